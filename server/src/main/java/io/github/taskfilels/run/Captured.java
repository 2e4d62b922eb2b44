package io.github.taskfilels.run;

import io.github.taskfilels.run.process.Bytes;
import io.github.taskfilels.run.process.Exit;

/**
 * What came of a quiet command.
 *
 * @param stdout all of its standard output, secrets and all
 * @param stderr all of its standard error
 */
public record Captured(Exit exit, Bytes stdout, Bytes stderr) {}
