/** What a request is to the rules: its head, host and canonical path. No bodies, no sockets. */
@NullMarked
package dev.banyan.rules.message;

import org.jspecify.annotations.NullMarked;
