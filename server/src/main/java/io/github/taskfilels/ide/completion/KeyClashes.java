package io.github.taskfilels.ide.completion;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.Sets;
import io.github.taskfilels.taskfile.schema.MappingType;
import java.util.Set;

/**
 * How keys of one mapping depend on each other: of some, one has no effect or is refused beside the
 * other, and of some, one has to be there. Source: the decoders of Task 3.53.1, as {@code
 * taskfile.read} follows them.
 */
final class KeyClashes {
  private static final ImmutableSetMultimap<MappingType, String> PAIRS =
      ImmutableSetMultimap.<MappingType, String>builder()
          .putAll(MappingType.TASK, "cmd cmds")
          .putAll(
              MappingType.COMMAND,
              "cmd task",
              "cmd defer",
              "cmd vars",
              "task defer",
              "task set",
              "task shopt",
              "task platforms",
              "defer vars",
              "defer for",
              "defer if",
              "defer ignore_error",
              "defer set",
              "defer shopt",
              "defer platforms")
          .putAll(MappingType.DEFER, "task defer", "vars defer", "silent defer")
          .putAll(
              MappingType.VARIABLE,
              "sh ref",
              "sh map",
              "sh value",
              "ref map",
              "ref value",
              "map value")
          .putAll(MappingType.LOOP, "var matrix", "split matrix")
          .build();

  /** One of these has to be there, usually the last. */
  private static final ImmutableSetMultimap<MappingType, String> NEEDED =
      ImmutableSetMultimap.<MappingType, String>builder()
          .putAll(MappingType.INCLUDE, "taskfile")
          .putAll(MappingType.COMMAND, "task", "defer", "cmd")
          .putAll(MappingType.DEFER, "task")
          .putAll(MappingType.DEP, "task")
          .putAll(MappingType.VARIABLE, "sh", "ref", "map", "value")
          .putAll(MappingType.LOOP, "matrix", "var")
          .putAll(MappingType.PRECONDITION, "sh")
          .putAll(MappingType.REQUIREMENT, "name")
          .putAll(MappingType.GLOB, "exclude")
          .putAll(MappingType.ENUM, "ref")
          .putAll(MappingType.ROW, "ref")
          .build();

  private KeyClashes() {}

  /** The keys of which one is missing beside others; empty where nothing is. */
  static ImmutableSet<String> missing(MappingType type, Set<String> present) {
    ImmutableSet<String> needed = NEEDED.get(type);
    return Sets.intersection(needed, present).isEmpty() ? needed : ImmutableSet.of();
  }

  /** The one of several missing keys that people usually write. */
  static String usual(ImmutableSet<String> missing) {
    return missing.asList().getLast();
  }

  /** Whether a key has an effect beside others. */
  static boolean isEffective(MappingType type, String key, Set<String> present) {
    if (type == MappingType.DEFER && key.equals("timeout")) {
      return false;
    }
    for (String pair : PAIRS.get(type)) {
      int blank = pair.indexOf(' ');
      String one = pair.substring(0, blank);
      String other = pair.substring(blank + 1);
      if ((key.equals(one) && present.contains(other))
          || (key.equals(other) && present.contains(one))) {
        return false;
      }
    }
    return true;
  }
}
