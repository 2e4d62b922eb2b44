package io.github.taskfilels.shellcheck;

import com.google.common.base.Splitter;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.ide.rules.ShellRemark;
import io.github.taskfilels.workspace.Cancel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The program on this machine, and what it has said of texts. A script goes to its standard input;
 * it is started away from the project, without a configuration that a project could have. Safe for
 * several threads.
 */
public final class ShellCheck {
  private static final String NAME = "shellcheck";

  /** How long one script may take, in seconds. */
  private static final int PATIENCE_SECONDS = 5;

  /** How often it is asked whether anybody waits still, in milliseconds. */
  private static final int GLANCE_MILLIS = 20;

  private static final int MOST_OUTPUT = 1 << 20;

  /** Characters of texts of which the answers are kept. */
  private static final int MOST_KEPT = 1 << 22;

  /** What an entry weighs beside its text. */
  private static final int ENTRY = 200;

  private final Path program;
  private final ImmutableMap<String, String> environment;
  private final Cache<String, ImmutableList<ShellRemark>> known =
      CacheBuilder.newBuilder()
          .maximumWeight(MOST_KEPT)
          .<String, ImmutableList<ShellRemark>>weigher(
              (script, remarks) -> script.length() + ENTRY * (1 + remarks.size()))
          .build();

  private ShellCheck(Path program, ImmutableMap<String, String> environment) {
    this.program = program;
    this.environment = environment;
  }

  /**
   * Looks for the program.
   *
   * @param path where it is; empty for the {@code PATH}
   * @throws ShellCheckException where it is not there
   */
  public static ShellCheck find(String path, ImmutableMap<String, String> environment)
      throws ShellCheckException {
    Path found = path.isEmpty() ? onPath(environment) : executable(path);
    if (found == null) {
      throw new ShellCheckException(
          path.isEmpty()
              ? "there is no program shellcheck in the folders of PATH"
              : "the absolute path of a program is needed, and '" + path + "' is none");
    }
    return new ShellCheck(found, environment);
  }

  /** Folders by relative paths are left out: they would be those of a project. */
  private static @Nullable Path onPath(Map<String, String> environment) {
    boolean windows = File.separatorChar == '\\';
    String folders = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
    for (String folder : Splitter.on(File.pathSeparatorChar).split(folders)) {
      Path found =
          folder.isEmpty()
              ? null
              : executable(folder + File.separator + NAME + (windows ? ".exe" : ""));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable Path executable(String name) {
    try {
      Path path = Path.of(name);
      return path.isAbsolute() && Files.isRegularFile(path) && Files.isExecutable(path)
          ? path
          : null;
    } catch (InvalidPathException e) {
      return null; // A PATH may hold anything.
    }
  }

  /** What it has said of a text; null where it was not asked lately. */
  public @Nullable ImmutableList<ShellRemark> known(String script) {
    return known.getIfPresent(script);
  }

  /**
   * Asks it, unless it was asked before. A text for which it fails counts as one of which it says
   * nothing from then on.
   *
   * @param cancel ends the program
   * @throws CancellationException where nobody waits any more
   * @throws ShellCheckException where it fails
   */
  public ImmutableList<ShellRemark> check(String script, Cancel cancel) throws ShellCheckException {
    ImmutableList<ShellRemark> before = known(script);
    if (before != null) {
      return before;
    }
    ImmutableList<ShellRemark> remarks = ImmutableList.of();
    try {
      remarks = ShellCheckReport.read(ask(script, cancel), script);
    } catch (CancellationException e) {
      throw e;
    } catch (ShellCheckException e) {
      known.put(script, remarks);
      throw e;
    }
    known.put(script, remarks);
    return remarks;
  }

  private String ask(String script, Cancel cancel) throws ShellCheckException {
    cancel.check();
    ProcessBuilder builder =
        new ProcessBuilder(program.toString(), "--norc", "-f", "json1", "-s", "bash", "-")
            .redirectError(Redirect.DISCARD)
            .directory(new File(String.valueOf(program.getRoot())));
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new ShellCheckException(program + " does not start: " + e.getMessage());
    }
    try {
      CompletableFuture<byte[]> output = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> write(process.getOutputStream(), script));
      Thread.ofVirtual().start(() -> read(process.getInputStream(), output));
      return answer(process, output, cancel);
    } finally {
      end(process);
    }
  }

  private static void write(OutputStream to, String script) {
    try (to) {
      to.write(script.getBytes(StandardCharsets.UTF_8));
    } catch (IOException gone) {
      return; // Its exit code says more.
    }
  }

  private static void read(InputStream from, CompletableFuture<byte[]> output) {
    try {
      output.complete(from.readNBytes(MOST_OUTPUT + 1));
    } catch (IOException e) {
      output.completeExceptionally(e);
    }
  }

  private static String answer(Process process, CompletableFuture<byte[]> output, Cancel cancel)
      throws ShellCheckException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end) {
      try {
        byte[] bytes = output.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
        if (bytes.length > MOST_OUTPUT) {
          throw new ShellCheckException("shellcheck said too much");
        }
        if (!process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
          cancel.check();
          continue;
        }
        // 0 is nothing found, 1 something.
        if (process.exitValue() > 1) {
          throw new ShellCheckException(
              "shellcheck failed with exit code "
                  + process.exitValue()
                  + "; version 0.7.0 or newer is needed");
        }
        return new String(bytes, StandardCharsets.UTF_8);
      } catch (TimeoutException e) {
        cancel.check();
      } catch (ExecutionException e) {
        throw new ShellCheckException("the answer of shellcheck cannot be read");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException();
      }
    }
    throw new ShellCheckException(
        "shellcheck gave no answer about a script in " + PATIENCE_SECONDS + " s");
  }

  private static void end(Process process) {
    if (process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
