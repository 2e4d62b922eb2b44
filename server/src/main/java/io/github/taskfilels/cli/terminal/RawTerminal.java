package io.github.taskfilels.cli.terminal;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The terminal in a state in which each key arrives as it is pressed and is not shown, until this
 * is closed. Also put back when the program ends in between.
 */
public final class RawTerminal implements AutoCloseable {
  private static volatile @Nullable RawTerminal current;

  private final String before;
  private final Thread hook = new Thread(this::restore, "terminal");

  private RawTerminal(String before) {
    this.before = before;
  }

  /** Changes the terminal of standard input; fails where there is none that can be. */
  static RawTerminal open() throws IOException {
    RawTerminal terminal = new RawTerminal(stty("-g").strip());
    Runtime.getRuntime().addShutdownHook(terminal.hook);
    current = terminal;
    stty("-icanon", "-echo", "-isig", "min", "1", "time", "0");
    return terminal;
  }

  /** Puts the terminal back if a question is still open. */
  public static void leave() {
    RawTerminal open = current;
    if (open != null) {
      open.restore();
    }
  }

  @Override
  public void close() throws IOException {
    stty(before);
    current = null;
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // The program ends already; then the hook does no harm.
    }
  }

  private void restore() {
    try {
      stty(before);
    } catch (IOException e) {
      System.err.println("taskfile-ls: the terminal may need 'stty sane': " + e.getMessage());
    }
  }

  private static String stty(String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(ImmutableList.<String>builder().add("stty").add(arguments).build());
    Process process = builder.redirectInput(Redirect.INHERIT).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("stty cannot change the terminal");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return out;
  }
}
