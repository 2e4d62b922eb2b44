package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary.IncludeEntry;

/**
 * One step down a chain of includes.
 *
 * @param from the including file
 * @param include the entry, as written there
 * @param index the place of the entry among the includes of {@code from}
 * @param to the included file
 */
public record IncludeStep(FileId from, IncludeEntry include, int index, FileId to) {

  /**
   * The name in the including file's table of what is called {@code name} in the included file's. A
   * leading colon takes the place of the namespace; a flattened include changes nothing.
   */
  public String rename(String name) {
    return include.flatten() ? name : prefixed(include.namespace(), name);
  }

  /**
   * Whether {@code excludes} leaves out the task that is called {@code name} in the included file's
   * table.
   */
  public boolean excludes(String name) {
    for (String text : include.excludes()) {
      boolean namespace = text.endsWith(":*") && text.length() > 2;
      if (namespace ? name.startsWith(text.substring(0, text.length() - 1)) : name.equals(text)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the namespace or an alias of it gives names that begin with a colon. */
  boolean leadsOut() {
    return prefixes(include).stream()
        .anyMatch(prefix -> prefix.isEmpty() || prefix.startsWith(":"));
  }

  /**
   * The namespace and its aliases, as they may be written before a task's name; empty for a
   * flattened include.
   */
  static ImmutableList<String> prefixes(IncludeEntry include) {
    if (include.flatten()) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<String> prefixes = ImmutableList.builder();
    prefixes.add(include.namespace());
    return prefixes.addAll(include.aliases()).build();
  }

  static String prefixed(String namespace, String name) {
    return name.startsWith(":") ? name.substring(1) : namespace + ":" + name;
  }
}
