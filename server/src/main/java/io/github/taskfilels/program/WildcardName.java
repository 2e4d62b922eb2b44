package io.github.taskfilels.program;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name with wildcards. Task makes {@code (.*)} of each: any text without a line break, and the
 * first ones as long as possible. To match takes time linear in the name: the last part stands at
 * the end, and each part before it as far back as it can, which is what leaves most to the first.
 *
 * @param lines what is written before, between and after the wildcards, line by line; as wildcards
 *     hold no line breaks, a name matches line by line
 */
record WildcardName(ImmutableList<ImmutableList<String>> lines) {
  private static final Splitter LINES = Splitter.on('\n');
  private static final Splitter PARTS = Splitter.on('*');

  static WildcardName of(String text) {
    return new WildcardName(
        LINES
            .splitToStream(text)
            .map(line -> ImmutableList.copyOf(PARTS.split(line)))
            .collect(ImmutableList.toImmutableList()));
  }

  /** What the wildcards stand for in {@code name}, in order; null where it does not match. */
  @Nullable ImmutableList<String> match(String name) {
    if (lines.size() == 1 && name.indexOf('\n') < 0) {
      List<String> captures = match(lines.getFirst(), name);
      return captures == null ? null : ImmutableList.copyOf(captures);
    }
    List<String> named = LINES.splitToList(name);
    if (named.size() != lines.size()) {
      return null;
    }
    ImmutableList.Builder<String> captures = ImmutableList.builder();
    for (int i = 0; i < named.size(); i++) {
      List<String> found = match(lines.get(i), named.get(i));
      if (found == null) {
        return null;
      }
      captures.addAll(found);
    }
    return captures.build();
  }

  private static @Nullable List<String> match(ImmutableList<String> parts, String line) {
    String first = parts.getFirst();
    if (parts.size() == 1) {
      return first.equals(line) ? List.of() : null;
    }
    int end = line.length() - parts.getLast().length();
    if (end < first.length() || !line.startsWith(first) || !line.endsWith(parts.getLast())) {
      return null;
    }
    List<String> captures = new ArrayList<>();
    for (int i = parts.size() - 2; i > 0; i--) {
      String part = parts.get(i);
      int at = line.lastIndexOf(part, end - part.length());
      if (at < first.length()) {
        return null;
      }
      captures.add(line.substring(at + part.length(), end));
      end = at;
    }
    captures.add(line.substring(first.length(), end));
    return captures.reversed();
  }
}
