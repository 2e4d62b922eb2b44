package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Streams;
import io.github.taskfilels.program.TaskIterator.Order;
import io.github.taskfilels.text.Similar;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a root and all that it includes mean together. Cheap to make; every answer is derived when
 * it is asked for, along the includes that lead to it. Immutable and safe for several threads.
 */
public final class Program {
  /** How many names are looked through for one that was probably meant. */
  private static final int MOST_SUGGESTIONS = 5_000;

  private final Names names;
  private final FileId root;

  /** One for all tasks of the root, so that what it works out is worked out once. */
  private final Chain top;

  Program(Names names, FileId root) {
    this.names = names;
    this.root = root;
    this.top = Chain.of(root);
  }

  /**
   * The program of one root. Where many roots or files are asked about, {@link Programs} shares the
   * work.
   */
  public static Program of(LinkedFiles files, FileId root) {
    return new Program(new Names(files), root);
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
    return names.files();
  }

  Names names() {
    return names;
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
  public Lookup resolve(Chain chain, String reference) {
    return lookup(top, chain.qualify(reference));
  }

  /** What a reference written in a task means. */
  public Lookup resolve(TaskView from, String reference) {
    return resolve(from.chain(), reference);
  }

  private Lookup lookup(Chain chain, String name) {
    Names.Answer answer = names.lookup(chain.file(), name);
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
    return new TaskView(top.then(located.hops()), located.task(), located.name());
  }

  /** A task as a chain sees it. */
  public TaskView view(Chain chain, TaskEntry task) {
    return TaskView.of(chain, task);
  }

  /**
   * All tasks in Task's own order, the tasks of a file before those of its includes, one at a time:
   * there can be very many. Where two have the same name, both are there.
   */
  public Stream<TaskView> tasks() {
    return Streams.stream(TaskIterator.views(names, root, Order.WRITTEN));
  }

  /**
   * The same by their full names, anew for each iterator. Where two have the same name, the first
   * in Task's order comes first. Held one at a time, unless names look as if they came from
   * includes.
   *
   * @param rootFirst whether names without a colon come before the others
   */
  public Iterable<TaskView> tasksByName(boolean rootFirst) {
    if (TaskIterator.isSortable(names, root)) {
      Order order = rootFirst ? Order.ROOT_FIRST : Order.BY_NAME;
      return () -> TaskIterator.views(names, root, order);
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
            names,
            root,
            Order.WRITTEN,
            (chain, task) ->
                task.internal() || chain.internal() || !counted.test(task)
                    ? -1
                    : chain.qualifiedLength(task.name()));
    int longest = -1;
    while (lengths.hasNext()) {
      longest = Math.max(longest, lengths.next());
    }
    return longest;
  }

  /**
   * All full names besides its own under which a task can be called, in Task's order: its aliases
   * with the namespaces of the chain, the same behind the aliases of each include, and the
   * namespace itself for a default task.
   */
  public ImmutableList<String> aliases(TaskView task) {
    String name = task.task().name();
    if (task.task().aliases().isEmpty() && !name.endsWith("default") && !task.chain().aliased()) {
      return ImmutableList.of();
    }
    List<String> aliases = new ArrayList<>(task.task().aliases());
    for (Hop hop : task.chain().hops().reverse()) {
      if (hop.include().flatten()) {
        continue;
      }
      List<String> inner = List.copyOf(aliases);
      aliases.replaceAll(hop::rename);
      for (String namespace : hop.include().aliases()) {
        aliases.add(Hop.prefixed(namespace, name));
        inner.forEach(alias -> aliases.add(Hop.prefixed(namespace, alias)));
      }
      if (name.equals("default") && names.namesItsDefault(hop)) {
        aliases.add(hop.include().namespace());
        aliases.addAll(hop.include().aliases());
      }
      name = hop.rename(name);
    }
    return ImmutableList.copyOf(aliases);
  }

  /**
   * The files of this program: the root, then each include, in the order of declaration, before
   * what it includes.
   */
  public ImmutableSet<FileId> reachable() {
    return ImmutableSet.copyOf(names.below(root));
  }

  /**
   * The chains from the root to a file, at most {@code limit} of them, a shortest one first. There
   * can be exponentially many; where that matters, ask for few.
   */
  public ImmutableList<Chain> chainsTo(FileId file, int limit) {
    LinkedHashSet<Chain> chains = new LinkedHashSet<>();
    Chain shortest = shortestChain(file);
    if (shortest == null || limit < 1) {
      return ImmutableList.of();
    }
    chains.add(shortest);
    climb(file, ImmutableList.of(), names.below(root), new HashSet<>(), limit, chains);
    return ImmutableList.copyOf(chains);
  }

  /**
   * Walks up from a file; every way up ends at the root, because only files below it are visited.
   */
  private void climb(
      FileId file,
      ImmutableList<Hop> below,
      Set<FileId> reachable,
      Set<FileId> onPath,
      int limit,
      Set<Chain> chains) {
    if (chains.size() >= limit) {
      return;
    }
    if (file.equals(root)) {
      chains.add(new Chain(root, below));
      return;
    }
    if (!onPath.add(file)) {
      return;
    }
    for (Hop hop : names.files().includers(file)) {
      if (reachable.contains(hop.from())) {
        ImmutableList<Hop> longer = ImmutableList.<Hop>builder().add(hop).addAll(below).build();
        climb(hop.from(), longer, reachable, onPath, limit, chains);
      }
    }
    onPath.remove(file);
  }

  private @Nullable Chain shortestChain(FileId file) {
    Set<FileId> seen = new HashSet<>();
    Deque<Chain> queue = new ArrayDeque<>();
    queue.add(Chain.of(root));
    while (!queue.isEmpty()) {
      Chain chain = queue.remove();
      if (chain.file().equals(file)) {
        return chain;
      }
      if (seen.add(chain.file())) {
        names.hops(chain.file()).forEach(hop -> queue.add(chain.then(hop)));
      }
    }
    return null;
  }

  /**
   * The name that was probably meant by a full name that means nothing; null where none is near.
   */
  public @Nullable String suggest(String name) {
    return suggest(top, name, false);
  }

  /**
   * What was probably meant by a reference that means nothing in the file at the end of a chain:
   * the same name with more or fewer colons before it, or else a similar one. Written as it would
   * have to be written there.
   */
  public @Nullable String suggestReference(Chain chain, String reference) {
    String bare = reference.replaceFirst("^:+", "");
    String colons = "";
    for (int i = 0; i <= chain.hops().size(); i++) {
      String candidate = colons + bare;
      if (!candidate.equals(reference) && resolve(chain, candidate) instanceof Lookup.Found) {
        return candidate;
      }
      colons += ":";
    }
    return suggest(chain, reference, true);
  }

  private @Nullable String suggest(Chain chain, String name, boolean internalToo) {
    int colons = name.length() - name.replaceFirst("^:+", "").length();
    Chain scope = chain;
    for (int left = colons;
        !scope.isRoot() && (left > 0 || scope.hops().getLast().include().flatten()); ) {
      left -= scope.hops().getLast().include().flatten() ? 0 : 1;
      scope = scope.parent();
    }
    Program local = new Program(names, scope.file());
    List<String> candidates = new ArrayList<>();
    local
        .tasks()
        .filter(task -> internalToo || !task.internal())
        .limit(MOST_SUGGESTIONS)
        .forEach(
            task -> {
              candidates.add(task.name());
              candidates.addAll(local.aliases(task));
            });
    String nearest = Similar.nearest(name.substring(colons), candidates);
    return nearest == null ? null : ":".repeat(colons) + nearest;
  }
}
