package io.github.taskfilels.run.process;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.shell.ShellQuoting;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Scripts and variables that are too long to be handed to a program, which Task's own shell does
 * not have to do: they reach bash in a file, which it deletes. What bash itself starts is still
 * bound by the limits of the system.
 */
record LongTexts(SessionFolder folder) {
  /**
   * Bytes of one text, a NUL at its end included: {@code MAX_ARG_STRLEN} of Linux ({@code
   * execve(2)}). Windows has room for 32,767 letters on the whole command line.
   */
  private static final int MOST_BYTES = File.separatorChar == '\\' ? 16 * 1024 : 128 * 1024;

  /** No letter takes more in UTF-8. */
  private static final int BYTES_PER_CHAR = 3;

  /**
   * The command, or one that does the same and is short enough.
   *
   * @param number unique in the session
   */
  CommandSpec fitting(CommandSpec spec, int number) throws IOException {
    String script = Shell.whole(spec);
    StringBuilder variables = new StringBuilder();
    ImmutableMap.Builder<String, String> rest = ImmutableMap.builder();
    for (Map.Entry<String, String> variable : spec.environment().entrySet()) {
      if (fits(variable.getKey() + "=", variable.getValue())) {
        rest.put(variable);
      } else {
        variables.append("export ").append(variable.getKey()).append('=');
        variables.append(ShellQuoting.quote(variable.getValue())).append("; ");
      }
    }
    if (variables.isEmpty() && fits("", script)) {
      return spec;
    }
    Path file = folder.path().resolve("script" + number);
    Files.writeString(file, variables + script);
    String word = ShellQuoting.quote(file.toString());
    return spec.withEnvironment(rest.buildOrThrow())
        .withScript("eval \"$(command -p cat -- " + word + "; command -p rm -f -- " + word + ")\"");
  }

  private static boolean fits(String name, String value) {
    int most = MOST_BYTES - 1 - name.length();
    return value.length() * BYTES_PER_CHAR <= most
        || value.getBytes(StandardCharsets.UTF_8).length <= most;
  }
}
