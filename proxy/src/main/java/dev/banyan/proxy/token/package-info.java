/** Bearer tokens of clients: keys, signatures, claims. */
@NullMarked
package dev.banyan.proxy.token;

import org.jspecify.annotations.NullMarked;
