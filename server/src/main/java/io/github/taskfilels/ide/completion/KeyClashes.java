package io.github.taskfilels.ide.completion;

import com.google.common.collect.ImmutableSetMultimap;
import io.github.taskfilels.taskfile.schema.MappingType;
import java.util.Set;

/**
 * Keys of one mapping of which one has no effect, or is refused, beside the other. Source: the
 * decoders of Task 3.53.1, as {@code taskfile.read} follows them.
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

  private KeyClashes() {}

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
