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

/**
 * Evaluates the templates in an include path as Task does when it reads the file: with the
 * environment and, before it, the file's own literal variables as they are written. All others are
 * empty then. Where the path depends on something that differs from run to run, it is dynamic.
 * Source: Task 3.53.1, {@code taskfile/reader.go}.
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
      return new PathText.Expanded(text, "", null);
    }
    Template template = Template.parse(text);
    TemplateUses uses = template.uses();
    if (uses.needsAll()) {
      return problem(new IncludeTarget.Dynamic("it uses all variables at once"));
    }
    PathHost host = new PathHost(environment);
    try (Budget _ = Budget.open(Limits.PATH)) {
      String path = new Renderer(host).render(template, data);
      String reason = host.reason();
      return reason == null
          ? new PathText.Expanded(path, note(uses), null)
          : problem(new IncludeTarget.Dynamic(reason));
    } catch (BudgetSpentException e) {
      return problem(
          new IncludeTarget.Dynamic("to evaluate the path is given up: " + e.getMessage()));
    } catch (TemplateException e) {
      return problem(new IncludeTarget.Refused("template error: " + e.getMessage()));
    }
  }

  private static PathText.Expanded problem(IncludeTarget problem) {
    return new PathText.Expanded("", "", problem);
  }

  /** Why a variable of the path is empty; the empty text where none is. */
  private String note(TemplateUses uses) {
    for (String name : uses.fieldNames()) {
      String note = note(name);
      if (!note.isEmpty()) {
        return note;
      }
    }
    return "";
  }

  private String note(String name) {
    Summary.VariableEntry own = declared.get(name);
    if (own != null) {
      return switch (own.kind()) {
        case LITERAL -> "";
        case SH ->
            name + " is the output of a command, which Task reads as empty in an include path";
        case REF -> name + " is a reference, which Task reads as empty in an include path";
      };
    }
    if (data.containsKey(name)) {
      return "";
    }
    return SET_LATER.contains(name)
        ? "Task sets " + name + " later; it is empty in an include path"
        : "the variable "
            + name
            + " is neither set in this file nor in the environment, which Task reads as empty";
  }
}
