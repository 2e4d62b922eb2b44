package io.github.taskfilels.cli;

import com.google.common.collect.ImmutableMap;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What the build runs to fill the AOT caches of the runtime image: the command lines of daily use,
 * without their output, and for the cache of the language server then the server on the standard
 * streams. It is part of the jar because a cache is good only for the class path that it was made
 * with.
 */
final class Training {
  private static final List<List<String>> LINES =
      List.of(
          List.of("run", "built"),
          List.of("run"),
          List.of("run"),
          List.of("run", "--output", "group", "checked", "failing"),
          List.of("run", "--output", "prefixed", "--parallel", "docs:gen", "test"),
          List.of("run", "-v", "-C", "2", "build", "NAME=x", "--", "more"),
          List.of("run", "--dry", "default"),
          List.of("run", "--summary", "default", "checked"),
          List.of("run", "--status", "checked"),
          List.of("run", "--list"),
          List.of("run", "--list-all", "--json"),
          List.of("run", "--list-all", "--silent"),
          List.of("run", "--version"),
          List.of("run", "no-such-task"),
          List.of("check"),
          List.of("graph"),
          List.of("run", "built"),
          List.of("explain", "built"),
          List.of("--help"));

  private Training() {}

  /**
   * Trains in a project.
   *
   * @param arguments the folder of the project, and a command line that ends it: {@code lsp} to
   *     serve until the client says {@code exit}
   */
  public static void main(String[] arguments) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Console console =
        new Console(
            InputStream.nullInputStream(),
            nowhere,
            nowhere,
            ImmutableMap.copyOf(System.getenv()),
            Path.of(arguments[0]).toAbsolutePath().normalize(),
            false);
    // How they end is no matter: a machine without bash trains what it can.
    LINES.forEach(line -> Main.run(console, line));
    Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
  }
}
