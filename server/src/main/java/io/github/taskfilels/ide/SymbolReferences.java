package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Occurrences;
import io.github.taskfilels.ide.symbol.ScriptCalls;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.ide.symbol.SymbolAt;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.Referrers;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.IncludeEntry;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where something is named, in all files that includes connect: a task by whatever name, an alias,
 * a namespace, a variable, an anchor, a file. Only files that can name it are looked at.
 */
public final class SymbolReferences {
  /** A task that is also called by the namespaces of its file. */
  private static final String DEFAULT = "default";

  /** So many files are looked at on several threads, before what they hold is told. */
  private static final int AT_ONCE = 128;

  private final Snapshot snapshot;

  /** The asking file and all that includes connect with it. */
  private final ImmutableSet<FileId> connected;

  private final Set<FileId> files = new LinkedHashSet<>();

  private SymbolReferences(Snapshot snapshot, FileId asking) {
    this.snapshot = snapshot;
    ImmutableSet<FileId> all = IncludeGraph.ofWorkspace(snapshot).connected(asking);
    this.connected = all.isEmpty() ? ImmutableSet.of(asking) : all;
  }

  /** An occurrence in a file. */
  public record Place(FileId file, Occurrence occurrence) {}

  /** Is told what some more files hold. */
  @FunctionalInterface
  public interface Finder {

    /**
     * @param done how many files were looked at, of {@code files}
     */
    void found(List<Place> places, int done, int files);
  }

  /**
   * All that names what stands at an offset, that of the asking file first, in order of position,
   * no place twice; empty where nothing is named.
   *
   * @param declarations whether places that introduce the name are among them
   */
  public static ImmutableList<Place> at(
      Snapshot snapshot, FileId file, int offset, boolean declarations) {
    ImmutableList.Builder<Place> all = ImmutableList.builder();
    at(snapshot, file, offset, declarations, (places, done, files) -> all.addAll(places));
    return all.build();
  }

  /** As above, told of as it is found. */
  public static void at(
      Snapshot snapshot, FileId file, int offset, boolean declarations, Finder finder) {
    search(
        snapshot,
        file,
        symbolsAt(snapshot, file, offset),
        (places, done, files) ->
            finder.found(
                places.stream()
                    .filter(place -> declarations || !place.occurrence().declares())
                    .toList(),
                done,
                files));
  }

  /** What the outermost name at an offset means, also where several occurrences are one name. */
  static ImmutableSet<Symbol> symbolsAt(Snapshot snapshot, FileId file, int offset) {
    ImmutableSet.Builder<Symbol> symbols = ImmutableSet.builder();
    TextRange range = null;
    for (Occurrence occurrence : SymbolAt.of(snapshot, file, offset)) {
      if (range == null && !occurrence.symbols().isEmpty()) {
        range = occurrence.range();
      }
      if (occurrence.range().equals(range)) {
        symbols.addAll(occurrence.symbols());
      }
    }
    return symbols.build();
  }

  /** All that names one of some symbols, seen from a file. */
  public static ImmutableList<Place> of(Snapshot snapshot, FileId asking, Set<Symbol> symbols) {
    ImmutableList.Builder<Place> all = ImmutableList.builder();
    search(snapshot, asking, symbols, (places, done, files) -> all.addAll(places));
    return all.build();
  }

  private static void search(Snapshot snapshot, FileId asking, Set<Symbol> symbols, Finder finder) {
    if (!symbols.isEmpty()) {
      SymbolReferences search = new SymbolReferences(snapshot, asking);
      search.files.add(asking);
      symbols.forEach(search::addFiles);
      search.find(symbols, finder);
    }
  }

  /** The occurrences of one file that name one of some symbols. */
  static ImmutableList<Occurrence> in(Snapshot snapshot, FileId file, Set<Symbol> symbols) {
    ImmutableList.Builder<Occurrence> found = ImmutableList.builder();
    TextRange last = null;
    for (Occurrence occurrence : Occurrences.that(snapshot, file, symbols)) {
      if (!occurrence.range().equals(last) && occurrence.shares(symbols)) {
        found.add(occurrence);
        last = occurrence.range();
      }
    }
    return found.build();
  }

