package io.github.taskfilels.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import io.github.taskfilels.cli.terminal.Console;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What the build runs to fill the AOT caches of the runtime image: command lines of daily use,
 * without their output, and for the cache of the language server then the server on the standard
 * streams. A cache holds no more than its commands need, for a start pays for all of its cache. It
 * is part of the jar because a cache is good only for the class path that it was made with.
 */
final class Training {
  private static final ImmutableList<List<String>> LISTS =
      ImmutableList.of(
          List.of("run", "--list"),
          List.of("run", "--list-all", "--silent"),
          List.of("list", "--list-all", "--sort", "alphanumeric"),
          List.of("run", "--version"));

  private static final ImmutableList<List<String>> RUNS =
      ImmutableList.of(
          // Few commands are started by Java, and those of all later runs by the C library.
          List.of("run", "built"),
          List.of("run", "--output", "group", "checked", "failing"),
          List.of("run", "--output", "prefixed", "--parallel", "docs:gen", "test"),
          List.of("run", "-v", "-C", "2", "build", "NAME=x", "--", "more"),
          List.of("run"),
          List.of("run"),
          List.of("run", "--dry", "default"),
          List.of("run", "--summary", "default", "checked"),
          List.of("run", "--status", "checked"),
          List.of("run", "--list-all", "--json"),
          List.of("run", "no-such-task"),
          List.of("run", "built"));

  private static final ImmutableList<List<String>> OTHERS =
      ImmutableList.of(
          List.of("check"),
          List.of("format", "--check"),
          List.of("graph"),
          List.of("explain", "built"),
          List.of("--help"));

  /** By the name of the cache, as the launchers choose it. */
  private static final ImmutableMap<String, Iterable<List<String>>> LINES =
      ImmutableMap.of("list", LISTS, "all", Iterables.concat(LISTS, RUNS, OTHERS));

  private Training() {}

  /**
   * Trains in a project.
   *
   * @param arguments the name of the cache, the folder of the project, and a command line that ends
   *     it: {@code lsp} to serve until the client says {@code exit}
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
            Path.of(arguments[1]).toAbsolutePath().normalize(),
            false);
    // How else they end is no matter: a machine without bash trains what it can.
    for (List<String> line : Objects.requireNonNull(LINES.get(arguments[0]))) {
      if (Main.run(console, line) == Defect.EXIT) {
        throw new IllegalStateException("a defect ended " + line);
      }
    }
    Main.main(Arrays.copyOfRange(arguments, 2, arguments.length));
  }
}
