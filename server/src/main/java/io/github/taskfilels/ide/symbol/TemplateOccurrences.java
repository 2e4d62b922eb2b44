package io.github.taskfilels.ide.symbol;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.symbol.Occurrence.Certainty;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.template.TemplateUses;
import io.github.taskfilels.template.TemplateUses.NameUse;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds the templates that have names, and their calls. Task parses each value for itself, so that
 * a name means something in the value that defines it.
 */
final class TemplateOccurrences {
  private TemplateOccurrences() {}

  /** All of them, in no particular order. Ranges are those of the names with their quotes. */
  static ImmutableList<Occurrence> of(FileId file, YamlTree tree) {
    if (!mayDefine(tree.text())) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Occurrence> found = ImmutableList.builder();
    Deque<YamlNode> open = new ArrayDeque<>();
    open.push(tree.root());
    int values = 0;
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case YamlMapping mapping ->
            mapping.entries().reversed().forEach(entry -> open.push(entry.value()));
        case YamlSequence sequence ->
            sequence.items().reversed().forEach(item -> open.push(item.value()));
        case YamlScalar scalar -> {
          if (mayDefine(scalar.source()) && Template.isTemplate(scalar.value())) {
            add(found, new Symbol.Template(file, values++, ""), scalar);
          }
        }
        default -> {}
      }
    }
    return found.build();
  }

  private static boolean mayDefine(String text) {
    return text.contains("define") || text.contains("block");
  }

  private static void add(
      ImmutableList.Builder<Occurrence> found, Symbol.Template value, YamlScalar scalar) {
    TemplateUses uses = Template.parse(scalar.value()).uses();
    Set<String> defined = new HashSet<>();
    for (NameUse use : uses.definitions()) {
      defined.add(use.name());
      found.add(occurrence(value, scalar, use, Role.DEFINES));
    }
    for (NameUse use : uses.calls()) {
      // A block defines and calls at once.
      if (defined.contains(use.name()) && !uses.definitions().contains(use)) {
        found.add(occurrence(value, scalar, use, Role.CALLS));
      }
    }
  }

  private static Occurrence occurrence(
      Symbol.Template value, YamlScalar scalar, NameUse use, Role role) {
    return new Occurrence(
        scalar.sourceMap().wordToSource(use.range()),
        ImmutableSet.of(new Symbol.Template(value.file(), value.index(), use.name())),
        role,
        Certainty.EXACT);
  }
}
