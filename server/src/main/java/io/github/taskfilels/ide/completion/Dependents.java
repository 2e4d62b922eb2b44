package io.github.taskfilels.ide.completion;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.References;
import io.github.taskfilels.program.TaskOrder;
import io.github.taskfilels.program.TaskOrder.Link;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** The tasks that need another one, directly or not. */
final class Dependents {
  /** More are not looked for. */
  private static final int MOST = 2_000;

  private Dependents() {}

  /**
   * The task around the cursor and all that need it, as far as nothing can end the circle; none
   * outside of tasks.
   */
  static ImmutableSet<Definition> of(CompletionSite site) {
    String name = site.taskName();
    if (name == null) {
      return ImmutableSet.of();
    }
    TaskOrder order = TaskOrder.around(site.snapshot(), site.file());
    Set<Definition> found = new LinkedHashSet<>();
    Deque<Definition> todo = new ArrayDeque<>();
    todo.add(new Definition(site.file(), name));
    while (!todo.isEmpty() && found.size() < MOST) {
      Definition next = todo.remove();
      if (found.add(next)) {
        for (Link link : order.neededBy(next)) {
          if (!link.conditional() && !References.dynamic(link.reference())) {
            todo.add(link.from());
          }
        }
      }
    }
    return ImmutableSet.copyOf(found);
  }
}
