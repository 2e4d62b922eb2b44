package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;

/** Files with a name that Task looks for, beside another one that it takes first. */
public final class ShadowedFileRule implements WorkspaceRule {
  @Override
  public String id() {
    return "shadowed-file";
  }

  @Override
  public Severity severity() {
    return Severity.INFORMATION;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A file that is not read, for of its names only the first one in a folder is "
            + "taken. A hint where the name has `.dist`, which is for that. Silent where the "
            + "file is included.",
        "Takes the first of its names.",
        """
        //- /Taskfile.yml
        version: '3'
        //- /Taskfile.yaml
        version: '3'
        #|
        """,
        """
        //- /Taskfile.yml
        version: '3'
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    FileId first = context.graph().insteadOf(context.file());
    if (first == null || !context.graph().includers(context.file()).isEmpty()) {
      return ImmutableList.of();
    }
    String message =
        "Task does not read this file: in this folder it takes "
            + first.fileName()
            + ", which may include this one; -t names another";
    Finding finding = Finding.of(this, context.file(), TextRange.at(0), message);
    boolean dist = context.file().fileName().contains(".dist.");
    return ImmutableList.of(dist ? finding.withSeverity(Severity.HINT) : finding);
  }
}
