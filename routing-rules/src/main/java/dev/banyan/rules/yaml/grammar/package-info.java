/** The grammar of the rules, declared once, a file a topic; reader and JSON Schema come from the same words. */
@NullMarked
package dev.banyan.rules.yaml.grammar;

import org.jspecify.annotations.NullMarked;
