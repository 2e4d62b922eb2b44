/**
 * GNU make's jobserver: a pipe with one byte for each job that may be started beside the first.
 * Programs that know it (make, cargo, ninja from 1.13, gcc) take a byte before they start a further
 * job and write it back afterwards. A run can offer one to its commands, and uses the one of the
 * make that started it.
 *
 * <p>Source: GNU make manual, "Integration with GNU make: Job slots", POSIX jobserver.
 */
@NullMarked
package io.github.taskfilels.run.jobserver;

import org.jspecify.annotations.NullMarked;
