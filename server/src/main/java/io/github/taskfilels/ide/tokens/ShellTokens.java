package io.github.taskfilels.ide.tokens;

import com.google.common.collect.ImmutableList;
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
import io.github.taskfilels.template.ScriptTemplate;
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
  private final ImmutableList.Builder<Stroke> strokes = ImmutableList.builder();

  private ShellTokens(String text) {
    this.text = text;
  }

  /** The strokes of a script; what its templates are is painted over them. */
  static ImmutableList<Stroke> of(String text) {
    ShellTokens tokens = new ShellTokens(text);
    tokens.read(ScriptTemplate.parse(text).script());
    return tokens.strokes.build();
  }

  private void read(ShellScript script) {
    script.visit(this::node);
    ShellUses uses = script.uses();
    uses.commands().forEach(command -> command(command.name()));
    uses.functions().forEach(function -> add(function.range(), FUNCTION));
    uses.variables().forEach(this::variable);
    script.keywords().forEach(range -> add(range, KEYWORD));
    script.comments().forEach(range -> add(range, COMMENT));
  }

  private void add(TextRange range, Style style) {
    add(range.start(), range.end(), style);
  }

  private void add(int from, int to, Style style) {
    strokes.add(new Stroke(from, to, style));
  }

  private void clear(TextRange range) {
    strokes.add(new Stroke(range.start(), range.end(), null));
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
          add(node.range(), STRING);
      case WordPart.CommandSubstitution _,
          WordPart.ProcessSubstitution _,
          WordPart.ArithmeticExpansion _ ->
          clear(node.range());
      case WordPart.ParameterExpansion expansion -> expansion(expansion);
      case HereDocument document -> hereDocument(document);
      case Redirection redirection -> add(redirection.operatorRange(), OPERATOR);
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
    add(start, use.range().end(), style(use));
  }

  private void expansion(WordPart.ParameterExpansion expansion) {
    TextRange range = expansion.range();
    clear(range);
    if (text.startsWith("${", range.start()) && text.charAt(range.end() - 1) == '}') {
      add(range.end() - 1, range.end(), VARIABLE);
    }
  }

  private void hereDocument(HereDocument document) {
    Word word = document.redirection().target();
    if (word != null) {
      add(word.range(), KEYWORD);
    }
    add(document.body(), STRING);
    add(document.closing(), KEYWORD);
  }

  /** The operator stands behind the command before it, maybe after a blank. */
  private void between(String operator, ShellNode before, ShellNode after) {
    int at = text.indexOf(operator, before.range().end());
    if (at >= 0 && at < after.range().start()) {
      boolean both = text.startsWith("|&", at);
      add(at, at + (both ? 2 : operator.length()), OPERATOR);
    }
  }

  /** Of a name that is made of others, what is written as it is. */
  private void command(Word name) {
    for (WordPart part : name.parts()) {
      if (part instanceof WordPart.Literal || part instanceof WordPart.Glob) {
        add(part.range(), COMMAND);
      }
    }
  }
}
