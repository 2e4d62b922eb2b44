package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.GlobalVariables;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Variables for an include that sets them itself. */
public final class IncludeVarNoEffectRule implements WorkspaceRule {
  @Override
  public String id() {
    return "include-var-no-effect";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A variable of an include that the included file sets itself as a global one. Its own "
            + "value wins, unless it is written as `'{{.NAME | default \"value\"}}'`.",
        "Takes the value of the included file.",
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          lib:
            taskfile: ./lib.yml
            vars: {TAG: one}
        #          ^^^
        //- /lib.yml
        version: '3'
        vars: {TAG: two}
        tasks: {show: 'echo {{.TAG}}'}
        """,
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          lib:
            taskfile: ./lib.yml
            vars: {TAG: one}
        //- /lib.yml
        version: '3'
        vars: {TAG: '{{.TAG | default "two"}}'}
        tasks: {show: 'echo {{.TAG}}'}
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();

    for (IncludeEdge edge : context.graph().includes(context.file())) {
      FileId target = edge.to();
      if (target != null && !edge.entry().vars().isEmpty()) {
        check(context, edge, target, findings);
      }
    }
    return findings.build();
  }

  private void check(
      RuleContext context,
      IncludeEdge edge,
      FileId target,
      ImmutableList.Builder<Finding> findings) {
    Map<String, Variable> own = new HashMap<>();
    for (Variable variable : context.snapshot().globals(target, GlobalVariables.Kind.VARS)) {
      own.put(variable.name(), variable);
    }
    Include written = own.isEmpty() ? null : edge.written(context.snapshot());
    for (Variable passed : written == null ? ImmutableList.<Variable>of() : written.vars()) {
      Variable set = own.get(passed.name());
      if (set != null && !isFrom(set, passed.name()) && !isSame(set, passed)) {
        String message =
            context.name(target)
                + " sets '"
                + passed.name()
                + "' itself, and that wins; write"
                + " '{{."
                + passed.name()
                + " | default …}}' there";
        findings.add(Finding.of(this, context.file(), passed.nameRange(), message));
      }
    }
  }

  /** Whether a variable takes what was passed, in whatever way. */
  private static boolean isFrom(Variable variable, String name) {
    Object value = variable.text() == null ? variable.value() : variable.text().value();
    return value != null && value.toString().contains(name);
  }

  private static boolean isSame(Variable one, Variable other) {
    return one.kind() == Variable.Kind.LITERAL && Objects.equals(one.value(), other.value());
  }
}
