package io.github.taskfilels.template;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import java.util.List;

/** What makes a correct template no expression: a {@code ref} is exactly one action. */
final class ExpressionCheck {
  private ExpressionCheck() {}

  /** The template, with an error if it is more than an expression and has no error yet. */
  static Template check(Template template) {
    List<Node.Statement> statements =
        template.root().statements().stream()
            .filter(s -> !(s instanceof Node.Comment || s instanceof Node.Define))
            .toList();
    if (!template.errors().isEmpty() || statements.isEmpty()) {
      return template;
    }
    if (statements.size() > 1) {
      return with(
          template,
          "template can only contain one action node when resolving a value",
          statements.get(1).range());
    }
    Node.Statement only = statements.getFirst();
    return only instanceof Node.Action
        ? template
        : with(template, "unknown node: " + Source.of(only), only.range());
  }

  private static Template with(Template template, String message, TextRange range) {
    String report =
        "template: %s:1:0: executing \"%s\" at <%s>: %s"
            .formatted(template.name(), template.name(), Source.of(template.root()), message);
    return new Template(
        template.source(),
        template.name(),
        template.text(),
        template.shift(),
        template.root(),
        template.definitions(),
        template.uses(),
        ImmutableList.of(new TemplateError(message, range, report)));
  }
}
