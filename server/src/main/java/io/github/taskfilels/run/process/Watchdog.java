package io.github.taskfilels.run.process;

import com.google.common.base.Strings;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tiny bash process, one per session, that outlives the runner. It is told of every process group
 * that begins and ends; only the runner holds the other end of its input, so the input ends exactly
 * when the runner dies. Unless it was dismissed before, it then ends the groups and every process
 * that carries the run's token: TERM, and KILL after the grace until nothing is left. It sits in a
 * session of its own, so that signals for the runner's group do not reach it.
 */
final class Watchdog {
  // $1 run id, $2 grace in tenths of a second, $3 a folder to delete. It reads "+ GROUP" and
  // "- GROUP" when a group began and ended, and "q" to go quietly.
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP QUIT
      printf '%s\\n' "$BASH_VERSION"
      declare -A groups=()
      while read -r op id; do
        case $op in
          +) groups[$id]=1 ;;
          -) unset "groups[$id]" ;;
          q) exit 0 ;;
        esac
      done
      find_alive() {
        alive=()
        local file pid fields
        for file in $(grep -lzs "^TASKFILE_LS_RUN=.*$1:" /proc/[0-9]*/environ 2>/dev/null); do
          pid=${file#/proc/}
          alive+=("${pid%/environ}")
        done
        for id in "${!groups[@]}"; do
          kill -0 -- "-$id" 2>/dev/null && alive+=("-$id")
        done
      }
      find_alive "$1"
      [ ${#alive[@]} -gt 0 ] && kill -TERM -- "${alive[@]}" 2>/dev/null
      for ((i = 0; i < $2; i++)); do
        find_alive "$1"
        [ ${#alive[@]} -eq 0 ] && break
        sleep 0.1
      done
      for ((i = 0; i < 100; i++)); do
        find_alive "$1"
        [ ${#alive[@]} -eq 0 ] && break
        kill -KILL -- "${alive[@]}" 2>/dev/null
        sleep 0.05
      done
      [ -n "$3" ] && rm -rf -- "$3"
      """;

  private final Path bash;
  private final @Nullable Path setsid;
  private final String runId;
  private final Duration grace;
  private final @Nullable NamedPipes pipes;
  private final Set<Long> groups = new LinkedHashSet<>();
  private @Nullable OutputStream input;
  private boolean dismissed;

  Watchdog(
      Path bash, @Nullable Path setsid, String runId, Duration grace, @Nullable NamedPipes pipes) {
    this.pipes = pipes;
    this.bash = bash;
    this.setsid = setsid;
    this.runId = runId;
    this.grace = grace;
  }

  /** Before a command starts: starts the watchdog when it does not run yet, or was killed. */
  synchronized void watch() throws IOException {
    if (dismissed || input != null) {
      return;
    }
    OutputStream fresh = launch(ProcessBuilder.Redirect.DISCARD).getOutputStream();
    for (long known : groups) {
      tell(fresh, "+ " + known);
    }
    input = fresh;
  }

  /** Starts the watchdog, and gives what its {@code $BASH_VERSION} says. */
  synchronized String watchAndTell() throws IOException {
    Process process = launch(ProcessBuilder.Redirect.PIPE);
    input = process.getOutputStream();
    try (BufferedReader told = process.inputReader(StandardCharsets.UTF_8)) {
      return Strings.nullToEmpty(told.readLine());
    }
  }

  /** A group began. */
  synchronized void began(long group) throws IOException {
    groups.add(group);
    if (input != null) {
      try {
        tell(input, "+ " + group);
        return;
      } catch (IOException killed) {
        input = null; // Somebody ended the watchdog: a new one takes over all groups.
      }
    }
    watch();
  }

  /** A group has ended; its number may be used again by the system. */
  synchronized void ended(long group) {
    groups.remove(group);
    if (input != null) {
      try {
        tell(input, "- " + group);
      } catch (IOException killed) {
        input = null; // The next group that begins starts a new watchdog.
      }
    }
  }

  /** The run is over and the watchdog has nothing to do: it exits without touching any process. */
  synchronized void dismiss() {
    dismissed = true;
    OutputStream open = input;
    input = null;
    if (open != null) {
      try (open) {
        tell(open, "q");
      } catch (IOException killed) {
        // It is gone already, which is what was asked for.
        return;
      }
    }
  }

  private static void tell(OutputStream input, String line) throws IOException {
    input.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    input.flush();
  }

  private Process launch(ProcessBuilder.Redirect output) throws IOException {
    List<String> words = new ArrayList<>();
    if (setsid != null) {
      words.add(setsid.toString());
    }
    long tenths = Math.max(1, grace.toMillis() / 100);
    words.addAll(
        List.of(
            bash.toString(),
            "--noprofile",
            "--norc",
            "-p",
            "-c",
            SCRIPT,
            "taskfile-ls-watchdog",
            runId,
            Long.toString(tenths),
            pipes == null ? "" : pipes.folder().toString()));
    return new ProcessBuilder(words)
        .directory(new File("/"))
        .redirectOutput(output)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
