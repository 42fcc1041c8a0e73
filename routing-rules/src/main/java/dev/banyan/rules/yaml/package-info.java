/** Text to model, keeping file, line and column; the only place that knows the YAML library. */
@NullMarked
package dev.banyan.rules.yaml;

import org.jspecify.annotations.NullMarked;
