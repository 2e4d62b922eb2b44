package io.github.taskfilels.workspace;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The one place that changes. Every method makes a new revision and returns its snapshot; {@link
 * #snapshot} is a field read. Safe for any thread, but the order of the calls is the order of the
 * revisions: editor notifications come from the one thread that reads them.
 */
public final class Workspace {
  /** How many Taskfiles a search collects before they make a revision. */
  private static final int BATCH = 200;

  private final Snapshot.Shared shared;
  private final LongAdder diskReads = new LongAdder();
  private final DiskLooks looks;
  private final Disk disk;
  private Inputs inputs;
  private volatile Snapshot current;

  /**
   * @param environment the variables that paths may use
   */
  public Workspace(Disk disk, ImmutableMap<String, String> environment) {
    this(disk, environment, Retention.EDITING);
  }

  /**
   * @param environment the variables that paths may use
   */
  public Workspace(Disk disk, ImmutableMap<String, String> environment, Retention retention) {
    this.shared = new Snapshot.Shared(new ParseCache(retention), new QueryCache(), environment);
    this.inputs = Inputs.empty(new DiskCache(disk, diskReads));
    this.looks = new DiskLooks(disk);
    this.disk = disk;
    this.current = new Snapshot(inputs, shared);
  }

  /** The newest snapshot. */
  public Snapshot snapshot() {
    return current;
  }

  /**
   * An editor opened a file: its text hides what is on the disk until it is closed.
   *
   * @param languageId what the editor says that it is; {@link FileKind#LANGUAGE_ID} makes it a
   *     Taskfile whatever its name
   */
  public Snapshot open(FileId file, String languageId, int version, String text) {
    Inputs.Buffer buffer = new Inputs.Buffer(content(file, version, text), languageId);
    return apply(now -> now.withBuffer(file, buffer));
  }

  /** An editor changed an open file; {@code text} is the whole new text. */
  public Snapshot change(FileId file, int version, String text) {
    FileContent content = content(file, version, text);
    return apply(
        now -> {
          Inputs.Buffer before = now.open().get(file);
          String languageId = before == null ? "" : before.languageId();
          return now.withBuffer(file, new Inputs.Buffer(content, languageId));
        });
  }

  /** An editor closed a file; what is on the disk counts again and is read anew. */
  public Snapshot close(FileId file) {
    return apply(now -> now.withBuffer(file, null));
  }

  /**
   * Files or folders were created, changed or deleted on the disk, by whomever. Taskfiles among
   * them are added to or taken from those that a search found; a folder that was created should be
   * searched with {@link #discover}. Changes of what nobody has asked for make no revision.
   */
  public Snapshot diskChanged(Collection<DiskChange> changes) {
    ImmutableSet<FileId> files = concerning(changes);
    if (files.isEmpty()) {
      return current;
    }
    // A folder that was missing may have come with its first file.
    Set<FileId> around = new HashSet<>();
    for (FileId file : files) {
      for (FileId part = file.directory(); part != null && around.add(part); ) {
        part = part.directory();
      }
    }
    return apply(
        now -> {
          Inputs next = now.withDisk(file -> around.contains(file) || isWithinAny(file, files));
          return next.withFolders(next.folders(), discoveredAfter(next, files));
        });
  }

  /**
   * Reads what {@link #diskChanged} would make a revision of, so that the revision can be asked at
   * once. Takes as long as it takes; nothing changes.
   */
  public void readAhead(Collection<DiskChange> changes) {
    current.ahead(
        concerning(changes),
        (snapshot, file) -> {
          if (!snapshot.isOpen(file) && disk.read(file) instanceof FileText text) {
            shared.parseCache().summary(text);
          }
        });
  }

  /**
   * Looks whether the disk still holds what was read from it; what does not is as if somebody had
   * told of its change. New files of which nobody has asked are not found.
   */
  public Snapshot lookAgain() {
    ImmutableList<FileId> changed;
    synchronized (looks) {
      changed = looks.changed(current.cache());
    }
    return changed.isEmpty()
        ? current
        : diskChanged(
            Lists.transform(changed, file -> new DiskChange(file, DiskChange.Kind.CHANGED)));
  }

  private synchronized ImmutableSet<FileId> concerning(Collection<DiskChange> changes) {
    SearchFilter filter = new SearchFilter(inputs.folders(), inputs.settings());
    Predicate<FileId> read = inputs.disk().concerned();
    Predicate<FileId> found =
        place -> inputs.discovered().stream().anyMatch(file -> file.isWithin(place));
    return changes.stream()
        .map(DiskChange::file)
        .filter(file -> read.test(file) || filter.finds(file) || found.test(file))
        .collect(ImmutableSet.toImmutableSet());
  }

  private static boolean isWithinAny(FileId file, Set<FileId> changed) {
    // The folders of a file are few, the changed files may be many.
    for (FileId part = file; part != null; part = part.directory()) {
      if (changed.contains(part)) {
        return true;
      }
    }
    return false;
  }

  private static ImmutableSortedSet<FileId> discoveredAfter(Inputs now, Set<FileId> changed) {
    SearchFilter filter = new SearchFilter(now.folders(), now.settings());
    ImmutableSortedSet.Builder<FileId> files = ImmutableSortedSet.naturalOrder();
    for (FileId file : now.discovered()) {
      if (!isWithinAny(file, changed) || now.disk().kind(file) != PathKind.MISSING) {
        files.add(file);
      }
    }
    for (FileId file : changed) {
      if (filter.finds(file) && now.disk().kind(file) != PathKind.MISSING) {
        files.add(file);
      }
    }
    return files.build();
  }

  /** Other folders are open; {@link #discover} searches the new ones. */
  public Snapshot foldersChanged(Collection<FileId> folders) {
    return apply(
        now -> refiltered(now.withFolders(ImmutableList.copyOf(folders), now.discovered())));
  }

  /** The settings changed; if fewer folders are excluded now, {@link #discover} finds more. */
  public Snapshot settingsChanged(Settings settings) {
    return apply(now -> refiltered(now.withSettings(settings)));
  }

  private static Inputs refiltered(Inputs now) {
    SearchFilter filter = new SearchFilter(now.folders(), now.settings());
    ImmutableSortedSet<FileId> rest =
        now.discovered().stream()
            .filter(filter::finds)
            .collect(ImmutableSortedSet.toImmutableSortedSet(FileId::compareTo));
    return now.withFolders(now.folders(), rest);
  }

  /** Adds files to those at which a search for Taskfiles begins; so they are Taskfiles. */
  public Snapshot discovered(Collection<FileId> files) {
    return apply(
        now ->
            now.discovered().containsAll(files)
                ? now
                : now.withFolders(
                    now.folders(),
                    ImmutableSortedSet.<FileId>naturalOrder()
                        .addAll(now.discovered())
                        .addAll(files)
                        .build()));
  }

  /** Searches all folders of the workspace; see {@link #discover(Collection, Cancel, Consumer)}. */
  public Discovery.Report discover(Cancel cancel, Consumer<Snapshot> progress) {
    return discover(current.folders(), cancel, progress);
  }

  /**
   * Searches folders for Taskfiles; runs on the caller's thread, which should be one in the
   * background.
   *
   * @param folders workspace folders, or folders inside them
   * @param cancel asked before each folder; then {@link java.util.concurrent.CancellationException}
   *     is thrown, and what was found stays
   * @param progress is told of each revision that this makes
   */
  public Discovery.Report discover(
      Collection<FileId> folders, Cancel cancel, Consumer<Snapshot> progress) {
    Snapshot start = current;
    SearchFilter filter = new SearchFilter(start.folders(), start.settings());
    List<FileId> batch = new ArrayList<>();
    Discovery.Report report =
        Discovery.search(
            folders,
            filter,
            cancel,
            files -> {
              batch.addAll(files);
              if (batch.size() >= BATCH) {
                publish(batch, progress);
              }
            });
    publish(batch, progress);
    return report;
  }

  private void publish(List<FileId> batch, Consumer<Snapshot> progress) {
    if (!batch.isEmpty()) {
      progress.accept(discovered(batch));
      batch.clear();
    }
  }

  /**
   * How much was done so far, for reports and tests.
   *
   * @param diskReads files that were read
   * @param parses texts that were parsed
   * @param computed queries that were computed
   * @param reused values that were used again after what they read had been compared
   */
  public record Statistics(long diskReads, long parses, long computed, long reused) {}

  public Statistics statistics() {
    return new Statistics(
        diskReads.sum(),
        shared.parseCache().count(),
        shared.queries().computed(),
        shared.queries().reused());
  }

  private FileContent content(FileId file, int version, String text) {
    return text.length() > FileFailure.MAX_BYTES
        ? FileFailure.tooLarge(file)
        : FileText.ofBuffer(file, version, shared.parseCache().ofBuffer(text));
  }

  private synchronized Snapshot apply(UnaryOperator<Inputs> change) {
    Inputs next = change.apply(inputs);
    if (next == inputs) {
      return current;
    }
    inputs = next;
    current = new Snapshot(inputs, shared);
    return current;
  }
}
