package io.github.taskfilels.workspace;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import io.github.taskfilels.budget.HeapKeeper;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.Dependency.Input;
import io.github.taskfilels.yaml.YamlTree;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The workspace at one revision. Immutable and safe for any thread: two reads of the same thing
 * give the same. What a file holds on the disk is read when it is first asked for and stays until
 * an event about it makes a new revision.
 *
 * <p>Computed values are shared by all snapshots of a workspace: trees, models and summaries by the
 * content of the file, and the values of {@link #memo} by what their query read.
 */
public final class Snapshot {
  /** So many files are read as fast by one thread as by several. */
  private static final int FEW = 8;

  private final Inputs inputs;
  private final Shared shared;
  private final Cancel cancel;
  private final QueryCache.@Nullable Frame frame;
  private final Superseded superseded;

  /** What all snapshots of a workspace share. */
  record Shared(
      ParseCache parseCache, QueryCache queries, ImmutableMap<String, String> environment) {}

  Snapshot(Inputs inputs, Shared shared) {
    this(inputs, shared, Cancel.never(), null, new Superseded());
  }

  private Snapshot(
      Inputs inputs,
      Shared shared,
      Cancel cancel,
      QueryCache.@Nullable Frame frame,
      Superseded superseded) {
    this.inputs = inputs;
    this.shared = shared;
    this.cancel = cancel;
    this.frame = frame;
    this.superseded = superseded;
  }

  /**
   * Values that hold at this revision, for whoever still looks at it when a newer one has others.
   */
  record Superseded(ConcurrentMap<Object, QueryCache.Entry> entries) {
    Superseded() {
      this(new ConcurrentHashMap<>());
    }
  }

  /** Grows with every change of the workspace. */
  public long revision() {
    return inputs.revision();
  }

  /**
   * The same snapshot for work that can be cancelled: its queries and {@link #checkCancelled}
   * throw.
   */
  public Snapshot cancellable(Cancel token) {
    return new Snapshot(inputs, shared, cancel.or(token), frame, superseded);
  }

  /** Throws {@link java.util.concurrent.CancellationException} if nobody waits for the work. */
  public void checkCancelled() {
    cancel.check();
  }

  /**
   * The workspace as it would be if some files had other texts, to see what an edit does. What is
   * known here is used again; nothing of what is found out there comes back.
   */
  public Snapshot supposing(Map<FileId, String> texts) {
    Map<FileId, FileText> supposed = new HashMap<>();
    texts.forEach(
        (file, text) ->
            supposed.put(
                file,
                FileText.ofBuffer(file, FileText.NO_VERSION, shared.parseCache().ofBuffer(text))));
    Shared apart = new Shared(shared.parseCache(), shared.queries().apart(), shared.environment());
    return new Snapshot(inputs.supposing(supposed), apart, cancel, null, new Superseded());
  }

  /** What a file holds: its open buffer, else what is on the disk. */
  public FileContent content(FileId file) {
    FileContent content = inputs.content(file);
    if (frame != null) {
      frame.add(new Dependency.OfContent(file, Dependency.OfContent.print(content)));
    }
    return content;
  }

  /**
   * What stands on the disk at this moment, whatever an editor has open. It is not kept, and nobody
   * is told when it changes, so no query may ask.
   */
  public FileContent onDisk(FileId file) {
    if (frame != null) {
      throw new IllegalStateException("a query would keep what is on the disk");
    }
    return inputs.disk().now(file);
  }

  /** The text of a file; null where {@link #content} is a failure. */
  public @Nullable FileText text(FileId file) {
    return content(file) instanceof FileText text ? text : null;
  }

  /** The tree of a file; null where there is no text. */
  public @Nullable YamlTree tree(FileId file) {
    FileText text = text(file);
    return text == null ? null : shared.parseCache.tree(text);
  }

  /** The lines of a file; null where there is no text. */
  public @Nullable LineIndex lines(FileId file) {
    FileText text = text(file);
    return text == null ? null : shared.parseCache.lines(text);
  }

  /** The model of a file; null where there is no text. */
  public @Nullable Taskfile taskfile(FileId file) {
    FileText text = text(file);
    return text == null ? null : shared.parseCache.taskfile(text);
  }

  /**
   * What other files can see of a file; null where there is no text. Equal summaries are the same
   * object.
   */
  public @Nullable Summary summary(FileId file) {
    return visible(file) instanceof Summary summary ? summary : null;
  }

  /**
   * The global variables as they are written in a file, whose model may be forgotten; none where
   * there is no text.
   */
  public ImmutableList<Variable> globals(FileId file, GlobalVariables.Kind kind) {
    GlobalVariables.Written written = written(file);
    return written == null ? ImmutableList.of() : written.of(kind);
  }

  GlobalVariables.@Nullable Written written(FileId file) {
    GlobalVariables.Written written =
        inputs.content(file) instanceof FileText text ? shared.parseCache.globals(text) : null;
    if (frame != null) {
      frame.add(new Dependency.OfGlobals(file, written));
    }
    return written;
  }

  /** What a file includes; nothing where there is no text. */
  public DeclaredIncludes declaredIncludes(FileId file) {
    DeclaredIncludes declared =
        inputs.content(file) instanceof FileText text
            ? shared.parseCache.declaredIncludes(text)
            : DeclaredIncludes.NONE;
    if (frame != null) {
      frame.add(new Dependency.OfIncludes(file, declared));
    }
    return declared;
  }

  /**
   * Where each include of a file names its target, in the order of its {@link Summary#includes},
   * though its model may be forgotten; empty where there is no text.
   */
  public ImmutableList<TextRange> includeRanges(FileId file) {
    FileText text = text(file);
    return text == null ? ImmutableList.of() : shared.parseCache.includes(text);
  }

  /** Why Task refuses a file for what stands in it; null where there is no text. */
  public @Nullable Refusals refusals(FileId file) {
    FileText text = text(file);
    return text == null ? null : shared.parseCache.refusals(text);
  }

  /**
   * Finds the {@link #refusals} of many files on several threads, unless they are known already.
   */
  public void refusalsAhead(Collection<FileId> files) {
    if (!shared.parseCache.knowsRefusals()) {
      ahead(files, Snapshot::refusals);
    }
  }

  /** Why a file has no text; null where it has one. */
  public @Nullable FileFailure failure(FileId file) {
    FileFailure failure = inputs.content(file) instanceof FileFailure reason ? reason : null;
    if (frame != null) {
      frame.add(new Dependency.OfFailure(file, failure));
    }
    return failure;
  }

  /** A {@link Summary} or a {@link FileFailure}. */
  Object visible(FileId file) {
    FileContent content = inputs.content(file);
    Object visible = content instanceof FileText text ? shared.parseCache.summary(text) : content;
    if (frame != null) {
      frame.add(new Dependency.OfSummary(file, visible));
    }
    return visible;
  }

  /**
   * The {@link #summary} without all that does not bear on the names of tasks; null where there is
   * no text. Equal ones are the same object.
   */
  public @Nullable Summary declaredNames(FileId file) {
    FileContent content = inputs.content(file);
    Summary names = content instanceof FileText text ? shared.parseCache.names(text) : null;
    if (frame != null) {
      frame.add(new Dependency.OfNames(file, names));
    }
    return names;
  }

  /** What stands at a path; it is not read. */
  public PathKind kind(FileId file) {
    PathKind kind = inputs.kind(file);
    if (frame != null) {
      frame.add(new Dependency.OfKind(file, kind));
    }
    return kind;
  }

  /**
   * The names of what a folder holds at this moment, in order, at most {@code limit}. Nobody is
   * told when that changes, so no query may ask.
   */
  public ImmutableList<String> names(FileId folder, int limit) {
    if (frame != null) {
      throw new IllegalStateException("a query would keep what a folder holds");
    }
    return inputs.disk().names(folder, limit);
  }

  /** The file or folder with all links followed; for the protection against loops of links only. */
  public FileId realFile(FileId file) {
    FileId real = inputs.disk().real(file);
    if (frame != null) {
      frame.add(new Dependency.OfReal(file, real));
    }
    return real;
  }

  /** Whether an editor has the file open. */
  public boolean isOpen(FileId file) {
    return inputs.open().containsKey(file);
  }

  /** The files that an editor has open and that a condition accepts. No query may ask. */
  public ImmutableList<FileId> openFiles(Predicate<FileId> condition) {
    if (frame != null) {
      throw new IllegalStateException("a query would keep which files are open");
    }
    return inputs.open().keySet().stream()
        .filter(condition)
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * Whether a file lies in a folder of the workspace. Without any folder, as with an editor that
   * was started for one file, the open files are the workspace.
   */
  public boolean isOfWorkspace(FileId file) {
    return inputs.folders().isEmpty()
        ? isOpen(file)
        : inputs.folders().stream().anyMatch(file::isWithin);
  }

  /**
   * The files at which a search for Taskfiles begins: those that were found by their name or that
   * somebody named, and the open ones that are Taskfiles by name or language id.
   */
  public ImmutableSortedSet<FileId> seeds() {
    ImmutableSortedSet<FileId> seeds = inputs.seeds();
    record(Input.SEEDS, seeds);
    return seeds;
  }

  /** The folders of the workspace. */
  public ImmutableList<FileId> folders() {
    record(Input.FOLDERS, inputs.folders());
    return inputs.folders();
  }

  public Settings settings() {
    record(Input.SETTINGS, inputs.settings());
    return inputs.settings();
  }

  /** The variables of the process, as they were when the workspace was made. */
  public ImmutableMap<String, String> environment() {
    return shared.environment;
  }

  /**
   * The value of a query, computed once and used again, also in later revisions, as long as
   * everything that the query read through its snapshot is the same: texts by hash, summaries,
   * kinds of paths, settings, and other queries by value. So a query that reads summaries only is
   * not computed again for an edit that changes none.
   *
   * @param key what is asked; its type and value name the query (usually a record made for it)
   * @param query reads only through the snapshot that it is given, on one thread, and keeps no
   *     snapshot in its value; the value has a useful {@code equals} or is compared by identity.
   *     What it throws reaches the caller and is not kept. It must not depend on itself.
   */
  @SuppressWarnings("unchecked") // The key names the query, and the query makes the type.
  public <V extends Object> V memo(Object key, Function<Snapshot, V> query) {
    Snapshot plain = recording(null);
    QueryCache.Entry entry = shared.queries.get(plain, key, query);
    if (frame != null) {
      frame.add(new Dependency.OfQuery(key, query, entry.value(), entry.structural()));
    }
    return (V) entry.value();
  }

  /**
   * Does something with each of many elements on several threads, so that the files which it reads
   * are known to whoever asks for them next; nothing for few, which are read as fast when they are
   * asked for. Nothing is recorded for a query. What the action throws reaches the caller.
   *
   * @param action is given a snapshot that records nothing
   */
  public <T> void ahead(Collection<T> elements, BiConsumer<Snapshot, T> action) {
    if (elements.size() > FEW) {
      Snapshot plain = recording(null);
      HeapKeeper.mass(
          () ->
              elements.parallelStream()
                  .forEach(
                      element -> {
                        plain.checkCancelled();
                        action.accept(plain, element);
                      }));
    }
  }

  /** See {@link QueryCache#isUntyped}. */
  boolean isUntyped(Object key) {
    return shared.queries.isUntyped(key, this);
  }

  Object read(Input input) {
    return switch (input) {
      case SEEDS -> inputs.seeds();
      case FOLDERS -> inputs.folders();
      case SETTINGS -> inputs.settings();
    };
  }

  DiskCache cache() {
    return inputs.disk();
  }

  Superseded superseded() {
    return superseded;
  }

  /**
   * @param newFrame null to record nothing
   */
  Snapshot recording(QueryCache.@Nullable Frame newFrame) {
    return newFrame == frame ? this : new Snapshot(inputs, shared, cancel, newFrame, superseded);
  }

  /**
   * Equal for revisions that look the same to whoever reads no text. May parse what has changed.
   */
  public long stamp() {
    return inputs.structure().stamp(inputs, shared.parseCache);
  }

  /** Equal for revisions between which only the texts of open buffers have changed. */
  long typing() {
    return inputs.structure().typing();
  }

  private void record(Input input, Object value) {
    if (frame != null) {
      frame.add(new Dependency.OfInput(input, value));
    }
  }
}
