package io.github.taskfilels.program;

import static io.github.taskfilels.program.IncludeStep.prefixes;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.text.TextRange;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a written name of a task stand for: {@code a:b:c} may mean the task {@code c}
 * of the file that the include {@code b} of the include {@code a} leads to. In another chain of
 * includes the same part may stand for another include.
 *
 * @param namespaces those that lead to the task, in order of position
 * @param aliases what is written behind them where that is an alias of the task
 */
public record NameParts(ImmutableSet<Namespace> namespaces, ImmutableSet<Alias> aliases) {
  /**
   * A namespace, by its key or one of its aliases.
   *
   * @param range in the name, without the colon behind it
   */
  public record Namespace(TextRange range, IncludeStep step, String written) {

    /** Whether it is written as an alias. */
    public boolean isAlias() {
      return !written.equals(step.include().namespace());
    }
  }

  /**
   * An alias of a task.
   *
   * @param range in the name
   */
  public record Alias(TextRange range, Definition task, String written) {}

  /** The parts of a name that means these tasks. */
  static NameParts of(String name, Iterable<Located> tasks) {
    Set<Namespace> namespaces = new LinkedHashSet<>();
    Set<Alias> aliases = new LinkedHashSet<>();
    int climbed = 0;
    while (climbed < name.length() && name.charAt(climbed) == ':') {
      climbed++;
    }
    for (Located task : tasks) {
      int at = namespaces(name, climbed, task.steps(), namespaces);
      if (at >= 0 && at < name.length()) {
        String tail = name.substring(at);
        if (task.task().aliases().contains(tail) && !task.task().name().equals(tail)) {
          TextRange range = new TextRange(at, name.length());
          aliases.add(new Alias(range, Definition.of(task), tail));
        }
      }
    }
    return new NameParts(ImmutableSet.copyOf(namespaces), ImmutableSet.copyOf(aliases));
  }

  /**
   * Adds the namespaces on a way, and gives where they end with their colons: after the name where
   * they are all of it, -1 where the name is not made of them, as that of a task whose key begins
   * with a colon.
   */
  private static int namespaces(
      String name, int from, ImmutableList<IncludeStep> steps, Set<Namespace> into) {
    Set<Namespace> found = new LinkedHashSet<>();
    int at = from;
    for (IncludeStep step : steps) {
      String prefix = step.include().flatten() ? "" : prefix(name, at, step);
      if (prefix == null) {
        return -1;
      }
      if (!prefix.isEmpty()) {
        found.add(new Namespace(new TextRange(at, at + prefix.length()), step, prefix));
        at += prefix.length() + 1;
      }
    }
    into.addAll(found);
    return at;
  }

  /** The longest name of an include that stands there. */
  private static @Nullable String prefix(String name, int at, IncludeStep step) {
    String longest = null;
    for (String prefix : prefixes(step.include())) {
      int end = at + prefix.length();
      boolean whole =
          name.startsWith(prefix, at) && (end == name.length() || name.charAt(end) == ':');
      if (whole && !prefix.isEmpty() && (longest == null || longest.length() < prefix.length())) {
        longest = prefix;
      }
    }
    return longest;
  }
}
