package io.github.taskfilels.run.fingerprint;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.values.SourceFiles;
import io.github.taskfilels.run.cache.ActionInput;
import io.github.taskfilels.run.cache.FileRole;
import io.github.taskfilels.run.cache.LastRun;
import io.github.taskfilels.run.cache.RunRecord;
import io.github.taskfilels.run.cache.RunRecord.Outcome;
import io.github.taskfilels.run.cache.RunRecords;
import io.github.taskfilels.run.cache.StateFile;
import io.github.taskfilels.run.files.DiskSources;
import io.github.taskfilels.run.files.FileClock;
import io.github.taskfilels.run.files.FilesDigest;
import io.github.taskfilels.workspace.FileProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the sources of one task are as they were when it last succeeded, by Task's rules and with
 * Task's state files ({@code sources_checksum.go}, {@code sources_timestamp.go}), but for one
 * thing: nothing is remembered of a task while it runs, and success only when it has succeeded, so
 * that one that was killed, declined or failed never looks up to date.
 */
public final class Fingerprint {
  /**
   * What a task says of itself.
   *
   * @param method {@code checksum}, {@code timestamp} or {@code none}
   * @param name under which Task keeps its state
   * @param directory absolute
   * @param gitignore whether files that git ignores do not count
   * @param recipe what it is made of beside files
   */
  public record Subject(
      String method,
      String name,
      Path directory,
      ImmutableList<SourceFiles.Pattern> sources,
      ImmutableList<SourceFiles.Pattern> generates,
      boolean gitignore,
      ImmutableList<ActionInput> recipe) {}

  /**
   * The answer.
   *
   * @param causes why it has to run; none where nothing has to be done
   * @param value with which it would be remembered; empty where it cannot be
   * @param sources as they are; null where they were not read
   * @param stale whether our record has to be written anew although nothing has to be done
   */
  public record Verdict(
      ImmutableList<Cause> causes, String value, @Nullable FileDigests sources, boolean stale) {

    public boolean upToDate() {
      return causes.isEmpty();
    }

    /** In a few words, for people. */
    public String reason() {
      return causes.isEmpty() ? "" : causes.getFirst().text();
    }

    private static Verdict because(Cause.Kind kind, String text) {
      return new Verdict(ImmutableList.of(Cause.of(kind, text)), "", null, false);
    }
  }

  private final DiskSources disk;
  private final FingerprintMode mode;
  private final Subject subject;
  private final RunRecords memory;

  /**
   * @param stateFolder where Task keeps its state
   * @param shared whether the project has another task that Task keeps in the same file
   */
  public Fingerprint(
      DiskSources disk,
      FingerprintMode mode,
      Path stateFolder,
      BooleanSupplier shared,
      Subject subject) {
    this.disk = disk;
    this.mode = mode;
    this.subject = subject;
    this.memory =
        RunRecords.of(stateFolder, byTime() ? "timestamp" : "checksum", subject.name(), shared);
  }

  /** The name of Task's state file of a task. */
  public static String fileName(String name) {
    return StateFile.fileName(name);
  }

  /** See {@link StateFile#nameApart}. */
  public static String nameApart(String shown, String name) {
    return StateFile.nameApart(shown, name);
  }

  private boolean byTime() {
    return mode == FingerprintMode.COMPAT && subject.method().equals("timestamp");
  }

  private boolean never() {
    return subject.method().equals("none");
  }

  /** Looks at the sources and at what is remembered. Changes nothing. */
  public Verdict check() {
    if (never()) {
      return Verdict.because(Cause.Kind.METHOD_NONE, "its method is none");
    }
    return byTime() ? new TimeCheck(disk, subject, memory).check() : byContent();
  }

  private Verdict byContent() {
    LastRun last = memory.lookup();
    FilesDigest digest = last.record() == null ? null : last.record().sources();
    FileDigests.Known known = digest == null ? null : known(digest, FileRole.SOURCES);
    FileDigests sources;
    try {
      sources = fileDigests(subject.sources(), known);
    } catch (IOException e) {
      return Verdict.because(
          Cause.Kind.SOURCE_UNREADABLE, "a source cannot be read: " + FileProblem.of(e));
    }
    String believed = last.value();
    ImmutableList<Cause> missing = missing(disk, subject);
    ImmutableList.Builder<Cause> causes = ImmutableList.builder();
    if (believed == null) {
      causes.add(doubt(last));
    } else {
      if (!believed.equals(sources.checksum())) {
        causes.addAll(changes(known, believed, sources));
      }
      if (mode == FingerprintMode.STRICT) {
        causes.addAll(new StrictCheck(this, sources, last, missing.isEmpty()).causes());
      }
      causes.addAll(missing);
    }
    ImmutableList<Cause> all = causes.build().stream().distinct().collect(toImmutableList());
    boolean stale = known == null || !known.digest().knows(sources.looks());
    return new Verdict(all, sources.checksum(), sources, all.isEmpty() && stale);
  }

  private static ImmutableList<Cause> changes(
      FileDigests.@Nullable Known known, String believed, FileDigests sources) {
    ImmutableList<Cause> changes =
        known == null || !known.digest().checksum().equals(believed)
            ? ImmutableList.of()
            : sources.changesSince(known, FileCauses.SOURCES);
    return changes.isEmpty()
        ? ImmutableList.of(Cause.of(Cause.Kind.SOURCES_CHANGED, "its sources have changed"))
        : changes;
  }

