package io.github.taskfilels.run;

/**
 * What came of a quiet command.
 *
 * @param stdout all of its standard output, secrets and all
 * @param stderr all of its standard error
 */
public record Captured(Exit exit, Bytes stdout, Bytes stderr) {}
