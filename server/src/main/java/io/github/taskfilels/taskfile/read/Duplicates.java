package io.github.taskfilels.taskfile.read;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Problem.Effect;
import io.github.taskfilels.taskfile.Problem.Kind;
import io.github.taskfilels.taskfile.Refusal;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlScalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keys that are written twice in one mapping. */
final class Duplicates {
  /** So many keys are compared with each other faster than by a map. */
  private static final int FEW = 8;

  private Duplicates() {}

  /** Reports repeated keys of a mapping in which Task refuses them. */
  static void report(ReadContext context, YamlMapping mapping) {
    if (mapping.entries().size() <= FEW && areDistinct(mapping.entries())) {
      return;
    }
    Map<String, YamlEntry> first = new HashMap<>();
    for (YamlEntry entry : mapping.entries()) {
      if (entry.key() instanceof YamlScalar key) {
        YamlEntry earlier = first.putIfAbsent(key.value(), entry);
        if (earlier != null && !context.mask().at(earlier.range())) {
          context.add(
              new Problem(
                  Kind.DUPLICATE_KEY,
                  Effect.REFUSED,
                  "'"
                      + key.value()
                      + "' is already set above; Task refuses a key that is set twice",
                  key.range(),
                  ImmutableList.of(new Problem.Related("first set here", earlier.key().range())),
                  "",
                  "",
                  Refusal.decode("mapping key \"" + key.value() + "\" already defined")));
        }
      }
    }
  }

  private static boolean areDistinct(List<YamlEntry> entries) {
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i).key() instanceof YamlScalar key) {
        for (int j = 0; j < i; j++) {
          if (entries.get(j).key() instanceof YamlScalar other
              && key.value().equals(other.value())) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Reports a repeated name where Task silently keeps the last one. */
  static void reportName(ReadContext context, String what, YamlEntry earlier, YamlEntry later) {
    if (context.mask().at(later.range())) {
      return;
    }
    context.add(
        new Problem(
            Kind.DUPLICATE_NAME,
            Effect.DOUBTFUL,
            what + " '" + later.keyText() + "' is defined again below, so this definition is lost",
            earlier.key().range(),
            ImmutableList.of(
                new Problem.Related("the definition that counts", later.key().range())),
            "",
            "",
            null));
  }
}