  private void find(Set<Symbol> symbols, Finder finder) {
    int done = 0;
    for (List<FileId> some : Iterables.partition(files, AT_ONCE)) {
      snapshot.ahead(some, (reader, file) -> Occurrences.that(reader, file, symbols));
      ImmutableList.Builder<Place> places = ImmutableList.builder();
      for (FileId file : some) {
        snapshot.checkCancelled();
        in(snapshot, file, symbols).forEach(found -> places.add(new Place(file, found)));
      }
      done += some.size();
      finder.found(places.build(), done, files.size());
    }
  }

  private void addFiles(Symbol symbol) {
    switch (symbol) {
      case Symbol.Task(Definition task) -> addFiles(task);
      case Symbol.Alias(Symbol of, _) -> addFiles(of);
      case Symbol.Anchor anchor -> files.add(anchor.file());
      case Symbol.Environment variable -> files.add(variable.file());
      case Symbol.Template template -> files.add(template.file());
      case Symbol.File(FileId file) ->
          IncludeGraph.ofWorkspace(snapshot).includers(file).stream()
              .map(IncludeEdge::from)
              .forEach(files::add);
      case Symbol.Include include -> {
        files.add(include.file());
        addFilesWith(names(include));
      }
      case Symbol.Variable variable -> {
        if (variable.task() == null) {
          addFilesWith(List.of(variable.name()));
        } else {
          addFiles(new Definition(variable.file(), variable.task()));
        }
      }
    }
  }

  /** The file of a task, and those that name it or may do so. */
  private void addFiles(Definition task) {
    files.add(task.file());
    Referrers.of(snapshot, task).forEach(referrer -> files.add(referrer.file()));
    files.addAll(Referrers.unsureFiles(snapshot, task.file()));
    addFilesWithCalls(task);
  }

  /** The files whose scripts may call a task. */
  private void addFilesWithCalls(Definition task) {
    Summary summary = snapshot.summary(task.file());
    TaskEntry entry = summary == null ? null : summary.task(task.name());
    if (entry != null) {
      ImmutableList.Builder<String> names = ImmutableList.builder();
      names.add(entry.name()).addAll(entry.aliases());
      if (entry.name().equals(DEFAULT)) {
        for (IncludeEdge edge : IncludeGraph.ofWorkspace(snapshot).includers(task.file())) {
          names.add(edge.entry().namespace()).addAll(edge.entry().aliases());
        }
      }
      addFilesWith(calling(), names.build());
    }
  }

  private record Calling(FileId first) {}

  /** The connected files whose scripts call tasks by the command line. */
  private ImmutableSet<FileId> calling() {
    FileId first = IncludeGraph.ofWorkspace(snapshot).firstConnected(connected.asList().getFirst());
    return snapshot.memo(
        new Calling(first),
        reader ->
            IncludeGraph.around(reader, first).files().stream()
                .filter(file -> !ScriptCalls.names(reader, file).isEmpty())
                .collect(ImmutableSet.toImmutableSet()));
  }

  private Collection<String> names(Symbol.Include include) {
    Summary summary = snapshot.summary(include.file());
    if (summary == null || include.index() >= summary.includes().size()) {
      return List.of();
    }
    IncludeEntry entry = summary.includes().get(include.index());
    return ImmutableList.<String>builder().add(entry.namespace()).addAll(entry.aliases()).build();
  }

  /** The files in whose texts one of some names stands. */
  private void addFilesWith(Collection<String> names) {
    addFilesWith(connected, names);
  }

  private void addFilesWith(Set<FileId> among, Collection<String> names) {
    for (FileId file : among) {
      if (names.stream().anyMatch(name -> FileWords.mayHold(snapshot, file, name))) {
        files.add(file);
      }
    }
  }
}
