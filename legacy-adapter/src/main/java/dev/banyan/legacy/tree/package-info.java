/** A body between two formats: neither JSON nor XML nor a record, but what all of them can be read as. */
@NullMarked
package dev.banyan.legacy.tree;

import org.jspecify.annotations.NullMarked;
