package io.github.taskfilels.include;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Lists;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import com.google.common.graph.Graphs;
import com.google.common.graph.ImmutableGraph;
import io.github.taskfilels.graph.Components;
import io.github.taskfilels.graph.Digraphs;
import io.github.taskfilels.workspace.FileFailure;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.FileKind;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.TaskfileNames;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which Taskfile includes which, over all files that can be reached from some starting files. Each
 * file is there once, however many include it. Immutable; holds no offsets and no snapshot, so that
 * it stays the same object while edits change no file's summary.
 */
public final class IncludeGraph {
  private static final int FILES_OF_A_BLOCK = 32;

  private final ImmutableSet<FileId> starts;
  private final ImmutableMap<FileId, ImmutableList<IncludeEdge>> includes;
  private final ImmutableMap<FileId, FileFailure> failures;
  private final boolean forward;
  private final Supplier<ImmutableListMultimap<FileId, IncludeEdge>> includers =
      Suppliers.memoize(this::findIncluders);
  private final Supplier<ImmutableGraph<FileId>> digraph = Suppliers.memoize(this::makeDigraph);
  private final Supplier<Components<FileId>> components =
      Suppliers.memoize(() -> Components.of(digraph()));
  private final Supplier<ConnectedFiles> connected =
      Suppliers.memoize(() -> new ConnectedFiles(digraph()));
  private final Supplier<ImmutableSet<FileId>> roots = Suppliers.memoize(this::findRoots);
  private final Supplier<ImmutableList<ImmutableList<FileId>>> blocks =
      Suppliers.memoize(this::makeBlocks);

  IncludeGraph(
      ImmutableSet<FileId> starts,
      ImmutableMap<FileId, ImmutableList<IncludeEdge>> includes,
      ImmutableMap<FileId, FileFailure> failures) {
    this.starts = starts;
    this.includes = includes;
    this.failures = failures;
    this.forward = leadsForward();
  }

  /**
   * Whether every entry leads to a file that comes later in {@link #files}. Then there is no cycle,
   * and in most projects it is so; to find components takes longer.
   */
  private boolean leadsForward() {
    Map<FileId, Integer> places = new HashMap<>();
    includes.keySet().forEach(file -> places.put(file, places.size()));
    int place = 0;
    for (ImmutableList<IncludeEdge> edges : includes.values()) {
      for (IncludeEdge edge : edges) {
        FileId to = edge.to();
        if (to != null && places.getOrDefault(to, 0) <= place) {
          return false;
        }
      }
      place++;
    }
    return true;
  }

  private ImmutableListMultimap<FileId, IncludeEdge> findIncluders() {
    ImmutableListMultimap.Builder<FileId, IncludeEdge> back = ImmutableListMultimap.builder();
    eachLink(back::put);
    return back.build();
  }

  private ImmutableGraph<FileId> makeDigraph() {
    ImmutableGraph.Builder<FileId> graph = Digraphs.builder();
    includes.keySet().forEach(graph::addNode);
    eachLink((to, edge) -> graph.putEdge(edge.from(), to));
    return graph.build();
  }

  /** Gives each entry that leads to a file, after that file. */
  private void eachLink(BiConsumer<FileId, IncludeEdge> taker) {
    for (IncludeEdge edge : Iterables.concat(includes.values())) {
      FileId to = edge.to();
      if (to != null) {
        taker.accept(to, edge);
      }
    }
  }

  private record WorkspaceGraph() {}

  private record ConnectedWith(FileId first) {}

  /** The graph of what one Taskfile includes, directly and indirectly. */
  public static IncludeGraph of(Snapshot snapshot, FileId root) {
    return snapshot.memo(
        new FileKey(IncludeGraph.class, root),
        reader -> IncludeGraphBuilder.build(reader, ImmutableSet.of(root)));
  }

  /**
   * The graph of the whole workspace: of all files that are Taskfiles of themselves, see {@link
   * FileKind#ofItself}, and of all that one of these includes.
   */
  public static IncludeGraph ofWorkspace(Snapshot snapshot) {
    return snapshot.memo(
        new WorkspaceGraph(), reader -> IncludeGraphBuilder.build(reader, reader.seeds()));
  }

