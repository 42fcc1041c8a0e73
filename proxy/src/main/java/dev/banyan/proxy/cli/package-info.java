/** The commands: they print and return exit codes. */
@NullMarked
package dev.banyan.proxy.cli;

import org.jspecify.annotations.NullMarked;
