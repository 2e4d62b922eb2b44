package io.github.taskfilels.program;

import com.google.common.collect.AbstractIterator;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the tasks of a program, holding no more than the chain it is at.
 *
 * @param <T> what is made of each task
 */
final class TaskIterator<T extends Object> extends AbstractIterator<T> {

  /** In which order the tasks come. */
  enum Order {
    /** As they are written, the tasks of a file before those of its includes. */
    WRITTEN,

    /** By their full names. Only where {@link #isSortable} says so. */
    BY_NAME,

    /** The same, but those of the root before those of its includes. */
    ROOT_FIRST
  }

  private static final Comparator<Object> BY_KEY = (one, other) -> key(one).compareTo(key(other));

  private final Names names;
  private final Order order;
  private final BiFunction<Chain, TaskEntry, T> view;
  private final Deque<Level> levels = new ArrayDeque<>();

  /** Of files without includes, which are most; those that show the same share it. */
  private final Map<FileNames, ImmutableList<Object>> sorted = new IdentityHashMap<>();

  /**
   * One file of the chain.
   *
   * @param excludes whether an include on the way leaves tasks out
   * @param items what is left of it: each a {@link TaskEntry} or a {@link Hop}
   */
  private record Level(Chain chain, boolean excludes, Iterator<Object> items) {}

  /**
   * @param view of a task at the end of a chain
   */
  TaskIterator(Names names, FileId root, Order order, BiFunction<Chain, TaskEntry, T> view) {
    this.names = names;
    this.order = order;
    this.view = view;
    enter(Chain.of(root), false);
  }

  /** The tasks as the root sees them. */
  static TaskIterator<TaskView> views(Names names, FileId root, Order order) {
    return new TaskIterator<>(names, root, order, TaskView::of);
  }

  /**
   * Whether all names that an include brings stand together among the sorted names of the root:
   * every name begins with the namespaces of its includes, and none looks as if it did.
   */
  static boolean isSortable(Names names, FileId root) {
    for (FileId file : names.below(root)) {
      if (!names.own(file).odd().isEmpty() || !haveOwnNamespaces(names.hops(file))) {
        return false;
      }
    }
    return true;
  }

  private static boolean haveOwnNamespaces(ImmutableList<Hop> hops) {
    Set<String> namespaces = new HashSet<>();
    for (Hop hop : hops) {
      String namespace = hop.include().namespace();
      if (hop.include().flatten()
          || namespace.isEmpty()
          || namespace.indexOf(':') >= 0
          || !namespaces.add(namespace)) {
        return false;
      }
    }
    return true;
  }

  private void enter(Chain chain, boolean excludes) {
    FileNames own = names.own(chain.file());
    ImmutableList<Hop> hops = names.hops(chain.file());
    levels.push(new Level(chain, excludes, items(chain, own, hops).iterator()));
  }

  private Iterable<Object> items(Chain chain, FileNames own, ImmutableList<Hop> hops) {
    if (order == Order.WRITTEN) {
      return Iterables.concat(own.tasks().values(), hops);
    }
    if (hops.isEmpty()) {
      return sorted.computeIfAbsent(own, some -> sort(some.tasks().values()));
    }
    if (order == Order.ROOT_FIRST && chain.isRoot()) {
      return Iterables.concat(sort(own.tasks().values()), sort(hops));
    }
    return sort(Iterables.concat(own.tasks().values(), hops));
  }

  private static ImmutableList<Object> sort(Iterable<?> items) {
    List<Object> list = new ArrayList<>();
    items.forEach(list::add);
    list.sort(BY_KEY);
    return ImmutableList.copyOf(list);
  }

  /** What all full names of an item begin with, behind those of the file it stands in. */
  private static String key(Object item) {
    return item instanceof Hop hop ? hop.include().namespace() + ":" : ((TaskEntry) item).name();
  }

  @Override
  protected @Nullable T computeNext() {
    while (!levels.isEmpty()) {
      Level level = levels.element();
      if (!level.items().hasNext()) {
        levels.pop();
        continue;
      }
      Object item = level.items().next();
      if (item instanceof Hop hop) {
        if (!level.chain().passes(hop.to())) {
          enter(level.chain().then(hop), level.excludes() || !hop.include().excludes().isEmpty());
        }
      } else if (item instanceof TaskEntry task
          && !(level.excludes() && excluded(level.chain(), task.name()))) {
        return view.apply(level.chain(), task);
      }
    }
    return endOfData();
  }

  private static boolean excluded(Chain chain, String name) {
    String known = name;
    for (Hop hop : chain.hops().reverse()) {
      if (hop.excludes(known)) {
        return true;
      }
      known = hop.rename(known);
    }
    return false;
  }
}
