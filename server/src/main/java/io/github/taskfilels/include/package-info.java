/**
 * Which Taskfile includes which: the resolution of include entries as Task does it, and the live
 * include graph over all files that can be reached. Derived from a snapshot, never patched. Knows
 * neither the editor nor processes.
 */
@NullMarked
package io.github.taskfilels.include;

import org.jspecify.annotations.NullMarked;
