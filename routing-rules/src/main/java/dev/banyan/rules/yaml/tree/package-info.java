/** YAML as a tree whose nodes know their places; the only place that knows the YAML library. */
@NullMarked
package dev.banyan.rules.yaml.tree;

import org.jspecify.annotations.NullMarked;
