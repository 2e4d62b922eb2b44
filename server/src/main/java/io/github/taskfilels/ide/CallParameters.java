package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.Requirement;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.taskfile.schema.PathStep;
import io.github.taskfilels.template.Node;
import io.github.taskfilels.template.Source;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a call can give to the task that it calls. */
public final class CallParameters {
  private CallParameters() {}

  /**
   * A variable that a task reads from its callers.
   *
   * @param allowed the values that it may have; empty where any will do
   * @param standard what it is where no caller sets it, as it is written; null where that is
   *     nothing, or a secret
   */
  public record Parameter(
      String name, boolean required, ImmutableList<String> allowed, @Nullable String standard) {}

  /**
   * The tasks that the call calls whose {@code vars} a path leads to; none where it leads
   * elsewhere.
   */
  public static ImmutableList<Definition> callees(
      Snapshot snapshot, FileId file, YamlTree tree, List<PathStep> vars) {
    if (vars.size() < 2 || !vars.getLast().equals(new PathStep.Key("vars"))) {
      return ImmutableList.of();
    }
    YamlNode call = follow(tree.root(), vars.subList(0, vars.size() - 1));
    if (!(call instanceof YamlMapping mapping)
        || !(mapping.get("task") instanceof YamlScalar task)
        || !(vars.get(vars.size() - 2) instanceof PathStep.Element
            || vars.get(vars.size() - 2).equals(new PathStep.Key("defer"))
            || vars.get(vars.size() - 2).equals(new PathStep.Key("cmd")))) {
      return ImmutableList.of();
    }
    return Programs.ofNames(snapshot, file).meaning(file, task.value()).tasks().asList();
  }

  private static @Nullable YamlNode follow(YamlNode root, List<PathStep> path) {
    YamlNode node = root;
    for (PathStep step : path) {
      node =
          switch (step) {
            case PathStep.Key(String name) ->
                node instanceof YamlMapping mapping ? mapping.get(name) : null;
            case PathStep.Element(int index) ->
                node instanceof YamlSequence sequence && index < sequence.items().size()
                    ? sequence.items().get(index).value()
                    : null;
          };
    }
    return node;
  }

  /**
   * The parameters of a task, the required ones first. What it sets to something else whatever its
   * callers say is none.
   */
  public static ImmutableList<Parameter> of(Snapshot snapshot, Definition definition) {
    Taskfile taskfile = snapshot.taskfile(definition.file());
    Task task = taskfile == null ? null : taskfile.task(definition.name());
    if (task == null) {
      return ImmutableList.of();
    }
    Map<String, Requirement> required = new HashMap<>();
    task.conditions().requires().forEach(one -> required.put(one.name().value(), one));
    Map<String, Variable> set = new HashMap<>();
    task.environment().vars().forEach(one -> set.put(one.name(), one));
    ImmutableList.Builder<Parameter> parameters = ImmutableList.builder();
    for (String name : ReadVariables.wanted(snapshot, definition)) {
      Variable variable = set.get(name);
      Requirement requirement = required.get(name);
      if (variable == null || requirement != null || reads(variable)) {
        parameters.add(
            new Parameter(
                name,
                requirement != null,
                requirement == null ? ImmutableList.of() : allowed(requirement),
                variable == null || variable.secret() ? null : standard(variable)));
      }
    }
    return parameters.build();
  }

  private static ImmutableList<String> allowed(Requirement requirement) {
    return requirement.allowed().stream().map(Text::value).collect(ImmutableList.toImmutableList());
  }

  private static @Nullable Template template(Variable variable) {
    Text text = variable.text();
    if (text == null) {
      return null;
    }
    return variable.kind() == Variable.Kind.REF
        ? Template.parseExpression(text.value())
        : Template.parse(text.value());
  }

  /** Whether a variable is made of what it was before. */
  private static boolean reads(Variable variable) {
    Template template = template(variable);
    return template != null && template.uses().fieldNames().contains(variable.name());
  }

  /** The argument of {@code default} where there is nothing else, or all that is written. */
  private static @Nullable String standard(Variable variable) {
    Template template = template(variable);
    if (template == null) {
      return null;
    }
    String name = variable.name();
    if (template.root().statements().size() == 1
        && template.root().statements().getFirst() instanceof Node.Action action
        && action.pipeline().variables().isEmpty()) {
      ImmutableList<Node.Command> commands = action.pipeline().commands();
      ImmutableList<Node.Operand> last =
          commands.isEmpty() ? ImmutableList.of() : commands.getLast().operands();
      boolean piped =
          commands.size() == 2
              && last.size() == 2
              && commands.getFirst().operands().size() == 1
              && isField(commands.getFirst().operands().getFirst(), name);
      boolean called = commands.size() == 1 && last.size() == 3 && isField(last.get(2), name);
      if ((piped || called)
          && last.getFirst() instanceof Node.Identifier function
          && function.name().equals("default")) {
        return last.get(1) instanceof Node.StringConstant text
            ? text.value()
            : Source.of(last.get(1));
      }
    }
    return template.source();
  }

  private static boolean isField(Node.Operand operand, String name) {
    return operand instanceof Node.Field field
        && field.names().size() == 1
        && field.names().getFirst().text().equals(name);
  }
}
