package io.github.taskfilels.cli.run;

import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.workspace.FileProblem;
import io.github.taskfilels.workspace.TaskfileNames;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** {@code run --init}: writes a Taskfile to begin with ({@code init.go}). */
final class InitFile {
  static final String TEXT =
      """
      # yaml-language-server: $schema=https://taskfile.dev/schema.json

      version: '3'

      vars:
        GREETING: Hello, world!

      tasks:
        default:
          desc: Print a greeting message
          cmds:
            - echo "{{.GREETING}}"
          silent: true
      """;

  private InitFile() {}

  /**
   * Writes the file; one that is there is never touched.
   *
   * @param operand a file, a folder, or an extension alone such as {@code .yaml}; null for the
   *     working directory
   */
  static Path write(Console console, @Nullable String operand) throws ExitException {
    Path path = operand == null ? console.directory() : console.resolve(named(operand));
    if (Files.isDirectory(path)) {
      for (String name : TaskfileNames.ALL) {
        if (Files.exists(path.resolve(name))) {
          throw exists();
        }
      }
      path = path.resolve("Taskfile.yml");
    }
    try {
      Files.writeString(path, TEXT, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw exists();
    } catch (IOException e) {
      throw new ExitException(
          ExitCode.UNKNOWN, "task: cannot write " + path + ": " + FileProblem.of(e));
    }
    return path;
  }

  /** An extension alone stands for a Taskfile with that extension. */
  private static String named(String operand) {
    int slash = operand.lastIndexOf('/') + 1;
    String name = operand.substring(slash);
    boolean extension = name.startsWith(".") && name.indexOf('.', 1) < 0 && name.length() > 1;
    return extension ? operand.substring(0, slash) + "Taskfile" + name : operand;
  }

  private static ExitException exists() {
    return new ExitException(ExitCode.TASKFILE_ALREADY_EXISTS, "task: A Taskfile already exists");
  }
}
