/** Go's {@code time}: times, durations, layouts such as {@code 2006-01-02}. */
@NullMarked
package io.github.taskfilels.go.time;

import org.jspecify.annotations.NullMarked;
