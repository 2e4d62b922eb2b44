/**
 * The typed model of one Taskfile: every key of the format with the range of its key and value, and
 * the problems that Task would refuse or silently drop. Knows nothing of other files.
 */
@NullMarked
package io.github.taskfilels.taskfile;

import org.jspecify.annotations.NullMarked;
