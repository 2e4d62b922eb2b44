package io.github.taskfilels.run;

/**
 * When things happened to a node, in milliseconds of the events' clock.
 *
 * @param created when it was called
 * @param started when a worker first took it, −1 if that never happened
 * @param ended when it ended
 * @param active how long workers were busy with it
 */
public record NodeTimes(long created, long started, long ended, long active) {}
