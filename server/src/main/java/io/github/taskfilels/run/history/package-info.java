/**
 * How long tasks took in earlier runs. It only changes the order in which tasks start, never what
 * runs.
 */
@NullMarked
package io.github.taskfilels.run.history;

import org.jspecify.annotations.NullMarked;
