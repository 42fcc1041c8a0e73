/** JSON Schema, draft-07 and 2020-12, read into neutral shapes. */
@NullMarked
package dev.banyan.legacy.schema.json;

import org.jspecify.annotations.NullMarked;
