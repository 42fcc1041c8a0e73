/** The facts of each request, once, to metrics, access log and statistics. */
@NullMarked
package dev.banyan.proxy.observe;

import org.jspecify.annotations.NullMarked;
