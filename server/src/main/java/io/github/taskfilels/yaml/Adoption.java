package io.github.taskfilels.yaml;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;

/** Joins a value that stands at a wrong column to the value before it. */
final class Adoption {
  private Adoption() {}

  /** An entry whose value takes in another one. */
  static YamlEntry into(YamlEntry entry, YamlNode value) {
    return new YamlEntry(
        TextRange.covering(entry.range(), value.range()), entry.key(), entry.colon(), value);
  }

  /** As {@link #of}, where names are wanted: a list that was begun instead is an entry of them. */
  static YamlNode ofNames(YamlNode before, YamlNode child) {
    return before instanceof YamlSequence && child instanceof YamlMapping names
        ? of(new YamlMapping(before.range(), null, false, ImmutableList.of(stray(before))), names)
        : of(before, child);
  }

  private static YamlEntry stray(YamlNode value) {
    return new YamlEntry(
        value.range(), new YamlMissing(TextRange.at(value.range().start()), null), -1, value);
  }

  static YamlNode of(YamlNode before, YamlNode child) {
    if (child instanceof YamlMissing) {
      return before;
    }
    TextRange range = TextRange.covering(before.range(), child.range());
    if (before instanceof YamlMapping mapping && child instanceof YamlMapping more) {
      return new YamlMapping(
          range, mapping.properties(), false, join(mapping.entries(), more.entries()));
    }
    if (before instanceof YamlSequence sequence && child instanceof YamlSequence more) {
      return new YamlSequence(
          range, sequence.properties(), false, join(sequence.items(), more.items()));
    }
    if (before instanceof YamlMapping mapping) {
      return new YamlMapping(
          range,
          mapping.properties(),
          false,
          join(mapping.entries(), ImmutableList.of(stray(child))));
    }
    if (before instanceof YamlSequence sequence) {
      return new YamlSequence(
          range,
          sequence.properties(),
          false,
          join(sequence.items(), ImmutableList.of(new YamlItem(child.range(), child))));
    }
    return child instanceof YamlMapping || child instanceof YamlSequence ? child : before;
  }

  private static <T> ImmutableList<T> join(ImmutableList<T> first, ImmutableList<T> second) {
    return ImmutableList.<T>builder().addAll(first).addAll(second).build();
  }
}
