/** What a grammar is declared of: typed shapes that both read a node and describe themselves as JSON Schema. */
@NullMarked
package dev.banyan.rules.yaml.shape;

import org.jspecify.annotations.NullMarked;
