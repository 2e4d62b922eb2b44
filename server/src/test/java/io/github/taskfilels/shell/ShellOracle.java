package io.github.taskfilels.shell;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Task's own parser of the shell, in a small program that is built where Go is installed and has
 * its module or can fetch it. Tests that need it are skipped, saying so, elsewhere. It parses
 * scripts and runs nothing.
 */
final class ShellOracle {
  private static final Gson GSON = new Gson();

  private final Path folder;

  private ShellOracle(Path folder) {
    this.folder = folder;
  }

  /**
   * What it says of a script.
   *
   * @param offset of its error, in bytes of UTF-8; -1 where it accepts the script
   * @param text of the error
   */
  record Verdict(int offset, String text) {
    boolean accepts() {
      return offset < 0;
    }
  }

  /** Builds the program in a folder, or skips the test. */
  static ShellOracle build(Path folder) throws IOException, InterruptedException {
    for (String name : List.of("main.go", "go.mod", "go.sum")) {
      try (InputStream in =
          Objects.requireNonNull(ShellOracle.class.getResourceAsStream("/shell/oracle/" + name))) {
        Files.copy(in, folder.resolve(name));
      }
    }
    ShellOracle oracle = new ShellOracle(folder);
    Path log = folder.resolve("log");
    boolean built;
    try {
      built = oracle.run(log, "", "go", "build", "-o", oracle.program().toString(), ".");
    } catch (IOException e) {
      Assumptions.abort("skipped: no Go found to build Task's parser: " + e.getMessage());
      throw e;
    }
    Assumptions.assumeTrue(
        built,
        () -> "skipped: Task's parser was not built, see " + log + " (is its module there?)");
    return oracle;
  }

  private Path program() {
    return folder.resolve("oracle.exe");
  }

  /** What it says of each script. */
  List<Verdict> ask(List<String> scripts) throws IOException, InterruptedException {
    StringBuilder in = new StringBuilder();
    scripts.forEach(script -> in.append(GSON.toJson(script)).append('\n'));
    Path out = folder.resolve("out");
    if (!run(out, in.toString(), program().toString())) {
      throw new IOException("the oracle failed: " + Files.readString(out));
    }
    return Files.readString(out).lines().map(line -> GSON.fromJson(line, Verdict.class)).toList();
  }

  private boolean run(Path out, String input, String... command)
      throws IOException, InterruptedException {
    Path in = folder.resolve("in");
    Files.write(in, input.getBytes(StandardCharsets.UTF_8));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(in.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return false;
    }
    return process.exitValue() == 0;
  }
}
