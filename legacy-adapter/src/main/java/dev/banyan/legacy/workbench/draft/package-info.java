/** Rules to begin with, made of a schema: one line for each of its fields, and examples that hold. */
@NullMarked
package dev.banyan.legacy.workbench.draft;

import org.jspecify.annotations.NullMarked;
