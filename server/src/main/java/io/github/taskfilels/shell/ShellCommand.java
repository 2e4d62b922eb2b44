package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/** What a statement does. */
public sealed interface ShellCommand extends ShellNode
    permits SimpleCommand,
        CompoundCommand,
        ShellCommand.Pipeline,
        ShellCommand.AndOrList,
        ShellCommand.FunctionDefinition,
        ShellCommand.Coprocess {

  /**
   * Commands joined by {@code |}; or a single one with {@code !} or {@code time} before it.
   *
   * @param timed whether {@code time} stands before it
   * @param negated whether {@code !} stands before it
   */
  record Pipeline(
      TextRange range, boolean timed, boolean negated, ImmutableList<ShellCommand> commands)
      implements ShellCommand {
    @Override
    public ImmutableList<ShellCommand> children() {
      return commands;
    }
  }

  /**
   * Pipelines joined by {@code &&} and {@code ||}, which bind alike.
   *
   * @param operators those between the pipelines, one less than these
   */
  record AndOrList(
      TextRange range, ImmutableList<ShellCommand> pipelines, ImmutableList<String> operators)
      implements ShellCommand {
    @Override
    public ImmutableList<ShellCommand> children() {
      return pipelines;
    }
  }

  /**
   * {@code name() command} or {@code function name command}.
   *
   * @param body null where it is missing
   */
  record FunctionDefinition(TextRange range, Word name, @Nullable ShellCommand body)
      implements ShellCommand {
    @Override
    public ImmutableList<ShellNode> children() {
      return body == null ? ImmutableList.of(name) : ImmutableList.of(name, body);
    }
  }

  /**
   * {@code coproc [NAME] command}.
   *
   * @param name null where there is none
   */
  record Coprocess(TextRange range, @Nullable Word name, ShellCommand body)
      implements ShellCommand {
    @Override
    public ImmutableList<ShellNode> children() {
      return name == null ? ImmutableList.of(body) : ImmutableList.of(name, body);
    }
  }
}
