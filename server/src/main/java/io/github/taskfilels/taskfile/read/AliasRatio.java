package io.github.taskfilels.taskfile.read;

import io.github.taskfilels.taskfile.Problem.Kind;
import io.github.taskfilels.yaml.YamlAlias;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlSequence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guard of Task's YAML library against a few lines that stand for millions of values: it counts
 * the values that it reads, and those of them that aliases stand for ({@code decoder.unmarshal} of
 * yaml.v3).
 */
final class AliasRatio {
  private static final int FEW = 1_000;
  private static final int FEW_OF_ALIASES = 100;
  private static final double LOW = 400_000;
  private static final double HIGH = 4_000_000;

  private final ReadContext context;
  private final Deque<Step> open = new ArrayDeque<>();
  private int budget = (int) HIGH;

  /**
   * @param place the alias outside of all others because of which the value is read; null for none
   */
  private record Step(YamlNode node, @Nullable YamlAlias place) {}

  AliasRatio(ReadContext context) {
    this.context = context;
  }

  /**
   * Reports a value of which too much comes from aliases. In one file no more values are counted
   * than the library allows for one.
   */
  void check(YamlNode value) {
    open.clear();
    open.push(new Step(value, null));
    int values = 0;
    int ofAliases = 0;
    while (!open.isEmpty() && budget-- > 0) {
      Step step = open.pop();
      values++;
      ofAliases += step.place() == null ? 0 : 1;
      YamlAlias place = step.place();
      if (place != null
          && ofAliases > FEW_OF_ALIASES
          && values > FEW
          && (double) ofAliases / values > allowed(values)) {
        budget = 0;
        context.refuse(
            Kind.ALIAS_EXCESS,
            place.range(),
            "aliases stand for so many values here that Task refuses to read them",
            "yaml: document contains excessive aliasing");
        return;
      }
      push(step.node(), place);
    }
  }

  private static double allowed(int values) {
    return values <= LOW
        ? 0.99
        : values >= HIGH ? 0.10 : 0.99 - 0.89 * ((values - LOW) / (HIGH - LOW));
  }

  /** What is read of a node after itself, the first on top. */
  private void push(YamlNode node, @Nullable YamlAlias place) {
    switch (node) {
      case YamlAlias alias -> {
        YamlNode target = context.resolve(alias);
        if (target != null) {
          open.push(new Step(target, place == null ? alias : place));
        }
      }
      case YamlSequence sequence -> {
        for (YamlItem item : sequence.items().reverse()) {
          open.push(new Step(item.value(), place));
        }
      }
      case YamlMapping mapping -> {
        List<YamlEntry> entries = mapping.entries().reverse();
        for (YamlEntry entry : entries) {
          open.push(new Step(entry.value(), place));
          open.push(new Step(entry.key(), place));
        }
      }
      default -> {}
    }
  }
}
