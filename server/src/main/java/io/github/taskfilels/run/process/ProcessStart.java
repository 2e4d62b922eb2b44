package io.github.taskfilels.run.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a program is started with.
 *
 * @param words the command line, the program by its path
 * @param environment complete
 */
record ProcessStart(
    List<String> words, Path directory, Map<String, String> environment, Redirect input) {

  /** The variables as programs get them, {@code NAME=value}. */
  List<String> variables() {
    List<String> variables = new ArrayList<>(environment.size());
    environment.forEach(
        (name, value) -> {
          if (name.indexOf('=') >= 0) {
            throw new IllegalArgumentException(name);
          }
          variables.add(name + "=" + value);
        });
    return variables;
  }

  /**
   * Starts it in Java's way.
   *
   * @throws IllegalArgumentException for a variable that no program can be given
   */
  Process start(Redirect output, Redirect error) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(directory.toFile())
            .redirectInput(input)
            .redirectOutput(output)
            .redirectError(error);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }
}
