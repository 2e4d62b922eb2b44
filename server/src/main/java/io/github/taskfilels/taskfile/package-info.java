/**
 * The typed model of one Taskfile: every key of the format with the range of its key and value.
 * Below it: {@code schema} (the format as data) and {@code read} (from a tree to the model). Knows
 * nothing of other files.
 */
@NullMarked
package io.github.taskfilels.taskfile;

import org.jspecify.annotations.NullMarked;
