package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.load.LoadRefusal.Kind;
import io.github.taskfilels.program.load.NameClashes;

/** Task names that includes bring a second time. */
public final class IncludeNameClashRule implements WorkspaceRule {
  @Override
  public String id() {
    return Kind.NAME_CONFLICT.id();
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A task name that an include brings although the file itself or another include "
            + "has it: a flattened task, or a name such as `lib:build` written beside an "
            + "include `lib`. Told at both places.",
        "Refuses to load such files.",
        """
        //- /Taskfile.yml
        version: '3'
        includes: {docs: ./docs.yml}
        #                ^^^^^^^^^^
        tasks:
          docs:build: make docs
        # ^^^^^^^^^^
        //- /docs.yml
        version: '3'
        tasks: {build: make}
        """,
        """
        //- /Taskfile.yml
        version: '3'
        includes: {docs: ./docs.yml}
        tasks:
          make-docs: make docs
        //- /docs.yml
        version: '3'
        tasks: {build: make}
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    return NameClashes.of(
            context.snapshot(),
            Programs.ofNames(context.snapshot(), context.file()),
            context.file())
        .stream()
        .map(clash -> Finding.of(this, clash))
        .collect(ImmutableList.toImmutableList());
  }
}
