/** What the rules say of a translation, as written: checked for its form, not yet against schemas. */
@NullMarked
package dev.banyan.rules.model.translation;

import org.jspecify.annotations.NullMarked;
