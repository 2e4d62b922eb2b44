package io.github.taskfilels.ide.refactor;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.budget.BudgetSpentException;
import io.github.taskfilels.ide.rename.TaskPlans;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.values.CompiledTask;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.program.values.Var;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.FlagKey;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * What a task runs, one after the other, with the surroundings of each command. Calls of some tasks
 * are written out.
 */
final class FlatPlans {
  private final Snapshot snapshot;
  private final Program program;
  private final ImmutableSet<String> inlined;
  private final List<String> lines = new ArrayList<>();

  private FlatPlans(Snapshot snapshot, Program program, ImmutableSet<String> inlined) {
    this.snapshot = snapshot;
    this.program = program;
    this.inlined = inlined;
  }

  /**
   * The lines of a task in the nearest chain to its file.
   *
   * @param inlined keys of tasks of the same file whose calls are written out
   */
  static List<String> of(
      Snapshot snapshot, FileId file, String task, ImmutableSet<String> inlined) {
    Programs programs = Programs.around(snapshot, file);
    var way = programs.chainTo(file);
    Program program = programs.of(way.root());
    FlatPlans plans = new FlatPlans(snapshot, program, inlined);
    if (program.lookup(way.qualify(task)) instanceof Lookup.Found found) {
      plans.add(found, ImmutableList.of());
    }
    return plans.lines;
  }

  private void add(Lookup.Found call, List<Var> vars) {
    try {
      CompiledTask compiled = TaskPlans.compile(snapshot, program, call, vars);
      Task source = compiled.source();
      String around =
          compiled.directory()
              + " "
              + compiled.environment()
              + source.isSet(FlagKey.SILENT)
              + source.isSet(FlagKey.IGNORE_ERROR)
              + ModelText.ofPart(source.environment().set())
              + ModelText.ofPart(source.environment().shopt());
      for (CompiledTask.Step step : compiled.commands()) {
        step(step, around);
      }
    } catch (ValueException | BudgetSpentException e) {
      lines.add(String.valueOf(e.getMessage()));
    }
  }

  private void step(CompiledTask.Step step, String around) {
    switch (step) {
      case CompiledTask.ShellStep shell ->
          lines.add(
              around
                  + " $ "
                  + shell.text()
                  + " if "
                  + shell.condition()
                  + ModelText.ofPart(((Command) shell.source()).modifiers().flags()));
      case CompiledTask.CallStep call -> {
        if (program.lookup(call.task()) instanceof Lookup.Found found
            && inlined.contains(found.task().task().name())) {
          add(found, call.vars());
        } else {
          String given =
              call.vars().stream().map(one -> one.name() + "=" + one.value() + " ").toList() + "";
          lines.add("call " + call.task() + " " + given + call.condition());
        }
      }
      case CompiledTask.DeferredStep _ -> lines.add("deferred");
    }
  }
}
