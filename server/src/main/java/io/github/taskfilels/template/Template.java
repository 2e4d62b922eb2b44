package io.github.taskfilels.template;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.template.Node.Block;

/**
 * A parsed template, for the editor and the runner. Immutable; parse once and keep it.
 *
 * @param source the text that was given; all ranges refer to it
 * @param name Go's name of the template in messages: empty, or {@code resolver} for an expression
 * @param text the text that was parsed: {@code source}, for an expression with delimiters around it
 * @param shift the length of the delimiter before {@code source} in {@code text}
 * @param root the statements
 * @param definitions the bodies of {@code define} and {@code block} by name
 * @param uses which fields, functions and definitions it uses, with ranges
 * @param errors in the order in which they were found; the first is the one that Task reports
 */
public record Template(
    String source,
    String name,
    String text,
    int shift,
    Block root,
    ImmutableMap<String, Block> definitions,
    TemplateUses uses,
    ImmutableList<TemplateError> errors) {
  private static final RecentTexts<Template> TEMPLATES = new RecentTexts<>();
  private static final RecentTexts<Template> EXPRESSIONS = new RecentTexts<>();

  /** Parses any text. Never throws; needs time linear in the length. */
  public static Template parse(String text) {
    return isTemplate(text)
        ? TEMPLATES.get(text, one -> Parser.parse("", one, one, 0))
        : Parser.parse("", text, text, 0);
  }

  /** Parses the expression of a {@code ref}, which is written without delimiters. Never throws. */
  public static Template parseExpression(String expression) {
    return EXPRESSIONS.get(
        expression,
        one -> ExpressionCheck.check(Parser.parse("resolver", one, "{{" + one + "}}", 2)));
  }

  /**
   * Whether Task renders {@code text}: whether it holds an opening delimiter. Anything else is
   * taken as it is.
   */
  public static boolean isTemplate(String text) {
    return text.contains("{{");
  }
}
