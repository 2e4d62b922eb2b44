package io.github.taskfilels.program;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The programs of all roots of a workspace, which share what they know of each file. Safe for
 * several threads.
 */
public final class Programs {
  /** So many files are searched for cycles one by one, before all are searched together. */
  private static final int FEW = 3;

  /** How many chains are tried for one that does not leave a task out. */
  private static final int MOST_CHAINS = 32;

  private final NameIndex nameIndex;
  private final ReferenceResolver referenceResolver;
  private final ChainFailures chainFailures;
  private final ConcurrentHashMap<FileId, ImmutableList<TaskCycles.OnCycle>> cyclesOf =
      new ConcurrentHashMap<>();
  private final Chains chains;
  private final Supplier<ImmutableListMultimap<FileId, TaskCycles.OnCycle>> allCycles;

  /**
   * @param chains of the same files
   * @param all the files whose tasks are searched for cycles
   */
  Programs(LinkedFiles files, Chains chains, Iterable<FileId> all) {
    this.nameIndex = new NameIndex(files);
    this.referenceResolver = new ReferenceResolver(nameIndex);
    this.chainFailures = new ChainFailures(nameIndex);
    this.chains = chains;
    this.allCycles = Suppliers.memoize(() -> TaskCycles.find(this, all));
  }

  /**
   * The programs of all files that includes connect with one. The same object for all of these, as
   * long as no edit changes what one of them shows to others.
   */
  public static Programs around(Snapshot snapshot, FileId file) {
    FileId first = IncludeGraph.ofWorkspace(snapshot).firstConnected(file);
    return snapshot.memo(
        new FileKey(Programs.class, first),
        reader -> of(reader::summary, IncludeGraph.around(reader, first), chains(reader, first)));
  }

  private record OfNames(FileId first) {}

  /**
   * As {@link #around}, of tasks of which nothing is known but their names and aliases, and whether
   * they are internal. It outlives edits that change none of these, as those of what a task needs.
   */
  public static Programs ofNames(Snapshot snapshot, FileId file) {
    FileId first = IncludeGraph.ofWorkspace(snapshot).firstConnected(file);
    return snapshot.memo(
        new OfNames(first),
        reader ->
            of(reader::declaredNames, IncludeGraph.around(reader, first), chains(reader, first)));
  }

  /** How all files that includes connect with one are linked; an edit of no include changes it. */
  public static IncludeLinks links(Snapshot snapshot, FileId file) {
    return chains(snapshot, IncludeGraph.ofWorkspace(snapshot).firstConnected(file)).links();
  }

  /** They outlive edits that change no include. */
  private static Chains chains(Snapshot snapshot, FileId file) {
    return snapshot.memo(
        new FileKey(Chains.class, file),
        reader -> new Chains(new GraphLinks(IncludeGraph.around(reader, file))));
  }

  private record OfRoot(FileId root) {}

  /** As {@link #around}, but of one root and what it includes alone. */
  public static Programs of(Snapshot snapshot, FileId root) {
    return snapshot.memo(
        new OfRoot(root),
        reader -> {
          IncludeGraph graph = IncludeGraph.of(reader, root);
          return of(reader::summary, graph, new Chains(new GraphLinks(graph)));
        });
  }

  private static Programs of(
      Function<FileId, @Nullable Summary> look, IncludeGraph graph, Chains chains) {
    return new Programs(GraphFiles.of(chains.links(), graph.files(), look), chains, graph.files());
  }

  /** The program of a root; any file can be asked about as if it were one. */
  public Program of(FileId root) {
    return new Program(nameIndex, root);
  }

  public LinkedFiles files() {
    return nameIndex.files();
  }

  NameIndex nameIndex() {
    return nameIndex;
  }

  ReferenceResolver referenceResolver() {
    return referenceResolver;
  }

  /**
   * What a reference without templates can mean in a file, over all chains of the workspace.
   *
   * @param tasks empty if it means nothing in any chain
   * @param unknown a file that would have to be known to tell; null if all is known
   */
  public record Meaning(ImmutableSet<Definition> tasks, @Nullable FileId unknown) {

    /** Whether it is wrong in every chain that reaches it. */
    public boolean wrong() {
      return tasks.isEmpty() && unknown == null;
    }
  }

  /** What a reference written in a file can mean. */
  public Meaning meaning(FileId file, String reference) {
    ReferenceResolver.Result result = referenceResolver.of(file, reference);
    return new Meaning(result.tasks(), result.unknown());
  }

  /** What the parts of a reference written in a file stand for; none for a wrong one. */
  public NameParts parts(FileId file, String reference) {
    return NameParts.of(reference, referenceResolver.of(file, reference).located());
  }

  /** The task that a file's table has under exactly this name; null where there is none. */
  public @Nullable Definition exactly(FileId file, String name) {
    Located found = nameIndex.exact(file, name).first();
    return found == null ? null : Definition.of(found);
  }

  /**
   * Where a reference that is not {@link Meaning#wrong} fails nevertheless.
   *
   * @param task the key of the task that holds the reference
   */
  public ChainFailures.Result failures(FileId file, String task, String reference) {
    return chainFailures.of(file, task, reference);
  }

  /** The include that leaves out what a reference would mean without it; null for none. */
  public @Nullable IncludeStep exclude(IncludePath includePath, String reference) {
    return chainFailures.exclude(includePath.root(), includePath.qualify(reference));
  }

  /** The references of a file's tasks that lie on a cycle of tasks. */
  public ImmutableList<TaskCycles.OnCycle> cycles(FileId file) {
    ImmutableList<TaskCycles.OnCycle> known = cyclesOf.get(file);
    if (known != null) {
      return known;
    }
    if (cyclesOf.size() >= FEW) {
      return Objects.requireNonNull(allCycles.get()).get(file);
    }
    return cyclesOf.computeIfAbsent(file, id -> TaskCycles.find(this, id));
  }

  /**
   * The files at the top of all chains to a file: those that nobody includes, or the file itself
   * where includes lead in a circle.
   */
  public ImmutableList<FileId> rootsOf(FileId file) {
    return chains.rootsOf(file);
  }

  /** Chains to a file from the roots above it, at most {@code limit}, nearest roots first. */
  public ImmutableList<IncludePath> chainsTo(FileId file, int limit) {
    LinkedHashSet<IncludePath> includePaths = new LinkedHashSet<>();
    for (FileId root : rootsOf(file)) {
      if (includePaths.size() < limit) {
        includePaths.addAll(of(root).chainsTo(file, limit - includePaths.size()));
      }
    }
    return ImmutableList.copyOf(includePaths);
  }

  /**
   * One chain to a file in which one of its tasks can be called, from the nearest root where there
   * are several; null where each leaves it out.
   */
  public @Nullable IncludePath chainTo(FileId file, String task) {
    IncludePath nearest = chains.to(file);
    if (!nearest.excludes(task)) {
      return nearest;
    }
    for (IncludePath includePath : chainsTo(file, MOST_CHAINS)) {
      if (!includePath.excludes(task)) {
        return includePath;
      }
    }
    return null;
  }

  /** One chain to a file from the nearest root above it. */
  public IncludePath chainTo(FileId file) {
    return chains.to(file);
  }
}
