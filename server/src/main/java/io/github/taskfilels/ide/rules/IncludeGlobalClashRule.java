package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.VariableEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

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

  /** Which variables are meant: those of a summary, and how they are written. */
  private record Kind(
      String word,
      Function<Summary, List<VariableEntry>> seen,
      Function<Taskfile, List<Variable>> written) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("variable", Summary::vars, Taskfile::vars),
          new Kind("environment variable", Summary::env, Taskfile::env));

  /** Where a name was set first. */
  private record Earlier(String namespace, FileId file, VariableEntry variable) {}

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    KINDS.forEach(kind -> check(context, kind, findings));
    return findings.build();
  }

  /** Reads summaries alone, so that typing in an included file does not lead here. */
  private void check(RuleContext context, Kind kind, ImmutableList.Builder<Finding> findings) {
    Map<String, Earlier> known = new HashMap<>();
    for (IncludeEdge edge : context.graph().includes(context.file())) {
      FileId target = edge.to();
      Summary summary = target == null ? null : context.snapshot().summary(target);
      if (target == null || summary == null || target.equals(context.file())) {
        continue;
      }
      for (VariableEntry variable : kind.seen().apply(summary)) {
        Earlier mine = new Earlier(edge.entry().namespace(), target, variable);
        Earlier earlier = known.putIfAbsent(variable.name(), mine);
        Include include = earlier == null ? null : edge.written(context.snapshot());
        if (earlier != null && include != null && !same(earlier, mine)) {
          findings.add(
              Finding.of(
                  this,
                  context.file(),
                  include.targetRange(),
                  "%s '%s' is set by includes '%s' and '%s': which one wins is chance in Task"
                      .formatted(
                          kind.word(), variable.name(), earlier.namespace(), mine.namespace()),
                  Stream.of(earlier, mine)
                      .flatMap(side -> related(context, kind, side))
                      .collect(ImmutableList.toImmutableList())));
        }
      }
    }
  }

  private static Stream<Finding.Related> related(RuleContext context, Kind kind, Earlier side) {
    Taskfile model = context.snapshot().taskfile(side.file());
    return model == null
        ? Stream.of()
        : kind.written().apply(model).stream()
            .filter(variable -> variable.name().equals(side.variable().name()))
            .limit(1)
            .map(
                variable ->
                    new Finding.Related(
                        "set here by '" + side.namespace() + "'",
                        side.file(),
                        variable.nameRange()));
  }

  /** Whether it makes no difference which one wins. */
  private static boolean same(Earlier one, Earlier other) {
    return one.file().equals(other.file())
        || (one.variable().kind() != Variable.Kind.SH && one.variable().equals(other.variable()));
  }
}
