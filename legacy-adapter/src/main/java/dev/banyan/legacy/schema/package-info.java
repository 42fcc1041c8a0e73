/** What documents may look like, whoever said it: an XML Schema, a WSDL, a JSON Schema or a copybook. */
@NullMarked
package dev.banyan.legacy.schema;

import org.jspecify.annotations.NullMarked;
