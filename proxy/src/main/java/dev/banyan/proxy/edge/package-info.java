/** The client-facing side, whatever the protocol: one strict look at each request, who sent it, and its exchange begun. */
@NullMarked
package dev.banyan.proxy.edge;

import org.jspecify.annotations.NullMarked;
