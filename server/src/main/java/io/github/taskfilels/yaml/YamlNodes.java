package io.github.taskfilels.yaml;

import com.google.common.collect.AbstractIterator;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Walks through trees without recursion, for they may be very deep. */
public final class YamlNodes {
  private YamlNodes() {}

  /**
   * A node and all nodes below it, in the order of the document: each before those in it, a key
   * before its value. Aliases are not followed.
   */
  public static Iterable<YamlNode> from(YamlNode node) {
    return () -> new Walk(node);
  }

  private static final class Walk extends AbstractIterator<YamlNode> {
    private final Deque<YamlNode> open = new ArrayDeque<>();

    Walk(YamlNode root) {
      open.push(root);
    }

    @Override
    protected @Nullable YamlNode computeNext() {
      if (open.isEmpty()) {
        return endOfData();
      }
      YamlNode node = open.pop();
      switch (node) {
        case YamlMapping mapping -> {
          for (YamlEntry entry : mapping.entries().reverse()) {
            open.push(entry.value());
            open.push(entry.key());
          }
        }
        case YamlSequence sequence ->
            sequence.items().reverse().forEach(item -> open.push(item.value()));
        default -> {}
      }
      return node;
    }
  }
}
