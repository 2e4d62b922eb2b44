/**
 * Who works when: a pure state machine, events in and commands out, without threads and clocks; and
 * the order of the ready by expected times.
 */
@NullMarked
package io.github.taskfilels.run.schedule;

import org.jspecify.annotations.NullMarked;
