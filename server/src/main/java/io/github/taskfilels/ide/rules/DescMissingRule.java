package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.FlagKey;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.workspace.Snapshot;

/** Tasks for people that say nothing of themselves. */
public final class DescMissingRule implements FileRule {
  @Override
  public String id() {
    return "desc-missing";
  }

  @Override
  public Severity severity() {
    return Severity.INFORMATION;
  }

  @Override
  public boolean onByDefault() {
    return false;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A task that people can call and that has no `desc`. One for other tasks alone says"
            + " `internal: true`.",
        "Leaves it out of `task --list`.",
        """
        //- /.taskfile-ls.yml
        diagnostics: {severity: {desc-missing: information}}
        //- /Taskfile.yml
        version: '3'
        tasks:
          build:
        # ^^^^^
            cmds: [make]
        """,
        """
        //- /.taskfile-ls.yml
        diagnostics: {severity: {desc-missing: information}}
        //- /Taskfile.yml
        version: '3'
        tasks:
          build:
            desc: Build the program
            cmds: [make]
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Task task : context.taskfile().tasks()) {
      boolean silent =
          task.description().desc() == null || task.description().desc().value().isBlank();
      if (silent && !task.isSet(FlagKey.INTERNAL)) {
        String message = "'" + task.name() + "' has no 'desc', and so is not listed; add one";
        findings.add(context.finding(this, task.nameRange(), message));
      }
    }
    return findings.build();
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    return TaskEdits.fixes(
        snapshot,
        finding,
        "desc",
        (task, edits) ->
            edits
                .file()
                .offered(
                    "Add 'desc'",
                    edits.withFirst("desc", "'" + task.name().replace("'", "''") + "'"))
                .guessed("The description has to be written."));
  }
}
