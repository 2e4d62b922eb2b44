package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.go.value.Type;
import io.github.taskfilels.template.Node;
import io.github.taskfilels.template.functions.FunctionDoc;
import io.github.taskfilels.template.functions.FunctionTable;
import java.util.ArrayList;
import java.util.List;

/** Functions of texts with values that are none. */
public final class TplStringFuncOnNumberRule implements FileRule {
  @Override
  public String id() {
    return "tpl-string-func-on-number";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A function that takes a text, with a variable that is written as a number, a boolean, a "
            + "list or a map. Write the value in quotes, or use `toString`.",
        "Fails when it renders the text (`wrong type for value; expected string; got int`).",
        """
        version: '3'
        vars: {PORT: 80}
        tasks:
          show: echo {{.PORT | q}}
        #              ^^^^^
        """,
        """
        version: '3'
        vars: {PORT: '80'}
        tasks:
          show: echo {{.PORT | q}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();

    ConstantVariables constants = null;
    for (WrittenTemplate written : context.templates()) {
      for (Node.Pipeline pipeline : written.pipelines()) {
        for (int i = 0; i < pipeline.commands().size(); i++) {
          for (Node.Field field : textArguments(pipeline, i)) {
            constants = constants == null ? new ConstantVariables(context.taskfile()) : constants;
            Object value = constants.value(written.text().range(), field.names().getFirst().text());
            if (value != null && !(value instanceof String)) {
              String message =
                  "this is " + shown(value) + " and not a text; quote it or use toString";
              findings.add(context.finding(this, written.range(field.range()), message));
            }
          }
        }
      }
    }
    return findings.build();
  }

  private static String shown(Object value) {
    return switch (value) {
      case Number _ -> "a number";
      case Boolean _ -> "a boolean";
      default -> "a list or a map";
    };
  }

  /** The variables that are given to a function where it takes a text, also by a pipe. */
  private static List<Node.Field> textArguments(Node.Pipeline pipeline, int index) {
    List<Node.Operand> operands = pipeline.commands().get(index).operands();
    FunctionDoc function =
        operands.getFirst() instanceof Node.Identifier name
            ? FunctionTable.find(name.name())
            : null;
    if (function == null || function.parameters().isEmpty()) {
      return List.of();
    }
    List<Node.Operand> arguments = new ArrayList<>(operands.subList(1, operands.size()));
    if (index == 1 && pipeline.commands().getFirst().operands().size() == 1) {
      arguments.add(pipeline.commands().getFirst().operands().getFirst());
    }
    List<Node.Field> fields = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      if (function.parameterType(i) == Type.STRING
          && arguments.get(i) instanceof Node.Field field
          && field.names().size() == 1) {
        fields.add(field);
      }
    }
    return fields;
  }
}
