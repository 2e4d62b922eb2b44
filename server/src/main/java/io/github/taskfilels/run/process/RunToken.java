package io.github.taskfilels.run.process;

import com.google.common.collect.ImmutableMap;
import java.nio.charset.StandardCharsets;

/**
 * The mark in the environment by which processes of a run are found. The value is a comma-separated
 * list of {@code run:command} tokens, outermost run first, so that a run inside a run is seen by
 * both.
 */
final class RunToken {
  /** The name of the environment variable. */
  static final String NAME = "TASKFILE_LS_RUN";

  private static final byte[] PREFIX = (NAME + "=").getBytes(StandardCharsets.US_ASCII);

  private RunToken() {}

  /** The value of the variable for a command with this token, started in an environment. */
  static String value(ImmutableMap<String, String> environment, String token) {
    String outer = environment.get(NAME);
    return outer == null || outer.isEmpty() ? token : outer + "," + token;
  }

  /**
   * The value of the variable in the NUL-separated bytes of {@code /proc/PID/environ}, empty when
   * it is not there.
   */
  static String find(byte[] environ) {
    int start = 0;
    while (start < environ.length) {
      int end = start;
      while (end < environ.length && environ[end] != 0) {
        end++;
      }
      if (end - start > PREFIX.length && startsWith(environ, start)) {
        int from = start + PREFIX.length;
        return new String(environ, from, end - from, StandardCharsets.UTF_8);
      }
      start = end + 1;
    }
    return "";
  }

  /** Whether the value holds a token of this run. */
  static boolean ofRun(String value, String runId) {
    return value.contains(runId + ":");
  }

  /** Whether the value holds exactly this token. */
  static boolean ofCommand(String value, String token) {
    return ("," + value + ",").contains("," + token + ",");
  }

  private static boolean startsWith(byte[] environ, int start) {
    for (int i = 0; i < PREFIX.length; i++) {
      if (environ[start + i] != PREFIX[i]) {
        return false;
      }
    }
    return true;
  }
}
