package io.github.taskfilels.taskfile.read;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Problem.Kind;
import io.github.taskfilels.yaml.YamlAlias;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import org.jspecify.annotations.Nullable;

/** Merge keys: {@code <<} with a mapping, or a list of mappings of which earlier ones win. */
final class Merges {
  private static final String KEY = "<<";

  private Merges() {}

  static boolean isMerge(YamlEntry entry) {
    return entry.key() instanceof YamlScalar scalar
        && scalar.value().equals(KEY)
        && Scalars.isPlain(scalar);
  }

  /**
   * The mappings that a merge key names, in order; anything else is reported as Task refuses it.
   */
  static ImmutableList<YamlMapping> targets(ReadContext context, YamlEntry merge) {
    YamlNode value = context.value(merge.value());
    // Task's library refuses the alias of a list.
    if (!(value instanceof YamlSequence list) || merge.value() instanceof YamlAlias) {
      return target(context, merge.value(), value);
    }
    ImmutableList.Builder<YamlMapping> targets = ImmutableList.builder();
    for (YamlItem item : list.items()) {
      targets.addAll(target(context, item.value(), context.value(item.value())));
    }
    return targets.build();
  }

  private static ImmutableList<YamlMapping> target(
      ReadContext context, YamlNode written, @Nullable YamlNode value) {
    if (value instanceof YamlMapping mapping) {
      return ImmutableList.of(mapping);
    }
    // An alias that leads nowhere is reported for itself.
    if (value != null || !(written instanceof YamlAlias)) {
      context.refuse(
          Kind.MERGE_KEY_MISPLACED,
          written.range(),
          "'<<' merges mappings; give it an alias of one or a list of such aliases",
          "yaml: map merge requires map or sequence of maps as the value");
    }
    return ImmutableList.of();
  }
}
