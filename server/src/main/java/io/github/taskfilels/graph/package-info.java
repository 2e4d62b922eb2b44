/**
 * Graphs as such: algorithms on directed graphs, and what a picture of a graph needs (nodes, edges,
 * cycles, layout, exports). Knows nothing of Taskfiles, of the protocol, or of processes.
 */
@NullMarked
package io.github.taskfilels.graph;

import org.jspecify.annotations.NullMarked;
