/** What fails on purpose: backends that break in every way, and a run of requests that looks what comes of it. */
@NullMarked
package dev.banyan.proxy.chaos;

import org.jspecify.annotations.NullMarked;
