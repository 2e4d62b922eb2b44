package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.template.Node;
import java.util.List;

/** The largest of one list. */
public final class TplMaxListRule implements FileRule {
  private static final ImmutableSet<String> NAMES =
      ImmutableSet.of("max", "min", "maxf", "minf", "biggest");
  private static final ImmutableSet<String> LISTS = ImmutableSet.of("list", "tuple", "splitList");

  @Override
  public String id() {
    return "tpl-max-list";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "`max` or `min` with one argument that is a list. They compare their arguments; a list "
            + "counts as 0.",
        "Gives 0.",
        """
        version: '3'
        vars: {SIZES: [3, 5]}
        tasks:
          show: echo {{max .SIZES}}
        #                  ^^^^^^
        """,
        """
        version: '3'
        tasks:
          show: echo {{max 3 5}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();

    ConstantVariables constants = null;
    for (WrittenTemplate written : context.templates()) {
      for (Node.Pipeline pipeline : written.pipelines()) {
        Node.Command command =
            pipeline.commands().size() == 1 ? pipeline.commands().getFirst() : null;
        if (command != null
            && command.operands().size() == 2
            && command.operands().getFirst() instanceof Node.Identifier function
            && NAMES.contains(function.name())) {
          constants = constants == null ? context.constants() : constants;
          Node.Operand argument = command.operands().get(1);
          if (isList(constants, written, argument)) {
            String message =
                "'"
                    + function.name()
                    + "' compares its arguments, and a list counts as 0; give each"
                    + " number by itself";
            findings.add(context.finding(this, written.range(argument.range()), message));
          }
        }
      }
    }
    return findings.build();
  }

  private static boolean isList(
      ConstantVariables constants, WrittenTemplate written, Node.Operand argument) {
    return switch (argument) {
      case Node.Field field when field.names().size() == 1 ->
          constants.value(written.text().range(), field.names().getFirst().text())
              instanceof List<?>;
      case Node.Parens parens ->
          parens.pipeline().commands().size() == 1
              && parens.pipeline().commands().getFirst().operands().getFirst()
                  instanceof Node.Identifier inner
              && LISTS.contains(inner.name());
      default -> false;
    };
  }
}
