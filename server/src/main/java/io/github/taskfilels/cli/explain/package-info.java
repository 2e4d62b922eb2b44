/** {@code explain}: why a task would run, where its variables get their values from. */
@NullMarked
package io.github.taskfilels.cli.explain;

import org.jspecify.annotations.NullMarked;
