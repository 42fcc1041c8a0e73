/** Text to model, keeping file, line and column; and the JSON Schema of the rules. */
@NullMarked
package dev.banyan.rules.yaml;

import org.jspecify.annotations.NullMarked;