  /**
   * The part of {@link #ofWorkspace} that is {@link #connected} with a file: the same object as
   * long as no edit changes that part.
   */
  public static IncludeGraph around(Snapshot snapshot, FileId file) {
    return snapshot.memo(
        new ConnectedWith(ofWorkspace(snapshot).firstConnected(file)),
        reader -> ofWorkspace(reader).part(file));
  }

  private IncludeGraph part(FileId file) {
    ImmutableSet<FileId> files = connected(file);
    return new IncludeGraph(
        ImmutableSet.copyOf(Sets.filter(starts, files::contains)),
        files.stream().collect(ImmutableMap.toImmutableMap(key -> key, this::includes)),
        ImmutableMap.copyOf(Maps.filterKeys(failures, files::contains)));
  }

  /** Whether a document is a Taskfile, by itself or because one of the workspace includes it. */
  public static FileKind kind(Snapshot snapshot, FileId file) {
    FileKind kind = FileKind.ofItself(snapshot, file);
    return kind == FileKind.OTHER && ofWorkspace(snapshot).contains(file)
        ? FileKind.INCLUDED
        : kind;
  }

  /** All files, those that include before those that are only included, nearest first. */
  public ImmutableSet<FileId> files() {
    return includes.keySet();
  }

  public boolean contains(FileId file) {
    return includes.containsKey(file);
  }

  /**
   * The files in their order, some dozens together. What is kept of a block outlives edits of all
   * other files.
   */
  public ImmutableList<ImmutableList<FileId>> blocks() {
    return blocks.get();
  }

  /**
   * The include entries of a file in the order in which they are written; empty for a file that is
   * not in the graph.
   */
  public ImmutableList<IncludeEdge> includes(FileId file) {
    return includes.getOrDefault(file, ImmutableList.of());
  }

  /** The entries that lead to a file, in the order of the files and entries. */
  public ImmutableList<IncludeEdge> includers(FileId file) {
    return includers.get().get(file);
  }

  /**
   * The files that includes connect with one, whichever way they lead, itself among them, in the
   * order of {@link #files}; empty for a file that is not in the graph.
   */
  public ImmutableSet<FileId> connected(FileId file) {
    return connected.get().with(file);
  }

  /**
   * The first by name of the files that are {@link #connected} with one, itself where there is
   * none. It names them all, whichever of them are open, so that what is kept of them is found
   * again.
   */
  public FileId firstConnected(FileId file) {
    return connected.get().first(file);
  }

  /** Why a file at which the search began cannot be read; null where it can. */
  public @Nullable FileFailure failure(FileId file) {
    return failures.get(file);
  }

  /** The files as a graph: an edge goes from the including file to the included one. */
  public ImmutableGraph<FileId> digraph() {
    return digraph.get();
  }

  public Components<FileId> components() {
    return components.get();
  }

  /**
   * The files with which a run can begin: each starting file that has one of Task's default names
   * or that no other file includes, and the first starting file of a cycle that nothing else leads
   * to. In the order of the starting files.
   */
  public ImmutableSet<FileId> roots() {
    return roots.get();
  }

  /** The roots that include a file, directly or indirectly, or are it; the nearest first. */
  public ImmutableList<FileId> rootsOf(FileId file) {
    if (!includes.containsKey(file)) {
      return ImmutableList.of();
    }
    return Digraphs.reachable(Graphs.transpose(digraph()), ImmutableList.of(file)).stream()
        .filter(roots()::contains)
        .collect(ImmutableList.toImmutableList());
  }

  /** Whether an entry lies on an include cycle; an entry that leads to its own file does. */
  public boolean onCycle(IncludeEdge edge) {
    FileId to = edge.to();
    return to != null && !forward && components().onCycle(edge.from(), to);
  }

  /**
   * The files of a shortest cycle through an entry, beginning with its own file; the first is not
   * repeated at the end. Empty where the entry lies on none.
   */
  public ImmutableList<FileId> cycleThrough(IncludeEdge edge) {
    FileId to = edge.to();
    if (to == null || !onCycle(edge)) {
      return ImmutableList.of();
    }
    ImmutableSet<FileId> within = ImmutableSet.copyOf(components().of(to));
    ImmutableList<FileId> cycle =
        Digraphs.cycleThrough(digraph(), edge.from(), to, within::contains);
    return cycle == null ? ImmutableList.of() : cycle;
  }

