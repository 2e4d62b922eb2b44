package io.github.taskfilels.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One command string, ready to run.
 *
 * @param script text in the bash dialect, with all templates rendered
 * @param directory the working directory; must exist when the command starts
 * @param environment the complete environment of the command, nothing is added but the token of the
 *     run
 * @param set names for {@code set}: one letter ({@code x}) or long ({@code pipefail}); {@code -e}
 *     is always on
 * @param shopt names for {@code shopt -s}
 * @param stdin what it reads
 * @param inheritOutput the command writes straight to the runner's own streams (it sees a terminal
 *     when there is one); no output passes through the consumer
 * @param joined whether both streams are one to the command, so that what it writes comes in its
 *     order, as standard output
 * @param ownGroup whether the command leads its own session and process group; false only for those
 *     that share a terminal with the runner
 * @param tokens the pipe of a jobserver, which the command finds open as descriptor 9; null for
 *     none
 */
public record CommandSpec(
    String script,
    Path directory,
    ImmutableMap<String, String> environment,
    ImmutableList<String> set,
    ImmutableList<String> shopt,
    Stdin stdin,
    boolean inheritOutput,
    boolean joined,
    boolean ownGroup,
    @Nullable Path tokens) {

  /** A command without options that reads nothing and whose output is captured. */
  public static CommandSpec of(
      String script, Path directory, ImmutableMap<String, String> environment) {
    return new Builder(script, directory, environment).build();
  }

  /** The same with other shell options. */
  public CommandSpec withOptions(ImmutableList<String> newSet, ImmutableList<String> newShopt) {
    Builder builder = new Builder(this);
    builder.set = newSet;
    builder.shopt = newShopt;
    return builder.build();
  }

  /** The same with another environment. */
  public CommandSpec withEnvironment(ImmutableMap<String, String> other) {
    Builder builder = new Builder(this);
    builder.environment = other;
    return builder.build();
  }

  /** The same with another text. */
  public CommandSpec withScript(String other) {
    Builder builder = new Builder(this);
    builder.script = other;
    return builder.build();
  }

  /** The same with the pipe of a jobserver. */
  public CommandSpec withTokens(Path pipe) {
    Builder builder = new Builder(this);
    builder.tokens = pipe;
    return builder.build();
  }

  /** The same with another standard input. */
  public CommandSpec withStdin(Stdin newStdin) {
    Builder builder = new Builder(this);
    builder.stdin = newStdin;
    return builder.build();
  }

  /**
   * The same for a command that shares the terminal of the runner: Ctrl-C and Ctrl-Z reach it, and
   * it may ask for a password.
   */
  public CommandSpec inTerminal() {
    Builder builder = new Builder(this);
    builder.ownGroup = false;
    return builder.build();
  }

  /**
   * The same for a program that owns the terminal: all three streams inherited, in the runner's
   * process group.
   */
  public CommandSpec interactive() {
    Builder builder = new Builder(this);
    builder.stdin = Stdin.INHERIT;
    builder.inheritOutput = true;
    builder.ownGroup = false;
    return builder.build();
  }

  /** The same with both streams as one. */
  public CommandSpec joinedStreams() {
    Builder builder = new Builder(this);
    builder.joined = true;
    return builder.build();
  }

  /** The same for a command that has nothing of the runner's terminal. */
  public CommandSpec detached() {
    Builder builder = new Builder(this);
    builder.stdin = Stdin.NONE;
    builder.inheritOutput = false;
    builder.ownGroup = true;
    return builder.build();
  }

  /** The one place that lists all components by position. */
  private static final class Builder {
    private String script;
    private final Path directory;
    private ImmutableMap<String, String> environment;
    private ImmutableList<String> set = ImmutableList.of();
    private ImmutableList<String> shopt = ImmutableList.of();
    private Stdin stdin = Stdin.NONE;
    private boolean inheritOutput;
    private boolean joined;
    private boolean ownGroup = true;
    private @Nullable Path tokens;

    Builder(String script, Path directory, ImmutableMap<String, String> environment) {
      this.script = script;
      this.directory = directory;
      this.environment = environment;
    }

    Builder(CommandSpec from) {
      this(from.script, from.directory, from.environment);
      set = from.set;
      shopt = from.shopt;
      stdin = from.stdin;
      inheritOutput = from.inheritOutput;
      joined = from.joined;
      ownGroup = from.ownGroup;
      tokens = from.tokens;
    }

    CommandSpec build() {
      return new CommandSpec(
          script,
          directory,
          environment,
          set,
          shopt,
          stdin,
          inheritOutput,
          joined,
          ownGroup,
          tokens);
    }
  }
}
