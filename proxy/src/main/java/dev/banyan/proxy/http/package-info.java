/** HTTP in and HTTP out: gate, framing, headers, pools. */
@NullMarked
package dev.banyan.proxy.http;

import org.jspecify.annotations.NullMarked;
