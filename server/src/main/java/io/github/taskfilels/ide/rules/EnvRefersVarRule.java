package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.TemplateUses.FieldUse;
import io.github.taskfilels.text.TextRange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Templates that read a variable of the environment before its own variables are known. */
public final class EnvRefersVarRule implements FileRule {
  @Override
  public String id() {
    return "env-refers-var";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A template that reads a variable of the global `env` which is made of one of `vars`. For"
            + " templates, `env` is worked out before `vars`; commands see the whole value, as"
            + " `$NAME`.",
        "Renders it as if the other variable were empty.",
        """
        version: '3'
        env: {IMAGE: 'app:{{.TAG}}'}
        vars: {TAG: latest}
        tasks:
          push: docker push {{.IMAGE}}
        #                      ^^^^^
        """,
        """
        version: '3'
        env: {IMAGE: 'app:{{.TAG}}'}
        vars: {TAG: latest}
        tasks:
          push: docker push $IMAGE
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    Taskfile taskfile = context.taskfile();
    if (taskfile.env().isEmpty() || taskfile.vars().isEmpty()) {
      return ImmutableList.of();
    }
    Map<String, String> early = early(context);
    if (early.isEmpty()) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (WrittenTemplate written : context.templates()) {
      for (FieldUse use : written.uses().fields()) {
        String variable = early.get(use.name());
        Task task = variable == null ? null : context.constants().around(written.text().range());
        if (task != null && !isSetBy(task, use.name())) {
          String message =
              "'"
                  + use.name()
                  + "' is of 'env' and has no '"
                  + variable
                  + "' in it here; write $"
                  + use.name()
                  + " in a command, or move it to 'vars'";
          findings.add(context.finding(this, written.range(use.range()), message));
        }
      }
    }
    return findings.build();
  }

  private static boolean isSetBy(Task task, String name) {
    return task.environment().vars().stream().anyMatch(variable -> variable.name().equals(name));
  }

  /** The names of {@code env} alone that need one of {@code vars}, with it. */
  private static Map<String, String> early(FileContext context) {
    Taskfile taskfile = context.taskfile();
    Map<TextRange, String> env = new HashMap<>();
    Set<String> vars = new HashSet<>();
    taskfile.vars().forEach(variable -> vars.add(variable.name()));
    Set<String> envNames = new HashSet<>();
    for (Variable variable : taskfile.env()) {
      envNames.add(variable.name());
      if (variable.text() != null
          && !vars.contains(variable.name())
          && variable.kind() != Variable.Kind.SH) {
        env.put(variable.text().range(), variable.name());
      }
    }
    vars.removeAll(envNames);
    Map<String, String> early = new HashMap<>();
    if (!env.isEmpty()) {
      for (WrittenTemplate written : context.templates()) {
        String name = env.get(written.text().range());
        for (FieldUse use : name == null ? ImmutableList.<FieldUse>of() : written.uses().fields()) {
          if (vars.contains(use.name())) {
            early.putIfAbsent(name, use.name());
          }
        }
      }
    }
    return early;
  }
}
