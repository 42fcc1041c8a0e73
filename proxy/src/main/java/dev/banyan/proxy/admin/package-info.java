/** The second port: health, metrics, state, and the operator's verbs. */
@NullMarked
package dev.banyan.proxy.admin;

import org.jspecify.annotations.NullMarked;
