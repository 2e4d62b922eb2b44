package io.github.taskfilels.run.history;

/**
 * How long a task took once.
 *
 * @param task its full name in the root
 * @param variant hash of the variables it was called with; empty for none
 * @param millis own time, without that of the tasks it waited for
 * @param at when it ended, milliseconds since 1970
 */
public record TaskTime(String task, String variant, long millis, long at) {}
