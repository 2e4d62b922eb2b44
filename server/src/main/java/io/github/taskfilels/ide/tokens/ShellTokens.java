package io.github.taskfilels.ide.tokens;

import io.github.taskfilels.ide.tokens.SemanticToken.Modifier;
import io.github.taskfilels.ide.tokens.SemanticToken.Type;
import io.github.taskfilels.shell.HereDocument;
import io.github.taskfilels.shell.Redirection;
import io.github.taskfilels.shell.ShellCommand;
import io.github.taskfilels.shell.ShellNode;
import io.github.taskfilels.shell.ShellScript;
import io.github.taskfilels.shell.ShellUses;
import io.github.taskfilels.shell.VariableUse;
import io.github.taskfilels.shell.Word;
import io.github.taskfilels.shell.WordPart;
import io.github.taskfilels.text.TextRange;

/**
 * Paints a script: what it runs, its variables, strings and here-documents, operators, keywords and
 * comments.
 */
final class ShellTokens {
  private static final Style KEYWORD = Style.of(Type.KEYWORD);
  private static final Style COMMENT = Style.of(Type.COMMENT);
  private static final Style STRING = Style.of(Type.STRING);
  private static final Style OPERATOR = Style.of(Type.OPERATOR);
  private static final Style COMMAND = Style.of(Type.FUNCTION);
  private static final Style FUNCTION = Style.of(Type.FUNCTION, Modifier.DECLARATION);
  private static final Style VARIABLE = Style.of(Type.VARIABLE);
  private static final Style SET = Style.of(Type.VARIABLE, Modifier.MODIFICATION);
  private static final Style PARAMETER =
      Style.of(Type.VARIABLE, Modifier.READONLY, Modifier.DEFAULT_LIBRARY);

  private final String text;
  private final Painter painter;

  private ShellTokens(String text, Painter painter) {
    this.text = text;
    this.painter = painter;
  }

  /**
   * Paints a script.
   *
   * @param text the decoded value that it was read from
   */
  static void paint(String text, ShellScript script, Painter painter) {
    ShellTokens tokens = new ShellTokens(text, painter);
    script.visit(tokens::node);
    ShellUses uses = script.uses();
    uses.commands().forEach(command -> tokens.command(command.name()));
    uses.functions().forEach(function -> painter.value(function.range(), FUNCTION));
    uses.variables().forEach(tokens::variable);
    script.keywords().forEach(range -> painter.value(range, KEYWORD));
    script.comments().forEach(range -> painter.value(range, COMMENT));
  }

  private static Style style(VariableUse use) {
    if (!use.isNamed()) {
      return PARAMETER;
    }
    return use.sets() ? SET : VARIABLE;
  }

  /** What is inside of a node comes after it. */
  private void node(ShellNode node) {
    switch (node) {
      case WordPart.SingleQuoted _, WordPart.AnsiCQuoted _, WordPart.DoubleQuoted _ ->
          painter.value(node.range(), STRING);
      case WordPart.CommandSubstitution _,
          WordPart.ProcessSubstitution _,
          WordPart.ArithmeticExpansion _ ->
          painter.clear(node.range().start(), node.range().end());
      case WordPart.ParameterExpansion expansion -> expansion(expansion);
      case HereDocument document -> {
        painter.value(document.body(), STRING);
        painter.value(document.closing(), KEYWORD);
      }
      case Redirection redirection -> redirection(redirection);
      case ShellCommand.Pipeline pipeline -> {
        for (int i = 1; i < pipeline.commands().size(); i++) {
          between("|", pipeline.commands().get(i - 1), pipeline.commands().get(i));
        }
      }
      case ShellCommand.AndOrList list -> {
        for (int i = 1; i < list.pipelines().size(); i++) {
          between(
              list.operators().get(i - 1), list.pipelines().get(i - 1), list.pipelines().get(i));
        }
      }
      default -> {}
    }
  }

  /** With the dollar and the brace before it, if there are any. */
  private void variable(VariableUse use) {
    int start = use.range().start();
    int brace = start > 1 && "#!".indexOf(text.charAt(start - 1)) >= 0 ? start - 1 : start;
    if (text.startsWith("${", brace - 2)) {
      start = brace - 2;
    } else if (text.startsWith("$", start - 1)) {
      start--;
    }
    painter.value(start, use.range().end(), style(use));
  }

  private void expansion(WordPart.ParameterExpansion expansion) {
    TextRange range = expansion.range();
    painter.clear(range.start(), range.end());
    if (text.startsWith("${", range.start()) && text.charAt(range.end() - 1) == '}') {
      painter.value(range.end() - 1, range.end(), VARIABLE);
    }
  }

  private void redirection(Redirection redirection) {
    painter.value(redirection.operatorRange(), OPERATOR);
    Word target = redirection.target();
    if (target != null && isHereDocument(redirection.operator())) {
      painter.value(target.range(), KEYWORD);
    }
  }

  private static boolean isHereDocument(String operator) {
    return operator.equals("<<") || operator.equals("<<-");
  }

  /** The operator stands behind the command before it, maybe after a blank. */
  private void between(String operator, ShellNode before, ShellNode after) {
    int at = text.indexOf(operator, before.range().end());
    if (at >= 0 && at < after.range().start()) {
      boolean both = text.startsWith("|&", at);
      painter.value(at, at + (both ? 2 : operator.length()), OPERATOR);
    }
  }

  /** Of a name that is made of others, what is written as it is. */
  private void command(Word name) {
    for (WordPart part : name.parts()) {
      if (part instanceof WordPart.Literal || part instanceof WordPart.Glob) {
        painter.value(part.range(), COMMAND);
      }
    }
  }
}
