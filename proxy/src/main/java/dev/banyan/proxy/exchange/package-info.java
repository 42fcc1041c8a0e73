/** The story of one request, on one screen, and the ports it leans on. */
@NullMarked
package dev.banyan.proxy.exchange;

import org.jspecify.annotations.NullMarked;
