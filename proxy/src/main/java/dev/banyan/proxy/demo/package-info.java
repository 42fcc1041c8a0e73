/** Two toy applications, traffic and a guided tour, to see a migration happen. */
@NullMarked
package dev.banyan.proxy.demo;

import org.jspecify.annotations.NullMarked;
