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
  public String doc() {
    return "A task name that an include brings although the file itself or another include has it: a"
        + " flattened task, or a name such as `lib:build` written beside an include `lib`. Task"
        + " refuses to load such files. Told at both places.";
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    return NameClashes.of(
            context.snapshot(), Programs.around(context.snapshot(), context.file()), context.file())
        .stream()
        .map(clash -> Finding.of(this, clash))
        .collect(ImmutableList.toImmutableList());
  }
}
