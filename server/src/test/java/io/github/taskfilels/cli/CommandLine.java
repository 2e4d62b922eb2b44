package io.github.taskfilels.cli;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.cli.terminal.TerminalLock;
import io.github.taskfilels.testkit.Fixture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the program inside a test, in a folder of its own. */
public final class CommandLine {
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private String input = "";
  private boolean together;

  /** What a run gave; the folder is written as {@code <DIR>}. */
  public record Result(int exit, String out, String err) {}

  private CommandLine(Path folder) {
    this.folder = folder;
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", folder.toString());
  }

  /** Sets a variable of the environment for all further runs. */
  public CommandLine with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** What further runs read from standard input. */
  public CommandLine reading(String text) {
    input = text;
    return this;
  }

  /** Both streams of further runs end in one place, which is told as standard output. */
  public CommandLine together() {
    together = true;
    return this;
  }

  /** Writes the files of a fixture to a folder. */
  public static CommandLine in(Path folder, String fixture) throws IOException {
    for (Map.Entry<String, String> file : Fixture.parse(fixture).files().entrySet()) {
      Path path = folder.resolve(file.getKey().substring(1));
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return new CommandLine(folder.toRealPath());
  }

  /** In a folder that is there already, which the runs must leave as it is. */
  public static CommandLine at(Path folder, Path home) {
    return new CommandLine(folder).with("HOME", home.toString());
  }

  Path folder() {
    return folder;
  }

  public Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(together ? out : err, true, StandardCharsets.UTF_8),
            ImmutableMap.copyOf(environment),
            folder,
            false,
            false,
            together,
            new TerminalLock());
    int exit = Main.run(console, List.of(arguments));
    return new Result(exit, text(out), text(err));
  }

  private String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).replace(folder.toString(), "<DIR>");
  }
}
