package io.github.taskfilels.ide.completion;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.References;
import io.github.taskfilels.program.Referrers;
import io.github.taskfilels.program.Referrers.Referrer;
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
    Referrers referrers = Referrers.around(site.snapshot(), site.file());
    Set<Definition> found = new LinkedHashSet<>();
    Deque<Definition> todo = new ArrayDeque<>();
    todo.add(new Definition(site.file(), name));
    while (!todo.isEmpty() && found.size() < MOST) {
      Definition next = todo.remove();
      if (found.add(next)) {
        for (Referrer referrer : referrers.of(next)) {
          if (!References.conditional(referrer.task(), referrer.reference())) {
            todo.add(new Definition(referrer.file(), referrer.task().name()));
          }
        }
      }
    }
    return ImmutableSet.copyOf(found);
  }
}
