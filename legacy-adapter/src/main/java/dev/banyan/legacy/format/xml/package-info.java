/**
 * XML 1.0 with namespaces, without document types: those are refused, so that there are no entities, no network and no
 * default values from elsewhere.
 *
 * <p>The reader is this package's own. What is left of XML without document types is small, and every step of reading it
 * here is bounded and linear in the bytes, whatever names, attributes and namespaces somebody thinks of; tables that
 * outlive a document have a fixed size.
 */
@NullMarked
package dev.banyan.legacy.format.xml;

import org.jspecify.annotations.NullMarked;
