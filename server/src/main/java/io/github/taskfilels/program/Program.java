package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Streams;
import io.github.taskfilels.program.TaskIterator.Order;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a root and all that it includes mean together. Cheap to make; every answer is derived when
 * it is asked for, along the includes that lead to it. Immutable and safe for several threads.
 */
public final class Program {
  /** More aliases of a task are not told: with those of its includes there can be very many. */
  private static final int MOST_ALIASES = 1_000;

  private final NameIndex nameIndex;
  private final FileId root;

  /** One for all tasks of the root, so that what it works out is worked out once. */
  private final IncludePath top;

  Program(NameIndex nameIndex, FileId root) {
    this.nameIndex = nameIndex;
    this.root = root;
    this.top = IncludePath.of(root);
  }

  /**
   * The program of one root. Where many roots or files are asked about, {@link Programs} shares the
   * work.
   */
  public static Program of(LinkedFiles files, FileId root) {
    return new Program(new NameIndex(files), root);
  }

  /**
   * The program of one root and what it includes. Where many roots are asked about, {@link
   * Programs} shares the work.
   */
  public static Program of(Snapshot snapshot, FileId root) {
    return Programs.of(snapshot, root).of(root);
  }

  public FileId root() {
    return root;
  }

  /** The files and their includes that this program is made of. */
  public LinkedFiles files() {
    return nameIndex.files();
  }

  NameIndex nameIndex() {
    return nameIndex;
  }

  /** What a full name means, as on the command line. */
  public Lookup lookup(String name) {
    return lookup(top, name);
  }

  /**
   * What a name written in {@code deps} or {@code cmds} of the file at the end of a chain means.
   * Leading colons climb, one include each; at the root they are part of the name. Not for names
   * that hold templates: Task rewrites those before it renders them.
   */
  public Lookup resolve(IncludePath includePath, String reference) {
    return lookup(top, includePath.qualify(reference));
  }

  /** What a reference written in a task means. */
  public Lookup resolve(TaskView from, String reference) {
    return resolve(from.includePath(), reference);
  }

  private Lookup lookup(IncludePath includePath, String name) {
    NameIndex.Answer answer = nameIndex.lookup(includePath.file(), name);
    if (answer.found().size() > 1) {
      return new Lookup.Ambiguous(
          answer.found().stream().map(this::view).collect(ImmutableList.toImmutableList()));
    }
    Located located = answer.first();
    if (located != null) {
      return new Lookup.Found(view(located), located.match(), name);
    }
    FileId unknown = answer.unknown();
    return unknown == null ? new Lookup.Missing() : new Lookup.Unknown(unknown);
  }

  private TaskView view(Located located) {
    return new TaskView(top.then(located.steps()), located.task(), located.name());
  }

  /** A task as a chain sees it. */
  public TaskView view(IncludePath includePath, TaskEntry task) {
    return TaskView.of(includePath, task);
  }

  /**
   * All tasks in Task's own order, the tasks of a file before those of its includes, one at a time:
   * there can be very many. Where two have the same name, both are there.
   */
  public Stream<TaskView> tasks() {
    return Streams.stream(TaskIterator.views(nameIndex, root, Order.WRITTEN));
  }

  /** Those of them that at most {@code deepest} includes in each other bring. */
  Iterator<TaskView> tasks(int deepest) {
    return new TaskIterator<>(nameIndex, root, Order.WRITTEN, deepest, TaskView::of);
  }

  /**
   * The same by their full names, anew for each iterator. Where two have the same name, the first
   * in Task's order comes first. Held one at a time, unless names look as if they came from
   * includes.
   *
   * @param rootFirst whether names without a colon come before the others
   */
  public Iterable<TaskView> tasksByName(boolean rootFirst) {
    if (TaskIterator.isSortable(nameIndex, root)) {
      Order order = rootFirst ? Order.ROOT_FIRST : Order.BY_NAME;
      return () -> TaskIterator.views(nameIndex, root, order);
    }
    List<TaskView> tasks = new ArrayList<>();
    tasks().forEach(tasks::add);
    tasks.sort((one, other) -> one.name().compareTo(other.name()));
    if (!rootFirst) {
      return tasks;
    }
    List<TaskView> outer = new ArrayList<>();
    List<TaskView> inner = new ArrayList<>();
    tasks.forEach(task -> (task.name().indexOf(':') < 0 ? outer : inner).add(task));
    return Iterables.concat(outer, inner);
  }

