package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.taskfile.Loop;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.template.TemplateUses.FieldUse;
import io.github.taskfilels.text.TextRange;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows of a matrix that come from commands. */
public final class ForMatrixDynamicRefRule implements FileRule {
  @Override
  public String id() {
    return "for-matrix-dynamic-ref";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A row of a `matrix` whose `ref` needs the output of a command, directly or "
            + "through other variables. A `for` over a variable that is made of the output "
            + "works.",
        "Works the rows out once before it runs any command, when the output is not there "
            + "yet, and stops (`must resolve to a list`).",
        """
        version: '3'
        tasks:
          test:
            vars: {SYSTEMS: {sh: list-systems}}
            cmds:
              - for: {matrix: {OS: {ref: 'splitLines .SYSTEMS'}}}
        #                                             ^^^^^^^
                cmd: test {{.ITEM.OS}}
        """,
        """
        version: '3'
        tasks:
          test:
            vars: {SYSTEMS: {sh: list-systems}}
            cmds:
              - for: {var: SYSTEMS}
                cmd: test {{.ITEM}}
        """);
  }

  /** What fails on a value that is not there yet. Others, as {@code default}, make one of it. */
  private static final ImmutableSet<String> STRICT =
      ImmutableSet.of(
          "fromJson", "fromYaml", "split", "splitArgs", "splitLines", "splitList", "trim", "uniq");

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    Set<TextRange> rows = rows(context.taskfile());
    if (rows.isEmpty()) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    ConstantVariables variables = context.constants();
    for (WrittenTemplate written : context.templates()) {
      TextRange place = written.text().range();
      FieldUse late =
          rows.contains(place) ? late(variables, place, written.template(), new HashSet<>()) : null;
      if (late != null) {
        String message =
            "'"
                + late.name()
                + "' is made of the output of a command, which is not there yet when Task works out"
                + " a matrix; loop over a variable instead";
        findings.add(context.finding(this, written.range(late.range()), message));
      }
    }
    return findings.build();
  }

  private static Set<TextRange> rows(Taskfile taskfile) {
    Set<TextRange> rows = new HashSet<>();
    for (Task task : taskfile.tasks()) {
      for (Loop loop : task.loops()) {
        if (loop instanceof Loop.Matrix matrix) {
          for (Loop.Row row : matrix.rows()) {
            if (row.ref() != null) {
              rows.add(row.ref().range());
            }
          }
        }
      }
    }
    return rows;
  }

  /** The variable of an expression that is not there yet, so that it fails; null for none. */
  private static @Nullable FieldUse late(
      ConstantVariables variables, TextRange place, Template expression, Set<String> seen) {
    boolean strict =
        expression.errors().isEmpty()
            && expression.uses().functions().stream()
                .allMatch(function -> STRICT.contains(function.name()));
    for (FieldUse field : strict ? expression.uses().fields() : List.<FieldUse>of()) {
      Variable variable = variables.variable(place, field.name());
      if (variable != null && seen.add(field.name()) && isLate(variables, place, variable, seen)) {
        return field;
      }
    }
    return null;
  }

  private static boolean isLate(
      ConstantVariables variables, TextRange place, Variable variable, Set<String> seen) {
    if (variable.kind() == Variable.Kind.SH) {
      return true;
    }
    if (variable.kind() != Variable.Kind.REF || variable.text() == null) {
      return false;
    }
    // What a task sets is not seen by the variables of the file, nor by those above it.
    boolean own = variables.around(variable.range()) != null;
    TextRange seenFrom = own ? place : variable.range();
    Template expression = Template.parseExpression(variable.text().value());
    FieldUse late = late(variables, seenFrom, expression, seen);
    Variable cause = late == null ? null : variables.variable(seenFrom, late.name());
    return cause != null && cause.range().start() < variable.range().start();
  }
}
