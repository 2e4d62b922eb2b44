package io.github.taskfilels.run.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a program is started with.
 *
 * @param words the command line, the program by its path
 * @param environment complete
 */
record ProcessStart(
    List<String> words,
    Path directory,
    Map<String, String> environment,
    Redirect input,
    Redirect output,
    Redirect error) {

  ProcessStart {
    environment.forEach(
        (name, value) -> {
          if (name.indexOf('=') >= 0 || name.indexOf('\0') >= 0 || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(name);
          }
        });
  }

  /** The same with other places for its output. */
  ProcessStart writing(Redirect out, Redirect err) {
    return new ProcessStart(words, directory, environment, input, out, err);
  }

  /** Starts it in Java's way. */
  Process start() throws IOException {
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
