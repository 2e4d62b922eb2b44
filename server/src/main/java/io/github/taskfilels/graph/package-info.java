/**
 * Graphs: algorithms on directed graphs, the include graph of a workspace, and what a picture of a
 * graph needs (nodes, edges, cycles, layout, exports). Knows neither the protocol nor processes.
 */
@NullMarked
package io.github.taskfilels.graph;

import org.jspecify.annotations.NullMarked;
