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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tiny bash process, one per session, that outlives the runner. Only the runner holds the other
 * end of its input, so the input ends exactly when the runner dies. Unless it was dismissed before,
 * it then ends every process that carries the run's token, every group that such a process leads,
 * and every group that is noted as running: TERM, and KILL after the grace until nothing is left.
 * It sits in a session of its own, so that signals for the runner's group do not reach it.
 *
 * <p>Groups are noted in a {@linkplain GroupFile file}, not told: to wake a process twice for each
 * command took the processor from the runner at the very moment in which it has the next to start.
 * A system without named pipes has no groups either.
 */
final class Watchdog {
  private static final String NOTES = "groups";

  // $1 run id, $2 grace in tenths of a second, $3 a folder to delete, with the file of the groups.
  // It reads "q" to go quietly.
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP QUIT
      printf '%s\\n' "$BASH_VERSION"
      read -r word && [ "$word" = q ] && exit 0
      declare -A groups=()
      if [ -f "$3/groups" ]; then
        while read -r id; do
          [ -n "$id" ] && groups[$id]=1
        done < "$3/groups"
      fi
      find_alive() {
        alive=()
        local file pid stat fields
        for file in $(grep -lzs "^TASKFILE_LS_RUN=.*$1:" /proc/[0-9]*/environ 2>/dev/null); do
          pid=${file#/proc/}
          pid=${pid%/environ}
          alive+=("$pid")
          read -r stat < "/proc/$pid/stat"
          fields=(${stat##*) })
          [ "${fields[2]}" = "$pid" ] && groups[$pid]=1
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
  private final @Nullable SessionFolder folder;
  private @Nullable Process process;
  private @Nullable GroupFile groups;
  private boolean dismissed;

  /**
   * @param folder deleted by it, too; null where there are no groups
   */
  Watchdog(
      Path bash,
      @Nullable Path setsid,
      String runId,
      Duration grace,
      @Nullable SessionFolder folder) {
    this.folder = folder;
    this.bash = bash;
    this.setsid = setsid;
    this.runId = runId;
    this.grace = grace;
  }

  /** Before a command starts: starts the watchdog when it does not run yet, or was killed. */
  synchronized void watch() throws IOException {
    if (!dismissed && (process == null || !process.isAlive())) {
      process = launch(ProcessBuilder.Redirect.DISCARD);
      makeFile();
    }
  }

  /** Starts the watchdog, and gives what its {@code $BASH_VERSION} says. */
  synchronized String watchAndTell() throws IOException {
    Process started = launch(ProcessBuilder.Redirect.PIPE);
    process = started;
    makeFile();
    try (BufferedReader told = started.inputReader(StandardCharsets.UTF_8)) {
      return Strings.nullToEmpty(told.readLine());
    }
  }

  /** Before there is a group to note: the runner may be killed right after its start. */
  private void makeFile() throws IOException {
    if (folder != null && groups == null) {
      groups = new GroupFile(folder.path().resolve(NOTES));
    }
  }

  /** A group began. */
  synchronized void began(long group) throws IOException {
    if (!dismissed && groups != null) {
      groups.add(group);
    }
  }

  /** A group has ended; its number may be used again by the system. */
  synchronized void ended(long group) throws IOException {
    if (!dismissed && groups != null) {
      groups.remove(group);
    }
  }

  /** The run is over and the watchdog has nothing to do: it exits without touching any process. */
  synchronized void dismiss() throws IOException {
    dismissed = true;
    if (groups != null) {
      groups.close();
    }
    if (process != null && process.isAlive()) {
      try (OutputStream input = process.getOutputStream()) {
        input.write("q\n".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException killed) {
        // It is gone already, which is what was asked for.
        return;
      }
    }
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
            folder == null ? "" : folder.path().toString()));
    return new ProcessBuilder(words)
        .directory(new File("/"))
        .redirectOutput(output)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
