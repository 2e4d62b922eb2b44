package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.graph.IncludeEdge;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.workspace.FileId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Global variables of two included files that have the same name and not the same value. */
public final class IncludeGlobalClashRule implements WorkspaceRule {
  @Override
  public String id() {
    return "include-global-clash";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String doc() {
    return "A global variable, or one of `env`, that two files set which one file includes side by"
        + " side. Global variables of included files are global everywhere; which of the two wins"
        + " differs from run to run of Task. `taskfile-ls run` takes the last one.";
  }

  /** Where a name was set first. */
  private record Earlier(String namespace, FileId file, Variable variable) {}

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    check(context, "variable", Taskfile::vars, findings);
    check(context, "environment variable", Taskfile::env, findings);
    return findings.build();
  }

  private void check(
      RuleContext context,
      String kind,
      Function<Taskfile, List<Variable>> variables,
      ImmutableList.Builder<Finding> findings) {
    Map<String, Earlier> known = new HashMap<>();
    for (IncludeEdge edge : context.graph().includes(context.file())) {
      FileId target = edge.to();
      Include include = edge.written(context.snapshot());
      Taskfile model = target == null ? null : context.snapshot().taskfile(target);
      if (target == null || include == null || model == null || target.equals(context.file())) {
        continue;
      }
      for (Variable variable : variables.apply(model)) {
        Earlier earlier =
            known.putIfAbsent(variable.name(), new Earlier(include.namespace(), target, variable));
        if (earlier != null && !same(earlier, target, variable)) {
          findings.add(
              Finding.of(
                  this,
                  context.file(),
                  include.targetRange(),
                  "%s '%s' is set by includes '%s' and '%s': which one wins is chance in Task"
                      .formatted(kind, variable.name(), earlier.namespace(), include.namespace()),
                  ImmutableList.of(
                      new Finding.Related(
                          "set here by '" + earlier.namespace() + "'",
                          earlier.file(),
                          earlier.variable().nameRange()),
                      new Finding.Related(
                          "set here by '" + include.namespace() + "'",
                          target,
                          variable.nameRange()))));
        }
      }
    }
  }

  /** Whether it makes no difference which one wins. */
  private static boolean same(Earlier earlier, FileId file, Variable variable) {
    Variable other = earlier.variable();
    return earlier.file().equals(file)
        || (variable.kind() == other.kind()
            && variable.kind() != Variable.Kind.SH
            && Objects.equals(variable.value(), other.value())
            && text(variable).equals(text(other)));
  }

  private static String text(Variable variable) {
    return variable.text() == null ? "" : variable.text().value();
  }
}
