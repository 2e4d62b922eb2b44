package io.github.taskfilels.program;

import com.google.common.collect.AbstractIterator;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Walks through the tasks of a program, holding no more than the chain it is at. */
final class TaskIterator extends AbstractIterator<TaskView> {
  private final Names names;
  private final Deque<Level> levels = new ArrayDeque<>();

  /**
   * One file of the chain: its tasks, then its includes.
   *
   * @param excludes whether an include on the way leaves tasks out
   */
  private record Level(
      Chain chain, boolean excludes, Iterator<TaskEntry> tasks, Iterator<Hop> hops) {}

  TaskIterator(Names names, FileId root) {
    this.names = names;
    enter(Chain.of(root), false);
  }

  private void enter(Chain chain, boolean excludes) {
    levels.push(
        new Level(
            chain,
            excludes,
            names.own(chain.file()).tasks().values().iterator(),
            names.hops(chain.file()).iterator()));
  }

  @Override
  protected @Nullable TaskView computeNext() {
    while (!levels.isEmpty()) {
      Level level = levels.element();
      while (level.tasks().hasNext()) {
        TaskEntry task = level.tasks().next();
        if (!level.excludes() || !excluded(level.chain(), task.name())) {
          return TaskView.of(level.chain(), task);
        }
      }
      Hop hop = level.hops().hasNext() ? level.hops().next() : null;
      if (hop == null) {
        levels.pop();
      } else if (!level.chain().passes(hop.to())) {
        enter(level.chain().then(hop), level.excludes() || !hop.include().excludes().isEmpty());
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
