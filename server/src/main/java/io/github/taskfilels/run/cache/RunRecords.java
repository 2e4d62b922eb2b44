package io.github.taskfilels.run.cache;

import io.github.taskfilels.run.files.AtomicFile;
import io.github.taskfilels.run.files.FileClock;
import io.github.taskfilels.run.files.StatePath;
import io.github.taskfilels.workspace.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
 * @param stateFolder where Task keeps its state
 * @param folder of our records of all tasks that are kept in the same file
 * @param name under which Task keeps the task
 * @param shared whether the project has another task that is kept in the same file; asked only when
 *     nothing else tells
 */
public record RunRecords(
    StateFile state, Path stateFolder, Path folder, String name, BooleanSupplier shared) {
  private static final String OWNER = "owner";
  private static final int KEY = 16;

  /**
   * That of one task.
   *
   * @param stateFolder where Task keeps its state
   * @param method {@code checksum} or {@code timestamp}
   */
  public static RunRecords of(
      Path stateFolder, String method, String name, BooleanSupplier shared) {
    return new RunRecords(
        StateFile.of(stateFolder, method, name),
        stateFolder,
        stateFolder.resolve("taskfile-ls").resolve(method).resolve(StateFile.fileName(name)),
        name,
        shared);
  }

  private String key() {
    return StateFile.hash(name);
  }

  private Path path(FileRole role) {
    return folder.resolve(key() + "." + role.suffix);
  }

  /** Our record; null where there is none. */
  private @Nullable RunRecord remembered() {
    RunRecord runRecord = RunRecord.read(folder.resolve(key()));
    return runRecord != null && runRecord.name().equals(name) ? runRecord : null;
  }

  /** What is known of the last run. */
  public LastRun lookup() {
    RunRecord runRecord = remembered();
    String value = state.value();
    List<String> left = owner();
    boolean asLeft = asWeLeftIt(left);
    String believed = believed(runRecord, value, left, asLeft);
    boolean isOurs =
        asLeft && runRecord != null && runRecord.succeeded() && runRecord.value().equals(believed);
    return new LastRun(
        runRecord,
        isOurs,
        believed,
        believed == null ? doubt(runRecord, value) : null,
        String.valueOf(state.path().getFileName()));
  }

  /** The value with which the task last succeeded; null where nobody can be believed. */
  private @Nullable String believed(
      @Nullable RunRecord remembered, @Nullable String value, List<String> left, boolean asLeft) {
    if (remembered != null && remembered.doubts(value)) {
      return null;
    }
    if (left.isEmpty()) {
      return value == null || shared.getAsBoolean() ? null : value;
    }
    boolean mine = left.getFirst().equals(name);
    if (asLeft) {
      if (remembered == null) {
        return mine ? value : null;
      }
      return !remembered.succeeded() ? null : mine ? value : remembered.value();
    }
    return mine && !hasOthers() && !shared.getAsBoolean() ? value : null;
  }

  private static LastRun.Doubt doubt(@Nullable RunRecord remembered, @Nullable String value) {
    if (remembered == null) {
      return value == null ? LastRun.Doubt.NEVER_RUN : LastRun.Doubt.OTHER_TASK;
    }
    return switch (remembered.outcome()) {
      case RUNNING -> LastRun.Doubt.CUT_OFF;
      case FAILED -> LastRun.Doubt.FAILED;
      case FORCED -> LastRun.Doubt.FORCED;
      case DOUBTFUL -> LastRun.Doubt.CHANGED_MEANWHILE;
      case SUCCEEDED -> value == null ? LastRun.Doubt.REMOVED : LastRun.Doubt.OTHER_PROGRAM;
    };
  }

  /** Whether a stamp remembers a task that has not ended well. */
  public boolean isCleared() {
    return state.isCleared();
  }

  /**
   * The table of some files as they were at the last run.
   *
   * @param digest of the table
   * @return null where it is lost
   */
  public @Nullable FileTable table(FileRole role, long digest) {
    return FileTable.read(path(role), digest);
  }

  /**
   * Keeps the table of some files.
   *
   * @param table null where it is lost
   * @return its digest
   */
  public long keep(FileRole role, @Nullable FileTable table) throws IOException {
    byte[] bytes = table == null ? new byte[0] : table.bytes();
    AtomicFile.write(path(role), bytes);
    return FileTable.digest(bytes);
  }

  private boolean asWeLeftIt(List<String> left) {
    return left.size() == 2 && left.get(1).equals(state.mark());
  }

  /** Who wrote the state file last, and its mark; empty where nobody of ours did. */
  private List<String> owner() {
    try {
      String text = RegularFile.text(folder.resolve(OWNER), LinkOption.NOFOLLOW_LINKS);
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
  public void begin() throws IOException {
    AtomicFile.clean(folder);
    unfinished(RunRecord.Outcome.RUNNING);
  }

  /** Keeps that a command of the task has failed. */
  public void fail() throws IOException {
    unfinished(RunRecord.Outcome.FAILED);
  }

  /** Keeps that the task has run by force, which does not count. */
  public void forced() throws IOException {
    unfinished(RunRecord.Outcome.FORCED);
  }

  /**
   * Keeps for Task what Task would keep, the sources as they were before the run; what makes them
   * itself has changed them for sure. We do not believe it: the outputs may be of other sources.
   */
  public void doubtful(String value) throws IOException {
    succeed(RunRecord.doubtful(name, value));
  }

  private void unfinished(RunRecord.Outcome outcome) throws IOException {
    // In this order: wherever it is cut off, the task is out of date.
    keep(RunRecord.unfinished(name, outcome));
    forgetOthers();
    state.clear(folder);
    own();
  }

  /** Keeps a record and gives its value to Task. */
  public void succeed(RunRecord runRecord) throws IOException {
    keep(runRecord);
    forgetOthers();
    state.write(runRecord.value(), folder);
    own();
  }

  /** Replaces our record, which says the same as before in other words. */
  public void keep(RunRecord runRecord) throws IOException {
    checkFolders();
    AtomicFile.write(folder.resolve(key()), runRecord.bytes());
  }

  private void checkFolders() throws IOException {
    StatePath.check(stateFolder, folder.resolve(OWNER));
    StatePath.check(stateFolder, state.path());
  }

  /** The clock of the file system; makes the folder where there is none. */
  public FileClock clock() throws IOException {
    checkFolders();
    return FileClock.at(folder);
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
