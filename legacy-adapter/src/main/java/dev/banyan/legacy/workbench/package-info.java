/** What people see of a translation who write one, or who have a message in hand that does not fit: pure, no files. */
@NullMarked
package dev.banyan.legacy.workbench;

import org.jspecify.annotations.NullMarked;
