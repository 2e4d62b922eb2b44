package io.github.taskfilels.template.functions;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.go.value.FunctionException;
import io.github.taskfilels.go.value.GoSlice;
import io.github.taskfilels.go.value.Values;
import io.github.taskfilels.shell.BraceExpansion;
import io.github.taskfilels.shell.ShellError;
import io.github.taskfilels.shell.ShellParser;
import io.github.taskfilels.shell.ShellQuoting;
import io.github.taskfilels.shell.Word;
import io.github.taskfilels.shell.WordPart;
import java.util.ArrayList;
import java.util.List;

/**
 * Quoting for bash, and splitting a line into fields as a shell would; of expansions only what
 * needs nothing to be run. Source: {@code shell.Fields} of Task's interpreter.
 */
final class ShellFields {
  private final String line;
  private final TemplateHost host;
  private final List<String> fields = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private boolean inField;

  private ShellFields(String line, TemplateHost host) {
    this.line = line;
    this.host = host;
  }

  /** The text as one word of bash, with quotes only where they are needed. */
  static String quote(String text) {
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      int at = Values.byteLength(text.substring(0, nul));
      throw new FunctionException(
          "cannot quote character at byte " + at + ": shell strings cannot contain null bytes");
    }
    return ShellQuoting.quote(text);
  }

  /**
   * The fields of a line: braces expanded, quotes removed, variables of the environment put in and
   * split, {@code ~} resolved.
   */
  static GoSlice split(String line, TemplateHost host) {
    ShellParser.Words words = ShellParser.words(line);
    ShellFields fields = new ShellFields(line, host);
    if (!words.errors().isEmpty()) {
      ShellError error = words.errors().getFirst();
      throw new FunctionException(fields.position(error.range().start()) + ": " + error.message());
    }
    for (Word word : words.words()) {
      ImmutableList<Word> expanded = BraceExpansion.expand(word);
      if (expanded == null) {
        throw new FunctionException(
            "brace expansion would exceed " + BraceExpansion.MOST_WORDS + " elements");
      }
      for (Word each : expanded) {
        fields.word(each);
      }
    }
    return GoSlice.strings(fields.fields);
  }

  /** Line and column, from one, the column in bytes. */
  private String position(int offset) {
    int start = line.lastIndexOf('\n', offset - 1) + 1;
    long lines = line.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
    return lines + ":" + (Values.byteLength(line.substring(start, offset)) + 1);
  }

  private void word(Word word) {
    for (WordPart part : word.parts()) {
      boolean first = part == word.parts().getFirst();
      switch (part) {
        case WordPart.DoubleQuoted quoted -> add(text(quoted.children()));
        case WordPart.ParameterExpansion expansion -> split(value(expansion));
        case WordPart.SingleQuoted quoted -> add(quoted.value());
        case WordPart.AnsiCQuoted quoted -> add(quoted.value());
        case WordPart.Tilde tilde when first -> add(home(tilde));
        default -> {
          String text = text(part);
          if (!text.isEmpty()) {
            add(text);
          }
        }
      }
    }
    end();
  }

  private String home(WordPart.Tilde tilde) {
    String home = tilde.value().equals("~") ? host.env("HOME") : null;
    return home == null ? tilde.value() : home;
  }

  private String text(List<WordPart> parts) {
    StringBuilder text = new StringBuilder();
    for (WordPart part : parts) {
      text.append(text(part));
    }
    return text.toString();
  }

  private String text(WordPart part) {
    return switch (part) {
      case WordPart.Literal literal -> literal.value();
      case WordPart.Escaped escaped -> escaped.value();
      case WordPart.SingleQuoted quoted -> quoted.value();
      case WordPart.AnsiCQuoted quoted -> quoted.value();
      case WordPart.DoubleQuoted quoted -> text(quoted.children());
      case WordPart.Tilde tilde -> tilde.value();
      case WordPart.Glob glob -> glob.value();
      case WordPart.ParameterExpansion expansion -> value(expansion);
      case WordPart.CommandSubstitution _, WordPart.ArithmeticExpansion _ ->
          throw new FunctionException(
              "unexpected command substitution at " + position(part.range().start()));
      case WordPart.ProcessSubstitution _,
          WordPart.ArrayElements _,
          WordPart.ArithmeticVariable _,
          WordPart.Subscript _,
          WordPart.Opaque _ ->
          throw new FunctionException(
              "unexpected process substitution at " + position(part.range().start()));
    };
  }

  private String value(WordPart.ParameterExpansion expansion) {
    boolean fallback = expansion.operator().equals(":-");
    if (!expansion.prefix().isEmpty()
        || expansion.index() != null
        || !(fallback || expansion.operator().isEmpty())) {
      throw new FunctionException(
          "unsupported expansion ${...} at " + position(expansion.range().start()));
    }
    String value = host.env(expansion.name());
    if (value != null && !value.isEmpty()) {
      return value;
    }
    return fallback ? text(expansion.arguments().getFirst().parts()) : "";
  }

  private void split(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ' ' || c == '\t' || c == '\n') {
        end();
      } else {
        add(value.substring(i, i + 1));
      }
    }
  }

  private void add(String text) {
    field.append(text);
    inField = true;
  }

  private void end() {
    if (inField) {
      fields.add(field.toString());
      field.setLength(0);
      inField = false;
    }
  }
}
