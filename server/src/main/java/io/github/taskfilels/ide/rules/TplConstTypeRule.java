package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.go.value.Type;
import io.github.taskfilels.template.Node;
import io.github.taskfilels.template.functions.FunctionDoc;
import io.github.taskfilels.template.functions.FunctionTable;

/** Constants of a type that a function does not take. */
public final class TplConstTypeRule implements FileRule {
  @Override
  public String id() {
    return "tpl-const-type";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A constant as the argument of a function that takes another type, such as a "
            + "number where a text is wanted.",
        "Fails when it renders the text (`expected string; found 5`).",
        """
        version: '3'
        tasks:
          show: echo {{trunc "3" .USER}}
        #                    ^^^
        """,
        """
        version: '3'
        tasks:
          show: echo {{trunc 3 .USER}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (WrittenTemplate written : context.templates()) {
      for (Node.Pipeline pipeline : written.pipelines()) {
        for (Node.Command command : pipeline.commands()) {
          check(context, written, command, findings);
        }
      }
    }
    return findings.build();
  }

  private void check(
      FileContext context,
      WrittenTemplate written,
      Node.Command command,
      ImmutableList.Builder<Finding> findings) {
    FunctionDoc function =
        !command.operands().isEmpty()
                && command.operands().getFirst() instanceof Node.Identifier name
            ? FunctionTable.find(name.name())
            : null;
    if (function == null || function.parameters().isEmpty()) {
      return;
    }
    for (int i = 1; i < command.operands().size(); i++) {
      boolean counted = function.variadic() || i <= function.parameters().size();
      Node.Operand operand = command.operands().get(i);
      if (counted && !fits(operand, function.parameterType(i - 1))) {
        String found = operand.range().in(written.text().value());
        String message =
            "'"
                + function.name()
                + "' takes "
                + wanted(function.parameterType(i - 1))
                + " here, not "
                + found
                + ": "
                + function.signature();
        findings.add(context.finding(this, written.range(operand.range()), message));
      }
    }
  }

  private static boolean fits(Node.Operand operand, Type type) {
    boolean constant =
        operand instanceof Node.StringConstant
            || operand instanceof Node.Bool
            || operand instanceof Node.NumberLiteral;
    if (!constant) {
      return true;
    }
    return switch (type) {
      case ANY, VALUE -> true;
      case STRING -> operand instanceof Node.StringConstant;
      case BOOL -> operand instanceof Node.Bool;
      case INT, INT64, FLOAT -> operand instanceof Node.NumberLiteral;
      case MAP, TIME, DURATION -> false;
    };
  }

  private static String wanted(Type type) {
    return switch (type) {
      case STRING -> "a string";
      case BOOL -> "a boolean";
      case INT, INT64, FLOAT -> "a number";
      case MAP -> "a map";
      case TIME -> "a time";
      case DURATION -> "a duration";
      case ANY, VALUE -> "anything";
    };
  }
}
