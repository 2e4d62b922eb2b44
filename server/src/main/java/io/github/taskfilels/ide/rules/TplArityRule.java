package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.template.Node;
import io.github.taskfilels.template.functions.FunctionDoc;
import io.github.taskfilels.template.functions.FunctionTable;
import org.jspecify.annotations.Nullable;

/** Functions with too few or too many arguments. */
public final class TplArityRule implements FileRule {
  @Override
  public String id() {
    return "tpl-arity";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A function that gets another number of arguments than it takes. What is piped "
            + "in is the last argument.",
        "Fails when it renders the text (`wrong number of args`).",
        """
        version: '3'
        tasks:
          greet: echo {{replace "a" .USER}}
        #               ^^^^^^^^^^^^^^^^^
        """,
        """
        version: '3'
        tasks:
          greet: echo {{replace "a" "b" .USER}}
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
    FunctionDoc function =
        !command.operands().isEmpty()
                && command.operands().getFirst() instanceof Node.Identifier name
            ? FunctionTable.find(name.name())
            : null;
    if (function == null) {
      return null;
    }
    int given = command.operands().size() - 1 + (piped ? 1 : 0);
    int wanted = function.parameters().size();
    boolean fits = function.variadic() ? given >= wanted - 1 : given == wanted;
    return fits
        ? null
        : "'"
            + function.name()
            + "' takes "
            + (function.variadic() ? "at least " + (wanted - 1) : wanted)
            + (wanted == 1 && !function.variadic() ? " argument" : " arguments")
            + ", not "
            + given
            + ": "
            + function.signature();
  }
}
