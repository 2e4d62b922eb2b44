package io.github.taskfilels.template;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * A node of a template's tree. Ranges are UTF-16 offsets in the parsed text. {@link #position} is
 * the offset that Go gives the node, which is what its error messages show; it is not always the
 * start of the range.
 */
public sealed interface Node {
  TextRange range();

  default int position() {
    return range().start();
  }

  // Statements

  /** What stands in a block: text, actions, control structures. */
  sealed interface Statement extends Node {}

  /** Text outside actions, after trimming. */
  record Text(TextRange range, String text) implements Statement {}

  /** A comment. The range is that of {@code /*} to its end, without the delimiters. */
  record Comment(TextRange range) implements Statement {}

  /**
   * An action that prints a value or sets a variable. The range includes the delimiters, as for all
   * below.
   */
  record Action(TextRange range, Pipeline pipeline) implements Statement {
    @Override
    public int position() {
      return pipeline.position();
    }
  }

  /** {@code if} or {@code with}, or {@code range}: a pipeline that decides about two blocks. */
  sealed interface Branch extends Statement {
    /** {@code if}, {@code with} or {@code range}. */
    String keyword();

    /** The opening action, with its delimiters; for {@code else if} the action of the else. */
    TextRange opening();

    Pipeline pipeline();

    Block body();

    /** The block after {@code else}; for {@code else if} it holds exactly one {@link Branch}. */
    @Nullable Block otherwise();

    @Override
    default int position() {
      return pipeline().position();
    }
  }

  record If(
      TextRange range, TextRange opening, Pipeline pipeline, Block body, @Nullable Block otherwise)
      implements Branch {
    @Override
    public String keyword() {
      return "if";
    }
  }

  record With(
      TextRange range, TextRange opening, Pipeline pipeline, Block body, @Nullable Block otherwise)
      implements Branch {
    @Override
    public String keyword() {
      return "with";
    }
  }

  record Range(
      TextRange range, TextRange opening, Pipeline pipeline, Block body, @Nullable Block otherwise)
      implements Branch {
    @Override
    public String keyword() {
      return "range";
    }
  }

  record Break(TextRange range) implements Statement {}

  record Continue(TextRange range) implements Statement {}

  /** {@code define}; its body is also in {@link Template#definitions}. */
  record Define(TextRange range, Name name, Block body) implements Statement {}

  /**
   * {@code template}, or {@code block}, which is a definition and a call in one.
   *
   * @param argument what becomes the dot of the called template; null for none
   * @param body the definition, for {@code block} only
   */
  record TemplateCall(TextRange range, Name name, @Nullable Pipeline argument, @Nullable Block body)
      implements Statement {
    @Override
    public int position() {
      return name.range().start();
    }
  }

  /** An action or a keyword that has no place here; there is an error for it. */
  record Broken(TextRange range) implements Statement {}

  /** A list of statements. The range is everything between the actions around it. */
  record Block(TextRange range, ImmutableList<Statement> statements) implements Node {}

  // Pipelines

  /**
   * {@code $v := a | b c}.
   *
   * @param range from the first word to the last
   * @param variables the variables declared or set: none, one, or two in a range
   * @param assignment whether they are set ({@code =}), not declared ({@code :=})
   * @param commands at least one, unless there is an error
   */
  record Pipeline(
      TextRange range,
      ImmutableList<Name> variables,
      boolean assignment,
      ImmutableList<Command> commands)
      implements Node {}

  /**
   * An operand, and the arguments after it if it is a function or a method. Not empty unless there
   * is an error.
   */
  record Command(TextRange range, ImmutableList<Operand> operands) implements Node {}

  /** A word with its place; for a string that names a template, the place includes the quotes. */
  record Name(TextRange range, String text) {}

  // Operands

  /** A term of a command. */
  sealed interface Operand extends Node {}

  /** {@code .A.b}: fields of the dot. The range of a name does not include its dot. */
  record Field(TextRange range, ImmutableList<Name> names) implements Operand {
    @Override
    public int position() {
      return Node.chainPosition(range.start(), names, 1);
    }
  }

  /** {@code $x.a}: a variable, whose name begins with {@code $}, and fields of its value. */
  record Variable(TextRange range, Name name, ImmutableList<Name> fields) implements Operand {
    @Override
    public int position() {
      return Node.chainPosition(range.start(), fields, 0);
    }
  }

  /** {@code (x).a.b} or {@code f.a}: fields of the value of a pipeline or function. */
  record Chain(TextRange range, Operand inner, ImmutableList<Name> fields) implements Operand {
    @Override
    public int position() {
      return Node.chainPosition(range.start(), fields, 0);
    }
  }

  /** A pipeline in parentheses. */
  record Parens(TextRange range, Pipeline pipeline) implements Operand {
    @Override
    public int position() {
      return pipeline.position();
    }
  }

  /** The name of a function. */
  record Identifier(TextRange range, String name) implements Operand {}

  record Dot(TextRange range) implements Operand {}

  record Nil(TextRange range) implements Operand {}

  record Bool(TextRange range, boolean value) implements Operand {}

  /**
   * A string constant.
   *
   * @param source as written, with quotes
   */
  record StringConstant(TextRange range, String source, String value) implements Operand {}

  /** A number or a character constant. */
  record NumberLiteral(TextRange range, NumberConstant value) implements Operand {}

  /** Go gives a chain of fields the position of the first field that was added to its term. */
  private static int chainPosition(int start, ImmutableList<Name> names, int first) {
    return names.size() > first ? names.get(first).range().start() - 1 : start;
  }
}
