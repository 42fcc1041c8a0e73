/** What gets lost in a translation, by its lines and by the schemas of both sides. */
@NullMarked
package dev.banyan.legacy.workbench.report;

import org.jspecify.annotations.NullMarked;
