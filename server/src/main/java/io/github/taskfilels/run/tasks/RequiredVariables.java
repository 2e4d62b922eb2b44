package io.github.taskfilels.run.tasks;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.program.values.CompiledTask.DepCall;
import io.github.taskfilels.program.values.DynamicValues;
import io.github.taskfilels.program.values.Scope;
import io.github.taskfilels.program.values.TaskCompiler;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.program.values.Var;
import io.github.taskfilels.program.values.VariableEvaluator;
import io.github.taskfilels.taskfile.Requirement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks for the required variables that calls lack, each name once in a run ({@code requires.go}).
 * Safe for several threads; one question at a time.
 */
public final class RequiredVariables {

  private final Program program;
  private final VariableEvaluator evaluator;
  private final TaskCompiler looking;
  private final Prompter prompter;
  private final Map<String, Var> answers = new LinkedHashMap<>();

  /**
   * @param looking renders tasks without running anything
   */
  RequiredVariables(
      Program program, VariableEvaluator evaluator, TaskCompiler looking, Prompter prompter) {
    this.program = program;
    this.evaluator = evaluator;
    this.looking = looking;
    this.prompter = prompter;
  }

  /** Whether there is somebody to ask. */
  boolean asks() {
    return prompter.asksForValues();
  }

  /** What was answered before, in another run of the same calls, is not asked again. */
  public void answeredAs(RequiredVariables before) {
    Map<String, Var> known;
    synchronized (before) {
      known = ImmutableMap.copyOf(before.answers);
    }
    synchronized (this) {
      answers.putAll(known);
    }
  }

  /** The variables of a call, with the answers so far for those that it does not have. */
  synchronized ImmutableList<Var> with(ImmutableList<Var> vars) {
    if (answers.isEmpty()) {
      return vars;
    }
    Map<String, Var> all = new LinkedHashMap<>();
    vars.forEach(variable -> all.put(variable.name(), variable));
    answers.forEach(all::putIfAbsent);
    return ImmutableList.copyOf(all.values());
  }

  /**
   * Asks, before anything runs, for all that these calls and the tasks that they depend on lack.
   * What the commands of tasks call is asked for when it is called: a condition may avoid it.
   */
  public void askUpfront(List<Lookup.Found> calls) throws ValueException, InterruptedException {
    if (asks()) {
      Set<String> visited = new HashSet<>();
      for (Lookup.Found call : calls) {
        askUpfront(call, ImmutableList.of(), visited);
      }
    }
  }

  private void askUpfront(Lookup.Found call, ImmutableList<Var> vars, Set<String> visited)
      throws ValueException, InterruptedException {
    ask(call, evaluator.scope(call, with(vars), null), "interactive prompt");
    if (!visited.add(call.fullName())) {
      return;
    }
    for (DepCall dep : deps(call, evaluator.scope(call, with(vars), null))) {
      if (program.lookup(dep.task()) instanceof Lookup.Found found) {
        askUpfront(found, dep.vars(), visited);
      }
    }
  }

  /** Deps that only a run can tell are left to it. */
  private ImmutableList<DepCall> deps(Lookup.Found call, Scope scope) throws InterruptedException {
    try {
      return looking.compile(call, scope, DynamicValues.none()).deps();
    } catch (ValueException e) {
      return ImmutableList.of();
    }
  }

  /** Asks for what a call lacks; whether there was anything. */
  boolean ask(Lookup.Found call, Scope scope) throws ValueException {
    return asks() && ask(call, scope, looking.shown(call, scope));
  }

  private synchronized boolean ask(Lookup.Found call, Scope scope, String name)
      throws ValueException {
    List<Requirement> missing = new ArrayList<>();
    for (Requirement requirement : evaluator.written(call.task()).conditions().requires()) {
      if (!scope.has(requirement.name().value())) {
        missing.add(requirement);
      }
    }
    for (Requirement requirement : missing) {
      String variable = requirement.name().value();
      if (!answers.containsKey(variable)) {
        String value = prompter.value(variable, choices(requirement, scope));
        if (value == null) {
          throw new ValueException(
              "task: Task \"" + name + "\" cancelled by user", ExitCode.TASK_CANCELLED);
        }
        answers.put(variable, Var.literal(variable, value));
      }
    }
    return !missing.isEmpty();
  }

  /**
   * Choices that depend on what only runs can tell are not offered; the answer is checked later.
   */
  private List<String> choices(Requirement requirement, Scope scope) {
    try {
      return looking.allowedValues(requirement, scope);
    } catch (ValueException e) {
      return List.of();
    }
  }
}
