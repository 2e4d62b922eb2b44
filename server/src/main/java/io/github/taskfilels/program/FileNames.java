package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/**
 * The names that one file itself brings.
 *
 * @param tasks in order
 * @param aliases the tasks that have an alias
 * @param wildcards the names and aliases that hold a wildcard, in Task's order
 * @param odd names and aliases with a colon: they can look like a name from an include
 * @param leadingColon whether a name or alias begins with a colon and so leaves its namespace
 */
record FileNames(
    ImmutableList<TaskEntry> tasks,
    ImmutableListMultimap<String, TaskEntry> aliases,
    ImmutableList<Wildcard> wildcards,
    ImmutableList<String> odd,
    boolean leadingColon) {

  /** A name or alias with wildcards. */
  record Wildcard(TaskEntry task, String text, WildcardName pattern) {

    static Wildcard of(TaskEntry task, String text) {
      return new Wildcard(task, text, WildcardName.of(text));
    }

    /** What the wildcards stand for in {@code name}, or null where it does not match. */
    @Nullable ImmutableList<String> match(String name) {
      return pattern.match(name);
    }
  }

  /** Of a file that nobody could read. */
  static final FileNames UNREADABLE =
      new FileNames(
          ImmutableList.of(),
          ImmutableListMultimap.of(),
          ImmutableList.of(),
          ImmutableList.of(),
          false);

  static FileNames of(Summary summary) {
    ImmutableListMultimap.Builder<String, TaskEntry> aliases = ImmutableListMultimap.builder();
    ImmutableList.Builder<Wildcard> wildcards = ImmutableList.builder();
    ImmutableList.Builder<String> odd = ImmutableList.builder();
    boolean leadingColon = false;
    for (TaskEntry task : summary.tasks()) {
      if (task.aliases().isEmpty() && isPlain(task.name())) {
        continue;
      }
      for (String name : names(task)) {
        if (name.indexOf('*') >= 0) {
          wildcards.add(Wildcard.of(task, name));
        }
        if (name.indexOf(':') >= 0) {
          odd.add(name);
        }
        leadingColon |= name.startsWith(":");
      }
      new LinkedHashSet<>(task.aliases()).forEach(alias -> aliases.put(alias, task));
    }
    return new FileNames(
        summary.tasks(), aliases.build(), wildcards.build(), odd.build(), leadingColon);
  }

  private static boolean isPlain(String name) {
    return name.indexOf('*') < 0 && name.indexOf(':') < 0;
  }

  private static ImmutableList<String> names(TaskEntry task) {
    return ImmutableList.<String>builder().add(task.name()).addAll(task.aliases()).build();
  }
}
