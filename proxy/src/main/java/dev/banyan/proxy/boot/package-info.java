/** Puts the house together: constructors called by hand, in order, and a graceful stop. */
@NullMarked
package dev.banyan.proxy.boot;

import org.jspecify.annotations.NullMarked;
