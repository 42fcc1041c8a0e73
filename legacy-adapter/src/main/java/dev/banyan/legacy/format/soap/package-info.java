/** SOAP 1.1 and 1.2: the envelope around an XML body, and its faults. */
@NullMarked
package dev.banyan.legacy.format.soap;

import org.jspecify.annotations.NullMarked;