  /**
   * Each file that includes itself, and one shortest cycle of each group of several files that
   * include each other.
   */
  public ImmutableList<ImmutableList<FileId>> cycles() {
    if (forward) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<ImmutableList<FileId>> cycles = ImmutableList.builder();
    for (ImmutableList<FileId> component : components().cyclic()) {
      for (FileId file : component) {
        if (digraph().hasEdgeConnecting(file, file)) {
          cycles.add(ImmutableList.of(file));
        }
      }
      if (component.size() > 1) {
        cycles.add(Digraphs.shortestCycleOfSeveral(digraph(), component));
      }
    }
    return cycles.build();
  }

  /** The first entry that leads from one file to another; null where there is none. */
  public @Nullable IncludeEdge edge(FileId from, FileId to) {
    for (IncludeEdge edge : includes(from)) {
      if (to.equals(edge.to())) {
        return edge;
      }
    }
    return null;
  }

  /**
   * The paths whose creation, deletion or change can change this graph: the files, the targets that
   * are missing, and the names that would come before the Taskfile that was found in a directory.
   */
  public ImmutableSortedSet<FileId> watchInterests() {
    ImmutableSortedSet.Builder<FileId> paths = ImmutableSortedSet.naturalOrder();
    paths.addAll(includes.keySet());
    for (IncludeEdge edge : Iterables.concat(includes.values())) {
      switch (edge.target()) {
        case IncludeTarget.Missing missing -> paths.addAll(missing.tried());
        case IncludeTarget.OptionalAbsent absent -> paths.addAll(absent.tried());
        case IncludeTarget.Failed failed -> paths.add(failed.file());
        case IncludeTarget.Resolved resolved -> paths.addAll(earlierNames(edge, resolved.file()));
        case IncludeTarget.Dynamic dynamic -> {}
        case IncludeTarget.Refused refused -> {}
        case IncludeTarget.Remote remote -> {}
        case IncludeTarget.Unwritten unwritten -> {}
      }
    }
    return paths.build();
  }

  private static ImmutableList<FileId> earlierNames(IncludeEdge edge, FileId found) {
    String written = edge.entry().taskfile();
    boolean named = written == null || written.endsWith(found.fileName());
    return named ? ImmutableList.of() : DefaultNames.earlier(found);
  }

  /**
   * The file that Task takes in the folder of another one instead of it; null where it would take
   * that. Only among the files at which the search for includes began.
   */
  public @Nullable FileId insteadOf(FileId file) {
    return starts.contains(file) ? DefaultNames.before(file, starts) : null;
  }

  /** Equal if the same files include the same in the same way, whatever else they hold. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof IncludeGraph that
            && starts.asList().equals(that.starts.asList())
            && includes.entrySet().asList().equals(that.includes.entrySet().asList())
            && failures.equals(that.failures));
  }

  @Override
  public int hashCode() {
    return Objects.hash(starts, includes.keySet(), failures);
  }

  private ImmutableList<ImmutableList<FileId>> makeBlocks() {
    return Lists.partition(files().asList(), FILES_OF_A_BLOCK).stream()
        .map(ImmutableList::copyOf)
        .collect(ImmutableList.toImmutableList());
  }

  private ImmutableSet<FileId> findRoots() {
    Set<FileId> found = new HashSet<>();
    ImmutableList<FileId> order = starts.asList();
    Map<FileId, Integer> places = new HashMap<>();
    order.stream()
        .filter(start -> DefaultNames.before(start, starts) == null)
        .forEach(start -> places.put(start, places.size()));
    for (ImmutableList<FileId> component : components().all()) {
      if (component.size() == 1 && !places.containsKey(component.getFirst())) {
        // As most files are that others include.
        continue;
      }
      List<FileId> begins = component.stream().filter(places::containsKey).toList();
      List<FileId> named =
          begins.stream().filter(file -> TaskfileNames.isDefault(file.fileName())).toList();
      found.addAll(named);
      if (named.isEmpty() && !begins.isEmpty() && !isIncludedFromOutside(component)) {
        found.add(
            Collections.min(
                begins, (a, b) -> places.getOrDefault(a, 0) - places.getOrDefault(b, 0)));
      }
    }
    return order.stream().filter(found::contains).collect(ImmutableSet.toImmutableSet());
  }

  private boolean isIncludedFromOutside(ImmutableList<FileId> component) {
    return component.stream()
        .anyMatch(
            file ->
                digraph().predecessors(file).stream()
                    .anyMatch(includer -> !components().onCycle(includer, file)));
  }
}
