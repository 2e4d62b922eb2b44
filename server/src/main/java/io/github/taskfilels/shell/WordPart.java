package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/** A piece of a word. The pieces of a word stand one directly behind the other. */
public sealed interface WordPart extends ShellNode {

  @Override
  default ImmutableList<? extends ShellNode> children() {
    return ImmutableList.of();
  }

  /** Characters that mean themselves. Braces are among them: see {@link BraceExpansion}. */
  record Literal(TextRange range, String value) implements WordPart {}

  /**
   * A backslash and the character behind it.
   *
   * @param value that character; empty for a line break, which is taken away, and at the end of all
   */
  record Escaped(TextRange range, String value) implements WordPart {}

  /**
   * {@code 'text'}.
   *
   * @param value what stands between the quotes
   * @param children what is opaque in it
   */
  record SingleQuoted(TextRange range, String value, ImmutableList<Opaque> children)
      implements WordPart {}

  /**
   * {@code $'text'}.
   *
   * @param value with its escapes resolved
   * @param children what is opaque in it
   */
  record AnsiCQuoted(TextRange range, String value, ImmutableList<Opaque> children)
      implements WordPart {}

  /** {@code "text"} or {@code $"text"}. */
  record DoubleQuoted(TextRange range, ImmutableList<WordPart> children) implements WordPart {}

  /**
   * {@code $name} or <code>${…}</code>.
   *
   * @param prefix {@code #} (the length), {@code !} (indirect), or empty
   * @param name of a variable, or a positional or special parameter; empty where it is missing
   * @param nameRange where it stands
   * @param index the subscript of an array; null where there is none
   * @param operator as written: {@code :-}, {@code %%}, {@code //}, {@code :}, {@code @}, …; empty
   *     where there is none
   * @param arguments of the operator; for replacements the pattern and, if written, what it is
   *     replaced by; for substrings the offset and, if written, the length
   */
  record ParameterExpansion(
      TextRange range,
      String prefix,
      String name,
      TextRange nameRange,
      @Nullable Word index,
      String operator,
      ImmutableList<Word> arguments)
      implements WordPart {
    @Override
    public ImmutableList<Word> children() {
      return index == null
          ? arguments
          : ImmutableList.<Word>builder().add(index).addAll(arguments).build();
    }
  }

  /**
   * {@code $(list)} or {@code `list`}.
   *
   * @param backquoted whether it is written with backquotes
   */
  record CommandSubstitution(TextRange range, boolean backquoted, CommandList commands)
      implements WordPart {
    @Override
    public ImmutableList<CommandList> children() {
      return ImmutableList.of(commands);
    }
  }

  /** {@code <(list)} or {@code >(list)}. */
  record ProcessSubstitution(TextRange range, CommandList commands) implements WordPart {
    @Override
    public ImmutableList<CommandList> children() {
      return ImmutableList.of(commands);
    }
  }

  /**
   * {@code $((expression))} or {@code $[expression]}.
   *
   * @param children its variables and expansions, and literals between them
   */
  record ArithmeticExpansion(TextRange range, ImmutableList<WordPart> children)
      implements WordPart {}

  /** The bare name of a variable in an expression. {@code i++} both reads and sets. */
  record ArithmeticVariable(TextRange range, String name, boolean reads, boolean sets)
      implements WordPart {}

  /** {@code [expression]} behind the name of an array, or before an element of one. */
  record Subscript(TextRange range, ImmutableList<WordPart> children) implements WordPart {}

  /** {@code *}, {@code ?}, {@code [a-z]}, or an extended pattern as {@code @(a|b)}. */
  record Glob(TextRange range, String value) implements WordPart {}

  /** {@code ~} or {@code ~user} where it stands for a home directory. */
  record Tilde(TextRange range, String value) implements WordPart {}

  /** {@code (a b c)} behind {@code name=}; elements may be {@code [index]=value}. */
  record ArrayElements(TextRange range, ImmutableList<Word> children) implements WordPart {}

  /**
   * What the caller of the parser said is not the shell's.
   *
   * @param silent see {@link OpaquePiece}
   */
  record Opaque(TextRange range, boolean silent) implements WordPart {}
}
