/** {@code graph}: what includes or needs what. */
@NullMarked
package io.github.taskfilels.cli.graph;

import org.jspecify.annotations.NullMarked;
