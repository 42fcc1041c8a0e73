/** Which side a request goes to: key, cohort, bucket, choice. */
@NullMarked
package dev.banyan.rules.split;

import org.jspecify.annotations.NullMarked;
