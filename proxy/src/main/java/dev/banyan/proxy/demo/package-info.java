/** The guided tour: two toy applications, Banyan before them, users, and an operator who moves the users over. */
@NullMarked
package dev.banyan.proxy.demo;

import org.jspecify.annotations.NullMarked;
