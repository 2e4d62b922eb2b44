package io.github.taskfilels.run.fingerprint;

import com.dynatrace.hash4j.hashing.Hashing;
import io.github.taskfilels.run.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a task between runs: Task's state file, so that both programs can be used
 * side by side, and our own record in a folder beside it, which knows more.
 *
 * <p>Task keeps {@code a:b} and {@code a-b} in one file. So beside it stands who of ours wrote it
 * and how we left it. As long as it is as we left it, each task goes by its own record. When
 * another program has written it since, it is believed only if no other task of ours is kept in it.
 *
 * @param name under which Task keeps the task
 * @param shared whether the project has another task that is kept in the same file; asked only when
 *     nothing else tells
 */
record RunRecords(StateFile state, Path folder, String name, BooleanSupplier shared) {
  private static final String OWNER = "owner";
  private static final int KEY = 16;

  /**
   * That of one task.
   *
   * @param stateFolder where Task keeps its state
   * @param method {@code checksum} or {@code timestamp}
   */
  static RunRecords of(Path stateFolder, String method, String name, BooleanSupplier shared) {
    return new RunRecords(
        StateFile.of(stateFolder, method, name),
        stateFolder.resolve("taskfile-ls").resolve(method).resolve(StateFile.fileName(name)),
        name,
        shared);
  }

  private String key() {
    return String.format("%016x", Hashing.xxh3_64().hashCharsToLong(name));
  }

  Path table(String what) {
    return folder.resolve(key() + "." + what);
  }

  /** Our record; null where there is none. */
  @Nullable RunRecord remembered() {
    RunRecord runRecord = RunRecord.read(folder.resolve(key()));
    return runRecord != null && runRecord.name().equals(name) ? runRecord : null;
  }

  /**
   * The value with which the task last succeeded, as far as anybody can be believed; null where
   * nobody can.
   */
  @Nullable String believed(@Nullable RunRecord remembered) {
    String value = state.value();
    if (remembered != null && remembered.doubts(value)) {
      return null;
    }
    List<String> left = owner();
    if (left.isEmpty()) {
      return value == null || shared.getAsBoolean() ? null : value;
    }
    boolean mine = left.getFirst().equals(name);
    if (asWeLeftIt(left)) {
      if (remembered == null) {
        return mine ? value : null;
      }
      return !remembered.succeeded() ? null : mine ? value : remembered.value();
    }
    return mine && !hasOthers() && !shared.getAsBoolean() ? value : null;
  }

  /** Why nothing can be believed. */
  Cause doubt(@Nullable RunRecord remembered) {
    if (remembered == null) {
      return state.value() == null
          ? Cause.of(Cause.Kind.FIRST_RUN, "it has not succeeded yet")
          : Cause.of(
              Cause.Kind.OTHER_TASK,
              "another task is remembered in the same file: " + state.path().getFileName());
    }
    return switch (remembered.outcome()) {
      case RUNNING -> Cause.of(Cause.Kind.INTERRUPTED, "its last run was cut off");
      case FAILED -> Cause.of(Cause.Kind.FAILED, "its last run failed");
      case FORCED -> Cause.of(Cause.Kind.FORCED, "its last run was forced, which does not count");
      case DOUBTFUL -> Cause.of(Cause.Kind.CHANGED_MEANWHILE, "its sources changed while it ran");
      case SUCCEEDED ->
          state.value() == null
              ? Cause.of(Cause.Kind.FORGOTTEN, "its state was removed")
              : Cause.of(Cause.Kind.OTHER_PROGRAM, "another program has changed its state");
    };
  }

  /** Whether Task's state is what we wrote for this task. */
  boolean isOurs(RunRecord runRecord) {
    return runRecord.succeeded()
        && asWeLeftIt(owner())
        && runRecord.value().equals(believed(runRecord));
  }

  private boolean asWeLeftIt(List<String> left) {
    return left.size() == 2 && left.get(1).equals(state.mark());
  }

  /** Who wrote the state file last, and its mark; empty where nobody of ours did. */
  private List<String> owner() {
    try {
      String text = Files.readString(folder.resolve(OWNER));
      int end = text.lastIndexOf('\n');
      return end < 0 ? List.of() : List.of(text.substring(0, end), text.substring(end + 1));
    } catch (IOException e) {
      return List.of();
    }
  }

  private boolean hasOthers() {
    try (DirectoryStream<Path> records = Files.newDirectoryStream(folder)) {
      for (Path path : records) {
        String file = String.valueOf(path.getFileName());
        if (file.length() == KEY && !file.equals(key())) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** Makes sure that nothing is believed of a task that has begun. */
  void begin() throws IOException {
    unfinished(RunRecord.Outcome.RUNNING);
  }

  void fail() throws IOException {
    unfinished(RunRecord.Outcome.FAILED);
  }

  void forced() throws IOException {
    unfinished(RunRecord.Outcome.FORCED);
  }

  /**
   * Keeps for Task what Task would keep, the sources as they were before the run; what makes them
   * itself has changed them for sure. We do not believe it: the outputs may be of other sources.
   */
  void doubtful(String value) throws IOException {
    succeed(RunRecord.doubtful(name, value));
  }

  private void unfinished(RunRecord.Outcome outcome) throws IOException {
    // In this order: wherever it is cut off, the task is out of date.
    keep(RunRecord.unfinished(name, outcome));
    forgetOthers();
    state.clear();
    own();
  }

  /** Keeps a record and gives its value to Task. */
  void succeed(RunRecord runRecord) throws IOException {
    keep(runRecord);
    forgetOthers();
    state.write(runRecord.value());
    own();
  }

  /** Replaces our record, which says the same as before in other words. */
  void keep(RunRecord runRecord) throws IOException {
    AtomicFile.write(folder.resolve(key()), runRecord.bytes());
  }

  /** Another program may have run any of the tasks that are kept in the same file. */
  private void forgetOthers() throws IOException {
    List<String> left = owner();
    if (left.isEmpty() || asWeLeftIt(left)) {
      return;
    }
    try (DirectoryStream<Path> records = Files.newDirectoryStream(folder)) {
      for (Path path : records) {
        String file = Objects.toString(path.getFileName());
        if (file.length() == KEY && !file.equals(key())) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  private void own() throws IOException {
    AtomicFile.write(
        folder.resolve(OWNER), (name + "\n" + state.mark()).getBytes(StandardCharsets.UTF_8));
  }
}
