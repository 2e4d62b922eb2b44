/**
 * Whether Task loads a root at all, and if not, why: facts as plain data, found by pure functions
 * from a snapshot and its include graph. The runner refuses by them, and the diagnostics of the
 * editor show them. The exit codes of Task are here too.
 */
@NullMarked
package io.github.taskfilels.program.load;

import org.jspecify.annotations.NullMarked;
