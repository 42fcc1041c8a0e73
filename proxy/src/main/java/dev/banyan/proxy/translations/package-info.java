/** The translations of the rules, compiled, and the schemas that they name, read from files. */
@NullMarked
package dev.banyan.proxy.translations;

import org.jspecify.annotations.NullMarked;
