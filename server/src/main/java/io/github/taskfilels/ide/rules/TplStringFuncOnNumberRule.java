package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.template.Node;

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
          for (Node.Field field : TextArguments.of(pipeline, i)) {
            constants = constants == null ? context.constants() : constants;
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
}
