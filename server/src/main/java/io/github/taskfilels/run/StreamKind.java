package io.github.taskfilels.run;

/** Which of its two output streams a command wrote to. */
public enum StreamKind {
  STDOUT,
  STDERR
}
