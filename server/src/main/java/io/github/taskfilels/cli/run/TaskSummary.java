package io.github.taskfilels.cli.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.values.CompiledTask;
import io.github.taskfilels.program.values.DynamicValues;
import io.github.taskfilels.program.values.Scope;
import io.github.taskfilels.program.values.SourceFiles;
import io.github.taskfilels.program.values.TaskCompiler;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.program.values.Var;
import io.github.taskfilels.program.values.VariableEvaluator;
import io.github.taskfilels.run.report.Colors;
import io.github.taskfilels.run.report.Colors.Color;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Requirement;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.text.Printable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code --summary} tells of a task, as Task prints it ({@code internal/summary}). */
final class TaskSummary {
  private static final String SECRET = "*****";
  private static final ImmutableSet<String> SPECIAL =
      ImmutableSet.of(
          "TASK",
          "TASKFILE",
          "TASKFILE_DIR",
          "USER_WORKING_DIR",
          "ALIAS",
          "MATCH",
          "PATH_LIST_SEPARATOR",
          "FILE_PATH_SEPARATOR");

  /** What is known of sources is not told. */
  private static final ImmutableSet<String> STATE = ImmutableSet.of("CHECKSUM", "TIMESTAMP");

  private final Program program;
  private final VariableEvaluator evaluator;
  private final TaskCompiler compiler;
  private final Set<String> inherited;
  private final Colors colors;

  /**
   * @param inherited the names of the process's environment, which are not told
   */
  TaskSummary(
      Program program,
      VariableEvaluator evaluator,
      SourceFiles files,
      Set<String> inherited,
      Colors colors) {
    this.program = program;
    this.evaluator = evaluator;
    this.compiler = TaskCompiler.forLooking(evaluator, files);
    this.inherited = inherited;
    this.colors = colors;
  }

  /** The text of a call; nothing is run for it. */
  String of(Lookup.Found call) throws ValueException, InterruptedException {
    Scope scope = evaluator.scope(call, List.of(), null);
    CompiledTask task = compiler.compile(call, scope, DynamicValues.none());
    ImmutableList<Var> env = compiler.env(task.view(), task.directory(), scope, null);
    StringBuilder text = new StringBuilder();
    text.append("task: ").append(colors.paint(Color.GREEN, task.shown())).append("\n\n");
    description(task, text);
    section("vars", yellow(vars(task.scope(), env)), text);
    section("env", yellow(env(env)), text);
    section("requires", yellow(requires(task.source())), text);
    section(
        "dependencies",
        task.deps().stream()
            .map(dep -> " - " + Printable.text(dep.task()) + "\n")
            .collect(Collectors.joining()),
        text);
    section(
        "aliases",
        program.aliases(task.view()).stream()
            .map(alias -> " - " + colors.paint(Color.CYAN, alias) + "\n")
            .collect(Collectors.joining()),
        text);
    section("commands", commands(task), text);
    return text.toString();
  }

  private String yellow(String lines) {
    return lines.isEmpty() ? "" : colors.paint(Color.YELLOW, lines);
  }

  private static void section(String title, String body, StringBuilder text) {
    if (!body.isEmpty()) {
      text.append('\n').append(title).append(":\n").append(body);
    }
  }

  private void description(CompiledTask task, StringBuilder text) throws ValueException {
    String summary = rendered(task.source().description().summary(), task.scope());
    String description = rendered(task.source().description().desc(), task.scope());
    if (!summary.isEmpty()) {
      text.append(Printable.text(summary));
      if (!summary.endsWith("\n")) {
        text.append('\n');
      }
    } else if (!description.isEmpty()) {
      text.append(Printable.text(description)).append('\n');
    } else {
      text.append("(task does not have description or summary)\n");
    }
  }

  private String rendered(@Nullable Text written, Scope scope) throws ValueException {
    return written == null ? "" : evaluator.text(written.value(), scope);
  }

  private String vars(Scope scope, ImmutableList<Var> env) throws ValueException {
    Set<String> inEnv = env.stream().map(Var::name).collect(Collectors.toSet());
    StringBuilder text = new StringBuilder();
    for (String name : scope.names()) {
      boolean special =
          name.startsWith("TASK_") || name.startsWith("CLI_") || name.startsWith("ROOT_");
      if (!special
          && !SPECIAL.contains(name)
          && !inherited.contains(name)
          && !inEnv.contains(name)) {
        String command = scope.command(name);
        text.append("  ").append(name).append(": ");
        text.append(
            scope.isSecret(name)
                ? SECRET + "\n"
                : command != null
                    ? "sh: " + command + "\n"
                    : value(STATE.contains(name) ? "" : scope.values().get(name)));
      }
    }
    return text.toString();
  }

  private String env(ImmutableList<Var> env) throws ValueException {
    StringBuilder text = new StringBuilder();
    for (Var variable : env) {
      if (inherited.contains(variable.name())) {
        continue;
      }
      text.append("  ").append(variable.name()).append(": ");
      text.append(
          variable.secret()
              ? SECRET + "\n"
              : variable.kind() == Variable.Kind.SH
                  ? "sh: " + variable.text() + "\n"
                  : value(variable.value()));
    }
    return text.toString();
  }

  private String value(@Nullable Object value) throws ValueException {
    if (value instanceof Map<?, ?> map) {
      StringBuilder text = new StringBuilder("\n");
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        text.append("    ").append(entry.getKey()).append(": ");
        text.append(goText(entry.getValue())).append('\n');
      }
      return text.append('\n').toString();
    }
    return "\"" + goText(value) + "\"\n";
  }

  /** A value as Go's {@code %v} prints it. */
  private String goText(@Nullable Object value) throws ValueException {
    return value == null ? "" : evaluator.print(value);
  }

  private static String requires(Task task) {
    StringBuilder text = new StringBuilder();
    for (Requirement requirement : task.conditions().requires()) {
      Text ref = requirement.allowedRef();
      boolean enumerated = ref != null || !requirement.allowed().isEmpty();
      text.append("    - ").append(requirement.name().value()).append(enumerated ? ":\n" : "\n");
      if (enumerated) {
        text.append("        enum:\n");
      }
      if (ref != null) {
        text.append("          ref: ").append(ref.value()).append('\n');
      }
      requirement
          .allowed()
          .forEach(value -> text.append("          - ").append(value.value()).append('\n'));
    }
    return text.isEmpty() ? "" : "  vars:\n" + text;
  }

  private String commands(CompiledTask task) {
    StringBuilder text = new StringBuilder();
    for (CompiledTask.Step step : task.commands()) {
      text.append(" - ");
      text.append(
          switch (step) {
            case CompiledTask.ShellStep shell -> colors.paint(Color.YELLOW, shell.shown());
            case CompiledTask.CallStep call -> colors.paint(Color.GREEN, "Task: " + call.task());
            case CompiledTask.DeferredStep deferred ->
                switch (deferred.source()) {
                  case Command.Shell shell -> colors.paint(Color.YELLOW, shell.cmd().value());
                  case Command.Call call ->
                      colors.paint(
                          Color.GREEN,
                          "Task: " + task.view().includePath().qualify(call.task().value()));
                };
          });
      text.append('\n');
    }
    return text.toString();
  }
}
