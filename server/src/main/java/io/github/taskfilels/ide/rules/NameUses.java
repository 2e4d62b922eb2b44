package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.shell.VariableUse;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Loop;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.taskfile.schema.SpecialVariable;
import io.github.taskfilels.template.ScriptTemplate;
import io.github.taskfilels.template.TemplateUses.FieldUse;
import io.github.taskfilels.text.TextRange;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names that tasks of a file read and that neither they nor the file set: what other files set
 * decides whether something is wrong. It holds no offsets, so that most edits leave it equal.
 *
 * @param uses in order
 */
record NameUses(ImmutableSet<Use> uses) {
  private static final Pattern ACTION = Pattern.compile("\\{\\{[^}]*\\}\\}");
  private static final Pattern GUARD =
      Pattern.compile("\\b(?:default|coalesce|empty|if|with|and|or|not|ternary|range)\\b");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern FIELD = Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_]*)");

  /** Where a name is read. */
  enum Kind {
    TEMPLATE,
    /** In a command, which sees the environment alone. */
    SHELL,
    /** By a loop over the variable. */
    LOOP,
    /** As what a function of a template takes for a text; a {@link #TEMPLATE} use as well. */
    ARGUMENT
  }

  /**
   * A name that a task reads.
   *
   * @param task the key of the task
   * @param inEnv whether the {@code env} of the task sets it, or a file of its environment may
   * @param local names that the script of a {@link Kind#SHELL} use sets
   */
  record Use(Kind kind, String task, String name, boolean inEnv, ImmutableSet<String> local) {}

  static NameUses of(FileContext context) {
    ImmutableSet.Builder<Use> uses = ImmutableSet.builder();
    each(context, (use, range) -> uses.add(use));
    return new NameUses(uses.build());
  }

  /**
   * A finding at each place of a use that something is told of.
   *
   * @param told of a use; null for nothing. Asked once of each, as most stand at several places
   */
  static ImmutableList<Finding> findings(
      Rule rule, RuleContext context, Function<Use, @Nullable String> told) {
    ImmutableMap.Builder<Use, String> messages = ImmutableMap.builder();
    for (Use use : context.facts().names().uses()) {
      String message = told.apply(use);
      if (message != null) {
        messages.put(use, message);
      }
    }
    ImmutableMap<Use, String> wrong = messages.build();
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    if (!wrong.isEmpty()) {
      each(
          context.alone(),
          (use, range) -> {
            String message = wrong.get(use);
            if (message != null) {
              findings.add(Finding.of(rule, context.file(), range, message));
            }
          });
    }
    return findings.build();
  }

  /** Each use with its place. */
  static void each(FileContext context, BiConsumer<Use, TextRange> found) {
    Taskfile taskfile = context.taskfile();
    String text = taskfile.tree().text();
    if (text.contains("{{")) {
      templates(context, found);
    }
    loops(taskfile, found);
    if (text.indexOf('$') >= 0) {
      for (Task task : taskfile.tasks()) {
        for (Command command : task.cmds()) {
          if (command instanceof Command.Shell shell) {
            script(context, task, shell.cmd(), found);
          }
        }
      }
    }
  }

  private static void templates(FileContext context, BiConsumer<Use, TextRange> found) {
    Taskfile taskfile = context.taskfile();
    Set<String> ofFile = ofFile(taskfile);
    Set<String> guarded = null;
    ConstantVariables tasks = context.constants();
    for (WrittenTemplate written : context.templates()) {
      Task task = tasks.around(written.text().range());
      if (task == null) {
        continue;
      }
      Set<String> own = null;
      Set<TextRange> arguments = null;
      for (FieldUse use : written.uses().fields()) {
        own = own == null ? own(task) : own;
        if (!ofFile.contains(use.name())
            && !isSetBy(task.environment().env(), use.name(), written.text().range())
            && !own.contains(use.name())
            && SpecialVariable.find(use.name()) == null) {
          guarded = guarded == null ? guarded(taskfile.tree().text()) : guarded;
          if (!guarded.contains(use.name())) {
            boolean inEnv = isIn(task.environment().env(), use.name());
            arguments = arguments == null ? TextArguments.places(written) : arguments;
            if (arguments.contains(use.range())) {
              found.accept(
                  new Use(Kind.ARGUMENT, task.name(), use.name(), inEnv, ImmutableSet.of()),
                  written.range(use.range()));
            }
            found.accept(
                new Use(Kind.TEMPLATE, task.name(), use.name(), inEnv, ImmutableSet.of()),
                written.range(use.range()));
          }
        }
      }
    }
  }

  private static void loops(Taskfile taskfile, BiConsumer<Use, TextRange> found) {
    Set<String> ofFile = null;
    for (Task task : taskfile.tasks()) {
      for (Loop loop : task.loops()) {
        if (loop instanceof Loop.Var(_, Text name, _, _)
            && NAME.matcher(name.value()).matches()
            && SpecialVariable.find(name.value()) == null
            && !isIn(task.environment().vars(), name.value())
            && !isRequired(task, name.value())) {
          ofFile = ofFile == null ? ofFile(taskfile) : ofFile;
          if (!ofFile.contains(name.value())) {
            found.accept(
                new Use(Kind.LOOP, task.name(), name.value(), false, ImmutableSet.of()),
                name.range());
          }
        }
      }
    }
  }

  private static boolean isRequired(Task task, String name) {
    return task.conditions().requires().stream()
        .anyMatch(required -> required.name().value().equals(name));
  }

  private static Set<String> ofFile(Taskfile taskfile) {
    Set<String> names = new HashSet<>();
    names(names, taskfile.vars());
    names(names, taskfile.env());
    return names;
  }

  /** The names of which a template asks whether they are there, so that they need not be. */
  private static Set<String> guarded(String text) {
    Set<String> names = new HashSet<>();
    Matcher action = ACTION.matcher(text);
    while (action.find()) {
      if (GUARD.matcher(action.group()).find()) {
        Matcher name = FIELD.matcher(action.group());
        while (name.find()) {
          names.add(name.group(1));
        }
      }
    }
    return names;
  }

  /** The names that a task has itself. */
  private static Set<String> own(Task task) {
    Set<String> names = new HashSet<>();
    names(names, task.environment().vars());
    task.conditions().requires().forEach(required -> names.add(required.name().value()));
    task.loops().forEach(loop -> loop(names, loop));
    names.add("KEY");
    return names;
  }

  private static void loop(Set<String> names, Loop loop) {
    Text as =
        switch (loop) {
          case Loop.Var variable -> variable.as();
          case Loop.Matrix matrix -> matrix.as();
          default -> null;
        };
    if (as != null) {
      names.add(as.value());
    }
  }

  /** Whether a place belongs to the variable of that name. */
  private static boolean isSetBy(List<Variable> variables, String name, TextRange place) {
    return variables.stream()
        .anyMatch(variable -> variable.name().equals(name) && variable.range().covers(place));
  }

  private static boolean isIn(List<Variable> variables, String name) {
    return variables.stream().anyMatch(variable -> variable.name().equals(name));
  }

  private static void names(Set<String> into, List<Variable> variables) {
    variables.forEach(variable -> into.add(variable.name()));
  }

  private static void script(
      FileContext context, Task task, Text cmd, BiConsumer<Use, TextRange> found) {
    if (cmd.value().indexOf('$') < 0
        || cmd.value().contains("eval")
        || cmd.value().contains("source ")) {
      return;
    }
    ScriptTemplate script = context.script(cmd);
    if (!script.script().errors().isEmpty()) {
      return;
    }
    List<VariableUse> uses = script.script().uses().variables();
    Set<String> set = new HashSet<>();
    for (VariableUse use : uses) {
      if (use.access() != VariableUse.Access.READ) {
        set.add(use.name());
      }
    }
    ImmutableSet<String> local = ImmutableSet.copyOf(set);
    Set<String> guarded = new HashSet<>();
    for (VariableUse use : uses) {
      if (isExpandedWithDefault(cmd.value(), use)) {
        guarded.add(use.name());
      }
    }
    for (VariableUse use : uses) {
      if (use.isNamed()
          && use.access() == VariableUse.Access.READ
          && !local.contains(use.name())
          && !guarded.contains(use.name())) {
        found.accept(
            new Use(
                Kind.SHELL,
                task.name(),
                use.name(),
                !task.environment().dotenv().isEmpty()
                    || isIn(task.environment().env(), use.name()),
                local),
            cmd.sourceMap().wordToSource(use.range()));
      }
    }
  }

  /** Whether something stands behind the name in its braces, such as a default value. */
  private static boolean isExpandedWithDefault(String script, VariableUse use) {
    int end = use.range().end();
    int start = use.range().start();
    boolean braces = start > 0 && script.charAt(start - 1) == '{';
    return braces && end < script.length() && script.charAt(end) != '}';
  }
}
