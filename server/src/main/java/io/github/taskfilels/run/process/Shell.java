package io.github.taskfilels.run.process;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.CommandRunner;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.run.NotStartedException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The bash that runs commands, and the options that bring it closest to the interpreter built into
 * Task: errexit always on and inherited by substitutions, the last stage of a pipeline in the shell
 * itself, extended globs, no start-up files.
 *
 * @param bash the executable
 * @param setsid the {@code setsid} of util-linux, null where there is none
 * @param mkfifo makes named pipes, null where there are none (Windows)
 * @param isolation gives each command a PID namespace of its own, null for none
 */
public record Shell(
    Path bash,
    BashVersion version,
    @Nullable Path setsid,
    @Nullable Path mkfifo,
    @Nullable Isolation isolation)
    implements CommandRunner.Factory {
  private static final String ALIASES = "expand_aliases";
  private static final String WITH_TOKENS = "exec 9<>\"$0\"; exec \"$@\"";
  private static final Map<Programs, BashVersion> VERSIONS = new ConcurrentHashMap<>();

  /**
   * The programs of a shell, before anybody knows which bash it is.
   *
   * @param modified when the executable of bash was changed: who installs another bash gets asked
   *     again
   * @param size of the executable, in bytes
   */
  record Programs(
      Path bash, FileTime modified, long size, @Nullable Path setsid, @Nullable Path mkfifo) {

    /**
     * Looks for them on the PATH of an environment.
     *
     * @throws NotStartedException when there is no bash, saying where it was looked for
     */
    static Programs find(Map<String, String> environment) throws NotStartedException {
      String path = path(environment);
      Path bash =
          onPath(path, "bash")
              .or(() -> GitBash.find(environment))
              .orElseThrow(() -> new NotStartedException(missing(path), null));
      try {
        BasicFileAttributes found = Files.readAttributes(bash, BasicFileAttributes.class);
        return new Programs(
            bash,
            found.lastModifiedTime(),
            found.size(),
            onPath(path, "setsid").orElse(null),
            File.separatorChar == '\\' ? null : onPath(path, "mkfifo").orElse(null));
      } catch (IOException failure) {
        throw NotStartedException.of(bash.toString(), failure);
      }
    }

    /** The shell of these programs, known from now on by what {@code $BASH_VERSION} says. */
    Shell shell(String words) {
      BashVersion version = BashVersion.of(words);
      VERSIONS.put(this, version);
      return shell(version);
    }

    /** The shell of these programs, or null where nobody has asked bash for its version yet. */
    @Nullable Shell known() {
      BashVersion version = VERSIONS.get(this);
      return version == null ? null : shell(version);
    }

    private Shell shell(BashVersion version) {
      return new Shell(bash, version, setsid, mkfifo, null);
    }
  }

  /**
   * Looks for bash on the PATH of an environment and asks it once for its version.
   *
   * @throws NotStartedException when there is no bash, saying where it was looked for
   */
  public static Shell find(Map<String, String> environment) throws NotStartedException {
    Programs programs = Programs.find(environment);
    Shell known = programs.known();
    return known == null ? programs.shell(askVersion(programs.bash())) : known;
  }

  /**
   * The same with each command in a PID namespace of its own.
   *
   * @throws NotStartedException when the system has no such, saying what to do
   */
  public Shell isolated(Map<String, String> environment) throws NotStartedException {
    return new Shell(bash, version, setsid, mkfifo, Isolation.find(path(environment), bash));
  }

  private static String path(Map<String, String> environment) {
    return environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
  }

  private static String missing(String path) {
    String how =
        File.separatorChar == '\\'
            ? "install Git for Windows (https://gitforwindows.org), which has one"
            : "install bash";
    return "bash was not found on the PATH (%s): %s, commands of tasks are run by it"
        .formatted(path, how);
  }

  /** The argument list that runs a script with the given options. */
  public ImmutableList<String> command(CommandSpec spec) {
    ImmutableList.Builder<String> words = ImmutableList.builder();
    if (spec.tokens() != null) {
      // Java lets a process inherit no descriptor but the first three. Before any isolation, for a
      // path below /proc means nothing in another PID namespace.
      words.add(bash.toString(), "--noprofile", "--norc", "-p", "-c", WITH_TOKENS);
      words.add(spec.tokens().toString());
    }
    Isolation own = isolation;
    if (own != null) {
      words.addAll(own.words());
    }
    return words.addAll(options(spec)).add("-c", whole(spec), "bash").build();
  }

  /** The argument list that only parses a script, with the same options. */
  public ImmutableList<String> syntaxCheck(CommandSpec spec) {
    return ImmutableList.<String>builder()
        .addAll(options(spec))
        .add("-n", "-c", spec.script(), "bash")
        .build();
  }

  @Override
  public CommandRunner.Capabilities capabilities() {
    String description = "bash " + version.text() + " (" + bash + ")";
    return new CommandRunner.Capabilities(description, true, true);
  }

  @Override
  public ProcessSession open(String runId) {
    return ProcessSession.open(this, runId);
  }

  private ImmutableList<String> options(CommandSpec spec) {
    ImmutableList.Builder<String> words = ImmutableList.builder();
    words.add(bash.toString(), "--noprofile", "--norc", "-p", "-e");
    if (version.atLeast(4, 4)) {
      words.add("-O", "inherit_errexit");
    }
    if (version.atLeast(4, 2)) {
      words.add("-O", "lastpipe");
    }
    words.add("-O", "extglob");
    if (version.atLeast(5, 2)) {
      words.add("+O", "patsub_replacement");
    }
    for (String name : spec.set()) {
      if (name.length() == 1) {
        words.add("-" + name);
      } else {
        words.add("-o", name);
      }
    }
    for (String name : spec.shopt()) {
      words.add("-O", name);
    }
    return words.build();
  }

  /**
   * Task parses a whole script before it runs any of it, bash runs line by line. A group makes bash
   * read to the end first. It opens on the first line, so that line numbers in messages stay right;
   * its no-op allows a script of nothing but comments; the second newline keeps a trailing
   * backslash from reaching the brace. A single line needs no group; and what is to know an alias
   * of a line before must not be read before that has run.
   */
  static String whole(CommandSpec spec) {
    String script = spec.script();
    if (spec.shopt().contains(ALIASES) || script.contains(ALIASES)) {
      return script;
    }
    String trimmed = CharMatcher.is('\n').trimTrailingFrom(script);
    return trimmed.indexOf('\n') < 0 ? script : "{ :; " + script + "\n\n}";
  }

  static Optional<Path> onPath(String path, String name) {
    boolean windows = File.separatorChar == '\\';
    for (String folder : Splitter.on(File.pathSeparatorChar).omitEmptyStrings().split(path)) {
      // Windows has a bash.exe of its own in System32, which is not a shell but the door to another
      // system.
      if (windows && folder.toLowerCase(Locale.ROOT).contains("system32")) {
        continue;
      }
      Path candidate = Path.of(folder, windows ? name + ".exe" : name);
      if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
        return Optional.of(candidate.toAbsolutePath());
      }
    }
    return Optional.empty();
  }

  private static String askVersion(Path bash) throws NotStartedException {
    try {
      Process process =
          new ProcessBuilder(
                  bash.toString(), "--noprofile", "--norc", "-c", "printf %s \"$BASH_VERSION\"")
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(nullDevice()))
              .start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return text;
    } catch (IOException failure) {
      throw NotStartedException.of(bash.toString(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NotStartedException(
          "interrupted while asking " + bash + " for its version", interrupted);
    }
  }

  /** The file that is always empty. */
  static File nullDevice() {
    return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
  }
}
