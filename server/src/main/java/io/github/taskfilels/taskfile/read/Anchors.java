package io.github.taskfilels.taskfile.read;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Problem.Effect;
import io.github.taskfilels.taskfile.Problem.Kind;
import io.github.taskfilels.taskfile.Refusal;
import io.github.taskfilels.text.SimilarNames;
import io.github.taskfilels.yaml.YamlAlias;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlNodes;
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
    List<YamlAlias> lost = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (YamlNode node : YamlNodes.from(context.tree().root())) {
      if (node.properties() != null && node.properties().anchor() != null) {
        names.add(node.properties().anchor());
      }
      if (node instanceof YamlAlias alias && context.resolve(alias) == null) {
        lost.add(alias);
      }
    }
    SimilarNames similar = new SimilarNames(names);
    lost.forEach(alias -> report(context, alias, names, similar));
  }

  private static void report(
      ReadContext context, YamlAlias alias, Set<String> names, SimilarNames similar) {
    String message;
    String near = null;
    if (names.contains(alias.name())) {
      message = "'*" + alias.name() + "' stands before or inside the value with that anchor";
    } else {
      near = similar.nearest(alias.name());
      message =
          "no value has the anchor '&"
              + alias.name()
              + "'"
              + (near == null ? "" : "; did you mean '*" + near + "'?");
    }
    context.add(
        new Problem(
            Kind.ALIAS_UNKNOWN,
            Effect.REFUSED,
            message,
            alias.range(),
            ImmutableList.of(),
            "",
            near == null ? "" : near,
            new Refusal(
                Refusal.Stage.PARSE, "yaml: unknown anchor '" + alias.name() + "' referenced")));
  }
}
