package io.github.taskfilels.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program called {@code shellcheck} that has something to say of each line with {@code $bad} in
 * it, and writes down how it was started and with what.
 */
public final class FakeShellCheck {
  /** What it says of the text in which it finds something: its place and code SC2086. */
  private static final String SAYS =
      """
      n=0
      sep=
      printf '{"comments":['
      while IFS= read -r line || [ -n "$line" ]; do
        n=$((n + 1))
        printf '%s\\n' "$line" >> "$0.scripts"
        case $line in *'$bad'*)
          before=${line%%'$bad'*}
          printf '%s{"file":"-","line":%d,"endLine":%d,"column":%d,"endColumn":%d,' \\
            "$sep" "$n" "$n" "$((${#before} + 1))" "$((${#before} + 5))"
          printf '"level":"info","code":2086,"message":"Double quote.","fix":null}'
          sep=, ;;
        esac
      done
      printf ']}'
      [ -z "$sep" ]
      """;

  private final Path program;

  private FakeShellCheck(Path program) {
    this.program = program;
  }

  /** Puts it into a folder. */
  public static FakeShellCheck in(Path folder) {
    return in(folder, SAYS);
  }

  /**
   * The same with another body.
   *
   * @param body shell commands
   */
  public static FakeShellCheck in(Path folder, String body) {
    try {
      Files.createDirectories(folder);
      Path program = folder.resolve("shellcheck");
      Files.writeString(program, "#!/bin/sh\necho \"$*\" >> \"$0.starts\"\n" + body);
      if (!program.toFile().setExecutable(true)) {
        throw new IOException("cannot be made executable");
      }
      return new FakeShellCheck(program);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path program() {
    return program;
  }

  /** The arguments of each start. */
  public List<String> starts() {
    return lines(".starts");
  }

  /** The lines that it was asked about. */
  public List<String> scripts() {
    return lines(".scripts");
  }

  private List<String> lines(String suffix) {
    Path file = program.resolveSibling(program.getFileName() + suffix);
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
