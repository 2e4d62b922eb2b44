package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Loop;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlScalar;

/** Loops over more than a name. */
public final class ForVarPathRule implements FileRule {
  @Override
  public String id() {
    return "for-var-path";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A `var` of a loop that is no name: with a point before or in it. It is the name of a "
            + "variable, and takes no fields.",
        "Finds no such variable and runs no round.",
        """
        version: '3'
        tasks:
          build:
            vars: {FILES: a b}
            cmds:
              - for: {var: .FILES}
        #                  ^^^^^^
                cmd: echo {{.ITEM}}
        """,
        """
        version: '3'
        tasks:
          build:
            vars: {FILES: a b}
            cmds:
              - for: {var: FILES}
                cmd: echo {{.ITEM}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();

    for (Task task : context.taskfile().tasks()) {
      for (Loop loop : task.loops()) {
        if (loop instanceof Loop.Var variable
            && variable.var().value().indexOf('.') >= 0
            && !variable.var().value().contains("{{")) {
          String message =
              "this is the name of a variable, without points; set one with 'ref' for a field";
          findings.add(context.finding(this, variable.var().range(), message));
        }
      }
    }
    return findings.build();
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    FileEdits file = FileEdits.of(snapshot, finding.file());
    YamlScalar scalar = file == null ? null : file.scalarAt(finding.range().start());
    String name = scalar == null ? "" : scalar.value();
    return file == null || scalar == null || name.lastIndexOf('.') != 0
        ? ImmutableList.of()
        : ImmutableList.of(
            file.preferred(
                "Write '" + name.substring(1) + "'",
                new TextEdit(scalar.range(), name.substring(1))));
  }
}
