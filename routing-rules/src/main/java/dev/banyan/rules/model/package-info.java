/** The rules as written: immutable records, complete and valid on their own, without places or parsers. */
@NullMarked
package dev.banyan.rules.model;

import org.jspecify.annotations.NullMarked;