  /**
   * The length of the longest full name of those tasks that can be called from outside, in
   * characters; -1 where there is none.
   *
   * @param counted which of them count
   */
  public int longestName(Predicate<TaskEntry> counted) {
    // The names themselves need not be made for it.
    Iterator<Integer> lengths =
        new TaskIterator<>(
            nameIndex,
            root,
            Order.WRITTEN,
            Integer.MAX_VALUE,
            (includePath, task) ->
                task.internal() || includePath.internal() || !counted.test(task)
                    ? -1
                    : includePath.qualifiedLength(task.name()));
    int longest = -1;
    while (lengths.hasNext()) {
      longest = Math.max(longest, lengths.next());
    }
    return longest;
  }

  /**
   * All full names besides its own under which a task can be called, in Task's order: its aliases
   * with the namespaces of the chain, the same behind the aliases of each include, and the
   * namespace itself for a default task. No more than {@link #MOST_ALIASES}.
   */
  public ImmutableList<String> aliases(TaskView task) {
    String name = task.task().name();
    if (task.task().aliases().isEmpty()
        && !name.endsWith("default")
        && !task.includePath().aliased()) {
      return ImmutableList.of();
    }
    List<String> aliases = new ArrayList<>(task.task().aliases());
    for (IncludeStep step : task.includePath().steps().reverse()) {
      if (step.include().flatten()) {
        continue;
      }
      List<String> inner = List.copyOf(aliases.subList(0, Math.min(MOST_ALIASES, aliases.size())));
      aliases.replaceAll(step::rename);
      for (String namespace : step.include().aliases()) {
        if (aliases.size() > MOST_ALIASES) {
          break;
        }
        aliases.add(IncludeStep.prefixed(namespace, name));
        inner.forEach(alias -> aliases.add(IncludeStep.prefixed(namespace, alias)));
      }
      if (name.equals("default") && nameIndex.namesItsDefault(step)) {
        aliases.add(step.include().namespace());
        aliases.addAll(step.include().aliases());
      }
      name = step.rename(name);
    }
    return ImmutableList.copyOf(aliases.subList(0, Math.min(MOST_ALIASES, aliases.size())));
  }

  /**
   * The files of this program: the root, then each include, in the order of declaration, before
   * what it includes.
   */
  public ImmutableSet<FileId> reachable() {
    return ImmutableSet.copyOf(nameIndex.below(root));
  }

  /**
   * The chains from the root to a file, at most {@code limit} of them, a shortest one first. There
   * can be exponentially many; where that matters, ask for few.
   */
  public ImmutableList<IncludePath> chainsTo(FileId file, int limit) {
    LinkedHashSet<IncludePath> includePaths = new LinkedHashSet<>();
    IncludePath shortest = new ShortestPaths(nameIndex.files(), root).to(file);
    if (shortest == null || limit < 1) {
      return ImmutableList.of();
    }
    includePaths.add(shortest);
    climb(file, ImmutableList.of(), nameIndex.below(root), new HashSet<>(), limit, includePaths);
    return ImmutableList.copyOf(includePaths);
  }

  /**
   * Walks up from a file; every way up ends at the root, because only files below it are visited.
   */
  private void climb(
      FileId file,
      ImmutableList<IncludeStep> below,
      Set<FileId> reachable,
      Set<FileId> onPath,
      int limit,
      Set<IncludePath> includePaths) {
    if (includePaths.size() >= limit) {
      return;
    }
    if (file.equals(root)) {
      includePaths.add(new IncludePath(root, below));
      return;
    }
    if (!onPath.add(file)) {
      return;
    }
    for (IncludeStep step : nameIndex.files().includers(file)) {
      if (reachable.contains(step.from())) {
        ImmutableList<IncludeStep> longer =
            ImmutableList.<IncludeStep>builder().add(step).addAll(below).build();
        climb(step.from(), longer, reachable, onPath, limit, includePaths);
      }
    }
    onPath.remove(file);
  }

  /** The program that begins with another file. */
  Program startingAt(FileId file) {
    return new Program(nameIndex, file);
  }
}
