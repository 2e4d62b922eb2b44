package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.template.Node;
import org.jspecify.annotations.Nullable;

/** Comparisons of values that have no common type. */
public final class TplCompareTypesRule implements FileRule {
  private static final ImmutableSet<String> NAMES =
      ImmutableSet.of("eq", "ne", "lt", "le", "gt", "ge");

  @Override
  public String id() {
    return "tpl-compare-types";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A comparison of a variable that is written as a number or boolean with a text, or of one"
            + " that is written as a text with a number. What comes from the command line is always"
            + " a text.",
        "Fails when it renders the text (`incompatible types for comparison`).",
        """
        version: '3'
        vars: {PORT: 80}
        tasks:
          show: echo {{if eq .PORT "80"}}default{{end}}
        #                    ^^^^^
        """,
        """
        version: '3'
        vars: {PORT: '80'}
        tasks:
          show: echo {{if eq .PORT "80"}}default{{end}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();

    ConstantVariables constants = null;
    for (WrittenTemplate written : context.templates()) {
      for (Node.Pipeline pipeline : written.pipelines()) {
        for (Node.Command command : pipeline.commands()) {
          if (command.operands().size() > 2
              && command.operands().getFirst() instanceof Node.Identifier function
              && NAMES.contains(function.name())) {
            constants = constants == null ? context.constants() : constants;
            check(context, constants, written, command, findings);
          }
        }
      }
    }
    return findings.build();
  }

  private void check(
      FileContext context,
      ConstantVariables constants,
      WrittenTemplate written,
      Node.Command command,
      ImmutableList.Builder<Finding> findings) {
    Node.Operand first = command.operands().get(1);
    for (Node.Operand other : command.operands().subList(2, command.operands().size())) {
      Kind one = kind(constants, written, first);
      Kind two = kind(constants, written, other);
      Node.Operand variable = first instanceof Node.Field ? first : other;
      if (one != null && two != null && one != two && variable instanceof Node.Field) {
        String message =
            one.word
                + " is compared with "
                + two.word
                + ", which fails; write both in the same way";
        findings.add(context.finding(this, written.range(variable.range()), message));
        return;
      }
    }
  }

  private enum Kind {
    TEXT("a text"),
    NUMBER("a number"),
    BOOLEAN("a boolean");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  private static @Nullable Kind kind(
      ConstantVariables constants, WrittenTemplate written, Node.Operand operand) {
    return switch (operand) {
      case Node.StringConstant _ -> Kind.TEXT;
      case Node.NumberLiteral _ -> Kind.NUMBER;
      case Node.Bool _ -> Kind.BOOLEAN;
      case Node.Field field when field.names().size() == 1 ->
          switch (constants.value(written.text().range(), field.names().getFirst().text())) {
            case String _ -> Kind.TEXT;
            case Number _ -> Kind.NUMBER;
            case Boolean _ -> Kind.BOOLEAN;
            case null, default -> null;
          };
      default -> null;
    };
  }
}
