/**
 * Whether a task has to run: the files that globs name, their checksum, and what is remembered of
 * the last successful run. Compatible with Task 3.53.1 down to its state files.
 */
@NullMarked
package io.github.taskfilels.run.fingerprint;

import org.jspecify.annotations.NullMarked;
