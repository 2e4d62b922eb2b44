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
    Map<TextRange, Place> places = new HashMap<>();
    Set<String> elsewhere = elsewhere(taskfile);
    collect(taskfile.vars(), elsewhere, places);
    taskfile.vars().forEach(variable -> elsewhere.add(variable.name()));
    taskfile.tasks().forEach(task -> collect(task.environment().vars(), elsewhere, places));
    if (places.isEmpty()) {
      return findings.build();
    }
    for (WrittenTemplate written : context.templates()) {
      Place place = places.get(written.text().range());
      if (place == null || !written.uses().functions().isEmpty()) {
        continue;
      }
      for (FieldUse use : written.uses().fields()) {
        if (place.isBelow(use.name())) {
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

  /**
   * Where a value stands.
   *
   * @param last where each name of the same list stands last that this list alone sets
   */
  private record Place(int index, Map<String, Integer> last) {

    boolean isBelow(String name) {
      return last.getOrDefault(name, -1) > index;
    }
  }

  private static void collect(
      List<Variable> variables, Set<String> elsewhere, Map<TextRange, Place> places) {
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      Variable variable = variables.get(i);
      if (variable.text() != null) {
        places.put(variable.text().range(), new Place(i, last));
      }
      if (!elsewhere.contains(variable.name()) && !isFromItself(variable)) {
        last.put(variable.name(), i);
      }
    }
  }

  /** Whether it is a default for what comes from outside. */
  private static boolean isFromItself(Variable variable) {
    return variable.text() != null && variable.text().value().contains("." + variable.name());
  }
}
