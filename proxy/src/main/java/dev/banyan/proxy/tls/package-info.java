/** TLS on both sides: keys and certificates from PEM files, contexts made of them, and what is made anew when files change. */
@NullMarked
package dev.banyan.proxy.tls;

import org.jspecify.annotations.NullMarked;
