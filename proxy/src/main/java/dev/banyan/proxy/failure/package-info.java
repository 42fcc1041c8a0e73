/** What can fail, whose fault it is, whether a retry is safe; the only place that picks a status. */
@NullMarked
package dev.banyan.proxy.failure;

import org.jspecify.annotations.NullMarked;
