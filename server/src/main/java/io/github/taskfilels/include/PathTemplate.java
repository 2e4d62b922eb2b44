package io.github.taskfilels.include;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.budget.BudgetSpentException;
import io.github.taskfilels.budget.Limits;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.template.TemplateUses;
import io.github.taskfilels.template.exec.Renderer;
import io.github.taskfilels.template.exec.TemplateException;
import io.github.taskfilels.workspace.Summary;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the templates in an include path as Task does when it reads the file: with the
 * environment and, before it, the file's own literal variables as they are written. Where the path
 * names something that is not known then, it is said to be dynamic. Source: Task 3.53.1, {@code
 * taskfile/reader.go}.
 */
final class PathTemplate {
  /** Variables that Task sets later, so that they are empty in an include path. */
  private static final ImmutableSet<String> SET_LATER =
      ImmutableSet.of(
          "ROOT_DIR",
          "ROOT_TASKFILE",
          "TASKFILE",
          "TASKFILE_DIR",
          "USER_WORKING_DIR",
          "TASK",
          "TASK_DIR",
          "TASK_EXE",
          "TASK_VERSION",
          "ALIAS",
          "CLI_ARGS",
          "CLI_ARGS_LIST");

  /** With one of these a path can do without a variable. */
  private static final ImmutableSet<String> TOLERANT =
      ImmutableSet.of("default", "coalesce", "or", "empty", "ternary", "env", "expandenv");

  private static final Pattern CONDITION = Pattern.compile("\\{\\{-?\\s*(?:if|with|range)\\b");

  private final ImmutableMap<String, Summary.VariableEntry> declared;
  private final Map<String, Object> data;
  private final ImmutableMap<String, String> environment;

  PathTemplate(Iterable<Summary.VariableEntry> vars, ImmutableMap<String, String> environment) {
    ImmutableMap.Builder<String, Summary.VariableEntry> own = ImmutableMap.builder();
    this.environment = environment;
    this.data = new HashMap<>(environment);
    for (Summary.VariableEntry variable : vars) {
      own.put(variable.name(), variable);
      Object value = variable.kind() == Variable.Kind.LITERAL ? variable.value() : null;
      if (value == null) {
        data.remove(variable.name());
      } else {
        data.put(variable.name(), value);
      }
    }
    this.declared = own.buildKeepingLast();
  }

  PathText.Expanded evaluate(String text) {
    if (!Template.isTemplate(text)) {
      return new PathText.Expanded(text, null);
    }
    Template template = Template.parse(text);
    TemplateUses uses = template.uses();
    String reason = uses.needsAll() ? "it uses all variables at once" : null;
    for (String name : uses.fieldNames()) {
      reason = reason == null ? unknown(name, uses, text) : reason;
    }
    PathHost host = new PathHost(environment);
    try (Budget _ = Budget.open(Limits.PATH)) {
      String path = reason == null ? new Renderer(host).render(template, data) : "";
      reason = reason == null ? host.reason() : reason;
      return new PathText.Expanded(path, reason == null ? null : new IncludeTarget.Dynamic(reason));
    } catch (BudgetSpentException e) {
      return new PathText.Expanded(
          "", new IncludeTarget.Dynamic("to evaluate the path is given up: " + e.getMessage()));
    } catch (TemplateException e) {
      return new PathText.Expanded(
          "", new IncludeTarget.Refused("template error: " + e.getMessage()));
    }
  }

  /** Why a variable is not known; null where it is, or where the path can do without. */
  private @Nullable String unknown(String name, TemplateUses uses, String text) {
    Summary.VariableEntry own = declared.get(name);
    if (own != null) {
      return switch (own.kind()) {
        case LITERAL -> null;
        case SH ->
            name + " is the output of a command, which Task reads as empty in an include path";
        case REF -> name + " is a reference, which Task reads as empty in an include path";
      };
    }
    if (data.containsKey(name)) {
      return null;
    }
    if (SET_LATER.contains(name)) {
      return "Task sets " + name + " later; it is empty in an include path";
    }
    boolean tolerated =
        CONDITION.matcher(text).find()
            || uses.functions().stream().anyMatch(use -> TOLERANT.contains(use.name()));
    return tolerated
        ? null
        : "the variable " + name + " is neither set in this file nor in the environment";
  }
}
