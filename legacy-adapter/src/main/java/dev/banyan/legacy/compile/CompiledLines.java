package dev.banyan.legacy.compile;

import dev.banyan.legacy.mapping.Line;
import dev.banyan.legacy.tree.Pointer;
import java.util.List;

/**
 * Lines, and what is to be known of them together.
 *
 * @param read places that they look at, relative to where they start
 * @param everything true: an expression may look at all there is
 * @param written places that they may put something in, relative to where the target starts
 */
record CompiledLines(List<Line> lines, List<Pointer> read, boolean everything, List<Pointer> written) {}
