/** Fields of multipart/form-data (RFC 7578). */
@NullMarked
package dev.banyan.legacy.format.multipart;

import org.jspecify.annotations.NullMarked;
