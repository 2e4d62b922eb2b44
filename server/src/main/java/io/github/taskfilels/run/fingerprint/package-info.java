/**
 * Whether a task has to run, and why: by the files that globs name, their checksum, and what {@link
 * io.github.taskfilels.run.cache} keeps of the last successful run. Compatible with Task 3.53.1.
 */
@NullMarked
package io.github.taskfilels.run.fingerprint;

import org.jspecify.annotations.NullMarked;
