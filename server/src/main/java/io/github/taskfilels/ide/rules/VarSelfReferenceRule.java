package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.Snapshot;

/** Variables that are themselves. */
public final class VarSelfReferenceRule implements FileRule {
  @Override
  public String id() {
    return "var-self-reference";
  }

  @Override
  public Severity severity() {
    return Severity.INFORMATION;
  }

  /** Many write it to say what a task takes. */
  @Override
  public boolean onByDefault() {
    return false;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A variable of a file or a task that is nothing but itself. It takes what is known by its"
            + " name already, and empty text where nothing is: with `| default \"value\"` it is the"
            + " default for what is passed, and without it says nothing.",
        "Sets the variable to the value that it has.",
        """
        //- /.taskfile-ls.yml
        diagnostics: {severity: {var-self-reference: information}}
        //- /Taskfile.yml
        version: '3'
        tasks:
          deploy:
            vars:
              STAGE: '{{.STAGE}}'
        #     ^^^^^
            cmds: ['deploy {{.STAGE}}']
        """,
        """
        //- /.taskfile-ls.yml
        diagnostics: {severity: {var-self-reference: information}}
        //- /Taskfile.yml
        version: '3'
        tasks:
          deploy:
            vars:
              STAGE: '{{.STAGE | default "test"}}'
            cmds: ['deploy {{.STAGE}}']
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Variable variable : context.variables()) {
      if (isItself(variable)) {
        String message =
            "this is what '"
                + variable.name()
                + "' is already; give it a default, such as '{{."
                + variable.name()
                + " | default \"value\"}}', or remove it";
        findings.add(context.finding(this, variable.nameRange(), message));
      }
    }
    return findings.build();
  }

  private static boolean isItself(Variable variable) {
    Text text = variable.text();
    if (text == null || variable.kind() == Variable.Kind.SH) {
      return false;
    }
    String written = text.value().strip();
    if (variable.kind() == Variable.Kind.LITERAL) {
      if (!written.startsWith("{{") || !written.endsWith("}}") || written.length() < 4) {
        return false;
      }
      written = written.substring(2, written.length() - 2).strip();
    }
    return written.equals("." + variable.name());
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    FileEdits file = FileEdits.of(snapshot, finding.file());
    TextEdit edit = file == null ? null : file.withoutEntryAt(finding.range().start());
    return file == null || edit == null
        ? ImmutableList.of()
        : ImmutableList.of(file.offered("Remove the variable", edit));
  }
}
