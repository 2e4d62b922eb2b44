/**
 * Reads the model of a Taskfile from its tree, as the decoders of Task 3.53.1 do (package {@code
 * taskfile/ast}), and collects the problems that Task would refuse or silently drop.
 */
@NullMarked
package io.github.taskfilels.taskfile.read;

import org.jspecify.annotations.NullMarked;
