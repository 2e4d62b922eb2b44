package io.github.taskfilels.run.process;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Bytes;
import io.github.taskfilels.run.NotStartedException;
import io.github.taskfilels.run.Termination;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The words before a command that give it a PID namespace of its own ({@code pid_namespaces(7)}):
 * when its shell ends, or the runner does, for whatever reason, the kernel ends every process in
 * it, wherever it went. They end in a tiny init: the first process of a namespace gets no signal
 * that it does not handle, so it must not be the command itself.
 *
 * @param words begins with {@code setpriv} by its path; the command line follows
 */
public record Isolation(ImmutableList<String> words) {
  /**
   * Signals reach the whole group, so there is nothing to pass on. Handlers, other than what is
   * ignored, are not inherited. What this shell itself has to say of a killed command is dropped,
   * and it does not count as a level.
   */
  private static final String INIT =
      "trap : INT TERM HUP QUIT; SHLVL=$((SHLVL - 1)); exec 3>&2 2>/dev/null;"
          + " \"$@\" 2>&3 3>&-; exit $?";

  /** No other program here ends so. */
  private static final int TRIED = 42;

  /** As the user that one is, where that is allowed; else in a namespace of users, too. */
  private static final ImmutableList<ImmutableList<String>> USERS =
      ImmutableList.of(
          ImmutableList.of(),
          ImmutableList.of("--user", "--map-current-user"),
          ImmutableList.of("--user", "--map-root-user"));

  /** With a {@code /proc} that shows the namespace, where it can be mounted. */
  private static final ImmutableList<ImmutableList<String>> MOUNTS =
      ImmutableList.of(ImmutableList.of("--mount-proc"), ImmutableList.of());

  /**
   * Finds a way by trying it.
   *
   * @throws NotStartedException when there is none, saying what is missing and what to do
   */
  static Isolation find(String path, Path bash) throws NotStartedException {
    String why = "";
    Path setpriv = program(path, "setpriv");
    Path unshare = program(path, "unshare");
    for (ImmutableList<String> user : USERS) {
      for (ImmutableList<String> mount : MOUNTS) {
        Isolation isolation = of(setpriv, unshare, user, mount, bash);
        String problem = isolation.problem(bash);
        if (problem == null) {
          return isolation;
        }
        why = why.isEmpty() ? problem : why;
      }
    }
    throw new NotStartedException(
        "commands cannot be isolated: the system refuses PID namespaces ("
            + why
            + "); run as root, or allow user namespaces (sysctl user.max_user_namespaces, in a"
            + " container --security-opt seccomp=unconfined or --cap-add SYS_ADMIN), or leave"
            + " isolation out",
        null);
  }

  private static Path program(String path, String name) throws NotStartedException {
    return Shell.onPath(path, name)
        .orElseThrow(
            () ->
                new NotStartedException(
                    "commands cannot be isolated: "
                        + name
                        + " was not found on the PATH; on Linux install util-linux 2.33 or newer,"
                        + " elsewhere leave isolation out",
                    null));
  }

  static Isolation of(
      Path setpriv,
      Path unshare,
      ImmutableList<String> user,
      ImmutableList<String> mount,
      Path bash) {
    return new Isolation(
        ImmutableList.<String>builder()
            // Whoever started it is a thread that waits for its end, so it dies with the runner.
            .add(setpriv.toString(), "--pdeathsig", "KILL", unshare.toString())
            .addAll(user)
            .add("--pid", "--fork", "--kill-child=KILL")
            .addAll(mount)
            .add(bash.toString(), "--noprofile", "--norc", "-p", "-c", INIT, "init")
            .build());
  }

  /** The same for a signal that would end {@code unshare}, and with it all the others at once. */
  static Termination.Signal understood(Termination.Signal signal) {
    return signal == Termination.Signal.HUP ? Termination.Signal.TERM : signal;
  }

  private @Nullable String problem(Path bash) throws NotStartedException {
    try {
      Process trial =
          new ProcessBuilder(
                  ImmutableList.<String>builder()
                      .addAll(words)
                      .add(bash.toString(), "--noprofile", "--norc", "-p", "-c", "exit " + TRIED)
                      .build())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Shell.nullDevice()))
              .start();
      String text = Bytes.copyOf(trial.getInputStream().readAllBytes()).display().strip();
      int code = trial.waitFor();
      return code == TRIED ? null : text.isEmpty() ? "exit code " + code : text;
    } catch (IOException failure) {
      return String.valueOf(failure.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NotStartedException("interrupted while trying to isolate a command", interrupted);
    }
  }
}
