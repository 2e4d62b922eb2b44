package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/** A command that is made of others, or of an expression. In half-typed ones parts are empty. */
public sealed interface CompoundCommand extends ShellCommand {

  /** Those behind it, which hold for all of it. */
  ImmutableList<Redirection> redirections();

  /** All that stands before the redirections. */
  ImmutableList<? extends ShellNode> parts();

  @Override
  default ImmutableList<ShellNode> children() {
    return ImmutableList.<ShellNode>builder().addAll(parts()).addAll(redirections()).build();
  }

  /** <code>{ list; }</code>. */
  record Group(TextRange range, CommandList body, ImmutableList<Redirection> redirections)
      implements CompoundCommand {
    @Override
    public ImmutableList<CommandList> parts() {
      return ImmutableList.of(body);
    }
  }

  /** {@code (list)}. */
  record Subshell(TextRange range, CommandList body, ImmutableList<Redirection> redirections)
      implements CompoundCommand {
    @Override
    public ImmutableList<CommandList> parts() {
      return ImmutableList.of(body);
    }
  }

  /**
   * {@code if … then … elif … then … else … fi}.
   *
   * @param parts a condition and what then happens, by turns; one left over belongs to {@code else}
   */
  record IfClause(
      TextRange range, ImmutableList<CommandList> parts, ImmutableList<Redirection> redirections)
      implements CompoundCommand {}

  /** {@code while} or {@code until}. */
  record WhileClause(
      TextRange range,
      boolean until,
      CommandList condition,
      CommandList body,
      ImmutableList<Redirection> redirections)
      implements CompoundCommand {
    @Override
    public ImmutableList<CommandList> parts() {
      return ImmutableList.of(condition, body);
    }
  }

  /**
   * {@code for name in words; do …} or {@code select …}.
   *
   * @param name null where it is missing
   * @param words empty for the positional parameters, too
   */
  record ForClause(
      TextRange range,
      boolean select,
      @Nullable Word name,
      ImmutableList<Word> words,
      CommandList body,
      ImmutableList<Redirection> redirections)
      implements CompoundCommand {
    @Override
    public ImmutableList<ShellNode> parts() {
      ImmutableList.Builder<ShellNode> parts = ImmutableList.builder();
      if (name != null) {
        parts.add(name);
      }
      return parts.addAll(words).add(body).build();
    }
  }

  /** {@code for ((init; condition; step)); do …}. */
  record ArithmeticFor(
      TextRange range,
      WordPart.ArithmeticExpansion expression,
      CommandList body,
      ImmutableList<Redirection> redirections)
      implements CompoundCommand {
    @Override
    public ImmutableList<ShellNode> parts() {
      return ImmutableList.of(expression, body);
    }
  }

  /**
   * {@code case word in …}.
   *
   * @param subject null where it is missing
   */
  record CaseClause(
      TextRange range,
      @Nullable Word subject,
      ImmutableList<CaseItem> items,
      ImmutableList<Redirection> redirections)
      implements CompoundCommand {
    @Override
    public ImmutableList<ShellNode> parts() {
      ImmutableList.Builder<ShellNode> parts = ImmutableList.builder();
      if (subject != null) {
        parts.add(subject);
      }
      return parts.addAll(items).build();
    }
  }

  /** {@code pattern | pattern) list ;;}. */
  record CaseItem(TextRange range, ImmutableList<Word> patterns, CommandList body)
      implements ShellNode {
    @Override
    public ImmutableList<ShellNode> children() {
      return ImmutableList.<ShellNode>builder().addAll(patterns).add(body).build();
    }
  }

  /** {@code ((expression))}. */
  record ArithmeticCommand(
      TextRange range,
      WordPart.ArithmeticExpansion expression,
      ImmutableList<Redirection> redirections)
      implements CompoundCommand {
    @Override
    public ImmutableList<ShellNode> parts() {
      return ImmutableList.of(expression);
    }
  }

  /**
   * {@code [[ expression ]]}.
   *
   * @param parts operands and the operators that are words; {@code &&}, {@code ||}, {@code <},
   *     {@code >} and parentheses are not among them
   */
  record TestClause(
      TextRange range, ImmutableList<Word> parts, ImmutableList<Redirection> redirections)
      implements CompoundCommand {}
}
