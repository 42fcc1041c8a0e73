/**
 * XML Schema 1.0. Xerces finds out what a schema declares, from files that are handed to it one by one: it never opens
 * anything itself.
 */
@NullMarked
package dev.banyan.legacy.schema.xsd;

import org.jspecify.annotations.NullMarked;
