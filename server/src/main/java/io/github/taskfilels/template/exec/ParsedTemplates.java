package io.github.taskfilels.template.exec;

import io.github.taskfilels.template.Template;
import io.github.taskfilels.template.TemplateUses;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Templates and expressions by their text, each parsed once while it is remembered: the same few
 * texts are rendered in every call of a task. Safe for several threads.
 */
public final class ParsedTemplates {
  /** Beyond this everything is forgotten; a project has far fewer. */
  private static final int MOST = 10_000;

  private final Map<String, Parsed> templates = new ConcurrentHashMap<>();
  private final Map<String, Parsed> expressions = new ConcurrentHashMap<>();

  private static final class Parsed {
    private final Template template;
    private volatile @Nullable TemplateUses uses;

    Parsed(Template template) {
      this.template = template;
    }

    TemplateUses uses() {
      TemplateUses known = uses;
      if (known == null) {
        known = template.uses();
        uses = known;
      }
      return known;
    }
  }

  /** {@link Template#parse} of a text. */
  public Template template(String text) {
    return parsedTemplate(text).template;
  }

  /** {@link Template#parseExpression} of a text. */
  public Template expression(String text) {
    return parsedExpression(text).template;
  }

  /** What a template uses. */
  public TemplateUses templateUses(String text) {
    return parsedTemplate(text).uses();
  }

  /** What an expression uses. */
  public TemplateUses expressionUses(String text) {
    return parsedExpression(text).uses();
  }

  private Parsed parsedTemplate(String text) {
    Parsed known = templates.get(text);
    return known == null ? remember(templates, text, Template.parse(text)) : known;
  }

  private Parsed parsedExpression(String text) {
    Parsed known = expressions.get(text);
    return known == null ? remember(expressions, text, Template.parseExpression(text)) : known;
  }

  private static Parsed remember(Map<String, Parsed> map, String text, Template template) {
    if (map.size() >= MOST) {
      map.clear();
    }
    Parsed parsed = new Parsed(template);
    map.put(text, parsed);
    return parsed;
  }
}
