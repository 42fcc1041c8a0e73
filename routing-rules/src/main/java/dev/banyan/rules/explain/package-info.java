/** Why a request goes where it goes, for people and machines to read. */
@NullMarked
package dev.banyan.rules.explain;

import org.jspecify.annotations.NullMarked;
