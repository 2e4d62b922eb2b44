package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.template.Node;
import org.jspecify.annotations.Nullable;

/** Arguments of what is no function. */
public final class TplNonFunctionArgsRule implements FileRule {
  @Override
  public String id() {
    return "tpl-non-function-args";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A variable or constant with arguments after it, or one into which something is "
            + "piped. Only functions take arguments: `.A .B` is no way to join two texts.",
        "Fails when it renders the text (`is not a method but has arguments`).",
        """
        version: '3'
        tasks:
          show: echo {{.FIRST .LAST}}
        #              ^^^^^^^^^^^^
        """,
        """
        version: '3'
        tasks:
          show: echo {{.FIRST}} {{.LAST}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (WrittenTemplate written : context.templates()) {
      for (Node.Pipeline pipeline : written.pipelines()) {
        for (int i = 0; i < pipeline.commands().size(); i++) {
          Node.Command command = pipeline.commands().get(i);
          String wrong = wrong(command, i > 0);
          if (wrong != null) {
            findings.add(context.finding(this, written.range(command.range()), wrong));
          }
        }
      }
    }
    return findings.build();
  }

  /** What is wrong with a command; null where nothing is. */
  private static @Nullable String wrong(Node.Command command, boolean piped) {
    if (command.operands().isEmpty()) {
      return null;
    }
    Node.Operand first = command.operands().getFirst();
    if (first instanceof Node.Nil && command.operands().size() == 1) {
      return "'nil' alone is nothing that can be printed or passed on";
    }
    boolean value =
        switch (first) {
          // Of more than one name the last may be a method, as of times.
          case Node.Field field -> field.names().size() == 1;
          case Node.Variable variable -> variable.fields().isEmpty();
          case Node.Dot _, Node.Parens _ -> true;
          default -> false;
        };
    boolean arguments = piped || command.operands().size() > 1;
    return value && arguments
        ? "this is no function and takes no arguments; write a function before it"
        : null;
  }
}
