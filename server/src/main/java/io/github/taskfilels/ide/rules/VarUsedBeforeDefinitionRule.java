package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.TemplateUses.FieldUse;
import io.github.taskfilels.text.TextRange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Variables that are read above the place where they are set. */
public final class VarUsedBeforeDefinitionRule implements FileRule {
  @Override
  public String id() {
    return "var-used-before-definition";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A variable whose value reads one that stands below it in the same list, and that "
            + "nothing else sets. Variables are worked out from top to bottom.",
        "Renders it as empty text.",
        """
        version: '3'
        vars:
          IMAGE: 'app:{{.TAG}}'
        #                ^^^
          TAG: latest
        tasks: {show: 'echo {{.IMAGE}}'}
        """,
        """
        version: '3'
        vars:
          TAG: latest
          IMAGE: 'app:{{.TAG}}'
        tasks: {show: 'echo {{.IMAGE}}'}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();

    Taskfile taskfile = context.taskfile();
    Map<TextRange, Set<String>> below = new HashMap<>();
    Set<String> elsewhere = elsewhere(taskfile);
    collect(taskfile.vars(), elsewhere, below);
    taskfile.vars().forEach(variable -> elsewhere.add(variable.name()));
    taskfile.tasks().forEach(task -> collect(task.environment().vars(), elsewhere, below));
    if (below.isEmpty()) {
      return findings.build();
    }
    for (WrittenTemplate written : context.templates()) {
      Set<String> names = below.getOrDefault(written.text().range(), Set.of());
      for (FieldUse use : names.isEmpty() ? List.<FieldUse>of() : written.uses().fields()) {
        if (names.contains(use.name()) && written.uses().functions().isEmpty()) {
          String message = "'" + use.name() + "' is set below this, and so empty here; move it up";
          findings.add(context.finding(this, written.range(use.range()), message));
        }
      }
    }
    return findings.build();
  }

  /** What is set before the variables of a file, or passed to some task. */
  private static Set<String> elsewhere(Taskfile taskfile) {
    Set<String> names = new HashSet<>();
    add(names, taskfile.env());
    taskfile.includes().forEach(include -> add(names, include.vars()));
    for (Task task : taskfile.tasks()) {
      task.deps().forEach(dep -> add(names, dep.vars()));
      for (Command command : task.cmds()) {
        if (command instanceof Command.Call call) {
          add(names, call.vars());
        }
      }
    }
    return names;
  }

  private static void add(Set<String> names, List<Variable> variables) {
    variables.forEach(variable -> names.add(variable.name()));
  }

  /** By the place of each value, the names that stand below it alone. */
  private static void collect(
      List<Variable> variables, Set<String> elsewhere, Map<TextRange, Set<String>> below) {
    Set<String> later = new HashSet<>();
    for (Variable variable : variables.reversed()) {
      if (variable.text() != null && !later.isEmpty()) {
        below.put(variable.text().range(), Set.copyOf(later));
      }
      if (!elsewhere.contains(variable.name()) && !isFromItself(variable)) {
        later.add(variable.name());
      }
    }
  }

  /** Whether it is a default for what comes from outside. */
  private static boolean isFromItself(Variable variable) {
    return variable.text() != null && variable.text().value().contains("." + variable.name());
  }
}