  /** Why the task cannot be believed to have succeeded. */
  static Cause doubt(LastRun last) {
    LastRun.Doubt doubt = Objects.requireNonNull(last.doubt(), "it has succeeded");
    return switch (doubt) {
      case NEVER_RUN -> Cause.of(Cause.Kind.FIRST_RUN, "it has not succeeded yet");
      case OTHER_TASK ->
          Cause.of(
              Cause.Kind.OTHER_TASK,
              "another task is remembered in the same file: " + last.stateFile());
      case CUT_OFF -> Cause.of(Cause.Kind.INTERRUPTED, "its last run was cut off");
      case FAILED -> Cause.of(Cause.Kind.FAILED, "its last run failed");
      case FORCED -> Cause.of(Cause.Kind.FORCED, "its last run was forced, which does not count");
      case CHANGED_MEANWHILE ->
          Cause.of(Cause.Kind.CHANGED_MEANWHILE, "its sources changed while it ran");
      case REMOVED -> Cause.of(Cause.Kind.FORGOTTEN, "its state was removed");
      case OTHER_PROGRAM ->
          Cause.of(Cause.Kind.OTHER_PROGRAM, "another program has changed its state");
    };
  }

  /** The patterns of generated files for which there is none. */
  static ImmutableList<Cause> missing(DiskSources disk, Subject subject) {
    return subject.generates().stream()
        .filter(pattern -> !pattern.exclude())
        .filter(pattern -> disk.matches(subject.directory(), pattern.text()).isEmpty())
        .map(pattern -> Cause.about(Cause.Kind.OUTPUT_MISSING, pattern.text(), "output missing"))
        .collect(toImmutableList());
  }

  Subject subject() {
    return subject;
  }

  private FileDigests fileDigests(
      ImmutableList<SourceFiles.Pattern> patterns, FileDigests.@Nullable Known known)
      throws IOException {
    long looked = System.nanoTime();
    return FileDigests.of(
        disk.found(subject.directory(), patterns, subject.gitignore()),
        subject.directory().toString(),
        known,
        looked);
  }

  FileDigests outputs(FileDigests.@Nullable Known known) throws IOException {
    return fileDigests(subject.generates(), known);
  }

  FileDigests.Known knownSources(FilesDigest digest) {
    return known(digest, FileRole.SOURCES);
  }

  FileDigests.Known knownOutputs(FilesDigest digest) {
    return known(digest, FileRole.OUTPUTS);
  }

  private FileDigests.Known known(FilesDigest digest, FileRole role) {
    return new FileDigests.Known(
        digest, Suppliers.memoize(() -> memory.table(role, digest.table())));
  }

  /**
   * Forgets that the task has succeeded; to be called before its first command. Were it called
   * later, sources that are changed back after a crash would belong to half made outputs.
   */
  public void begin() throws IOException {
    if (!never()) {
      memory.begin();
    }
  }

  /** Whether an earlier success may count; without a stamp, the time of outputs is what counts. */
  public boolean isBelieved() {
    return byTime() || memory.lookup().value() != null;
  }

  /**
   * Remembers that the task has succeeded with the sources that the verdict saw; whether it did.
   * What has changed since is in doubt, and the next run asks no more.
   */
  public boolean succeeded(Verdict verdict) throws IOException {
    if (never()) {
      return true;
    }
    if (byTime()) {
      memory.succeed(
          new RunRecord(
              subject.name(), Outcome.SUCCEEDED, verdict.value(), null, null, subject.recipe()));
      return true;
    }
    FileClock clock = memory.clock();
    FileDigests now = verdict.sources() == null ? null : unchanged(verdict.sources(), clock);
    if (now == null) {
      memory.doubtful(verdict.value());
      return false;
    }
    memory.succeed(
        new RunRecord(
            subject.name(),
            Outcome.SUCCEEDED,
            now.checksum(),
            kept(now, clock, FileRole.SOURCES),
            mode == FingerprintMode.STRICT ? kept(outputs(null), clock, FileRole.OUTPUTS) : null,
            subject.recipe()));
    return true;
  }

  /** The sources, if they are as they were; else null. */
  private @Nullable FileDigests unchanged(FileDigests before, FileClock clock) throws IOException {
    FilesDigest seen = before.digest(clock, 0);
    FileDigests now = fileDigests(subject.sources(), new FileDigests.Known(seen, before.table()));
    return now.isSame(seen) ? now : null;
  }

  /** Remembers that the task has run, but by force, which does not count. */
  public void forced() throws IOException {
    if (!never()) {
      memory.forced();
    }
  }

  /** Remembers that a command of the task has failed. */
  public void failed() throws IOException {
    if (!never()) {
      memory.fail();
    }
  }

  /** Keeps how files look that have been read in vain, so that they need not be read again. */
  public void refresh(Verdict verdict) throws IOException {
    FileDigests sources = verdict.sources();
    if (!verdict.stale() || sources == null) {
      return;
    }
    RunRecord ours = memory.lookup().ours();
    FileClock clock = memory.clock();
    memory.keep(
        new RunRecord(
            subject.name(),
            Outcome.SUCCEEDED,
            sources.checksum(),
            kept(sources, clock, FileRole.SOURCES),
            ours == null ? null : ours.outputs(),
            ours == null ? ImmutableList.of() : ours.recipe()));
  }

  private FilesDigest kept(FileDigests fileDigests, FileClock clock, FileRole role)
      throws IOException {
    return fileDigests.digest(clock, memory.keep(role, fileDigests.table().get()));
  }
}
