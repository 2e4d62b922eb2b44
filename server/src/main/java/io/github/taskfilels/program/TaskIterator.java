package io.github.taskfilels.program;

import com.google.common.collect.AbstractIterator;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.taskfilels.budget.Budget;
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

  /**
   * Who looks at all tasks often keeps them: of diamonds of includes there may be more than atoms.
   */
  private static final int STEPS_PER_TASK = 40;

  private static final Comparator<Object> BY_KEY = (one, other) -> key(one).compareTo(key(other));

  private final NameIndex nameIndex;
  private final Order order;
  private final int deepest;
  private final BiFunction<IncludePath, TaskEntry, T> view;
  private final Deque<Level> levels = new ArrayDeque<>();

  /** Of files without includes, which are most; those that show the same share it. */
  private final Map<FileNames, ImmutableList<Object>> sorted = new IdentityHashMap<>();

  /**
   * One file of the chain.
   *
   * @param excludes whether an include on the way leaves tasks out
   * @param items what is left of it: each a {@link TaskEntry} or a {@link IncludeStep}
   */
  private record Level(IncludePath includePath, boolean excludes, Iterator<Object> items) {}

  /**
   * @param deepest how many includes in each other are followed
   * @param view of a task at the end of a chain
   */
  TaskIterator(
      NameIndex nameIndex,
      FileId root,
      Order order,
      int deepest,
      BiFunction<IncludePath, TaskEntry, T> view) {
    this.nameIndex = nameIndex;
    this.order = order;
    this.deepest = deepest;
    this.view = view;
    enter(IncludePath.of(root), false);
  }

  /** The tasks as the root sees them. */
  static TaskIterator<TaskView> views(NameIndex nameIndex, FileId root, Order order) {
    return new TaskIterator<>(nameIndex, root, order, Integer.MAX_VALUE, TaskView::of);
  }

  /**
   * Whether all names that an include brings stand together among the sorted names of the root:
   * every name begins with the namespaces of its includes, and none looks as if it did.
   */
  static boolean isSortable(NameIndex nameIndex, FileId root) {
    for (FileId file : nameIndex.below(root)) {
      if (!nameIndex.own(file).odd().isEmpty() || !haveOwnNamespaces(nameIndex.steps(file))) {
        return false;
      }
    }
    return true;
  }

  private static boolean haveOwnNamespaces(ImmutableList<IncludeStep> steps) {
    Set<String> namespaces = new HashSet<>();
    for (IncludeStep step : steps) {
      String namespace = step.include().namespace();
      if (step.include().flatten()
          || namespace.isEmpty()
          || namespace.indexOf(':') >= 0
          || !namespaces.add(namespace)) {
        return false;
      }
    }
    return true;
  }

  private void enter(IncludePath includePath, boolean excludes) {
    FileNames own = nameIndex.own(includePath.file());
    ImmutableList<IncludeStep> steps = nameIndex.steps(includePath.file());
    levels.push(new Level(includePath, excludes, items(includePath, own, steps).iterator()));
  }

  private Iterable<Object> items(
      IncludePath includePath, FileNames own, ImmutableList<IncludeStep> steps) {
    if (order == Order.WRITTEN) {
      return Iterables.concat(own.tasks(), steps);
    }
    if (steps.isEmpty()) {
      return sorted.computeIfAbsent(own, some -> sort(some.tasks()));
    }
    if (order == Order.ROOT_FIRST && includePath.isRoot()) {
      return Iterables.concat(sort(own.tasks()), sort(steps));
    }
    return sort(Iterables.concat(own.tasks(), steps));
  }

  private static ImmutableList<Object> sort(Iterable<?> items) {
    List<Object> list = new ArrayList<>();
    items.forEach(list::add);
    list.sort(BY_KEY);
    return ImmutableList.copyOf(list);
  }

  /** What all full names of an item begin with, behind those of the file it stands in. */
  private static String key(Object item) {
    return item instanceof IncludeStep step
        ? step.include().namespace() + ":"
        : ((TaskEntry) item).name();
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
      Budget.steps(STEPS_PER_TASK);
      if (item instanceof IncludeStep step) {
        if (levels.size() <= deepest && !level.includePath().passes(step.to())) {
          enter(
              level.includePath().then(step),
              level.excludes() || !step.include().excludes().isEmpty());
        }
      } else if (item instanceof TaskEntry task
          && !(level.excludes() && level.includePath().excludes(task.name()))) {
        return view.apply(level.includePath(), task);
      }
    }
    return endOfData();
  }
}
