/** What an HTML form sends: application/x-www-form-urlencoded. */
@NullMarked
package dev.banyan.legacy.format.form;

import org.jspecify.annotations.NullMarked;
