/** The rules of a migration: what a route means, apart from anything that moves bytes. */
@NullMarked
package dev.banyan.rules;

import org.jspecify.annotations.NullMarked;
