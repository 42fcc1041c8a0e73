/** WSDL 1.1: what a service says in SOAP and what is said to it. */
@NullMarked
package dev.banyan.legacy.schema.wsdl;

import org.jspecify.annotations.NullMarked;
