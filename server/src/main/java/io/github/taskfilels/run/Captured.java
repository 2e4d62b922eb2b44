package io.github.taskfilels.run;

/**
 * What came of a quiet command.
 *
 * @param interrupted whether it did not end well after a signal was passed on to it, so that its
 *     end is no answer
 * @param stdout all of its standard output, secrets and all
 * @param stderr all of its standard error
 */
public record Captured(Exit exit, boolean interrupted, Bytes stdout, Bytes stderr) {}
