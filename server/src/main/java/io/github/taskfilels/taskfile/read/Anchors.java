package io.github.taskfilels.taskfile.read;

import io.github.taskfilels.taskfile.Refusal;
import io.github.taskfilels.text.SimilarNames;
import io.github.taskfilels.yaml.YamlAlias;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Aliases that lead nowhere, anywhere in the file: Task's YAML library refuses the file for one.
 */
final class Anchors {
  private Anchors() {}

  static void check(ReadContext context) {
    if (context.tree().text().indexOf('*') < 0) {
      return;
    }
    List<YamlNode> open = new ArrayList<>();
    List<YamlAlias> lost = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    open.add(context.tree().root());
    while (!open.isEmpty()) {
      YamlNode node = open.removeLast();
      if (node.properties() != null && node.properties().anchor() != null) {
        names.add(node.properties().anchor());
      }
      switch (node) {
        case YamlMapping mapping ->
            mapping
                .entries()
                .forEach(
                    entry -> {
                      open.add(entry.key());
                      open.add(entry.value());
                    });
        case YamlSequence sequence ->
            sequence.items().stream().map(YamlItem::value).forEach(open::add);
        case YamlAlias alias -> {
          if (context.resolve(alias) == null) {
            lost.add(alias);
          }
        }
        default -> {}
      }
    }
    SimilarNames similar = new SimilarNames(names);
    lost.forEach(alias -> report(context, alias, names, similar));
  }

  private static void report(
      ReadContext context, YamlAlias alias, Set<String> names, SimilarNames similar) {
    String message;
    if (names.contains(alias.name())) {
      message = "'*" + alias.name() + "' stands before or inside the value with that anchor";
    } else {
      String near = similar.nearest(alias.name());
      message =
          "no value has the anchor '&"
              + alias.name()
              + "'"
              + (near == null ? "" : "; did you mean '*" + near + "'?");
    }
    context.refuse(
        alias.range(),
        message,
        new Refusal(Refusal.Stage.PARSE, "yaml: unknown anchor '" + alias.name() + "' referenced"));
  }
}
