package io.github.taskfilels.ide.hints;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.CallParameters;
import io.github.taskfilels.ide.Markdown;
import io.github.taskfilels.ide.symbol.FunctionCall;
import io.github.taskfilels.ide.symbol.Place;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.schema.PathStep;
import io.github.taskfilels.taskfile.schema.SchemaPosition;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InKey;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InValue;
import io.github.taskfilels.template.functions.FunctionDoc;
import io.github.taskfilels.template.functions.FunctionTable;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlTree;
import java.util.List;
import java.util.Set;

/**
 * What a call around the cursor takes: the arguments of a function of templates, or the variables
 * that a called task reads.
 */
public final class Signatures {
  private Signatures() {}

  /**
   * A signature.
   *
   * @param documentation Markdown; may be empty
   * @param active the parameter that is written at the cursor, one of them
   */
  public record Signature(
      String label, String documentation, ImmutableList<Parameter> parameters, int active) {}

  /**
   * A parameter.
   *
   * @param range in the label
   * @param documentation Markdown; may be empty
   */
  public record Parameter(TextRange range, String documentation) {}

  /** The signatures at an offset: several where a name may mean several tasks; empty for none. */
  public static ImmutableList<Signature> at(Snapshot snapshot, FileId file, int offset) {
    YamlTree tree = snapshot.tree(file);
    if (tree == null) {
      return ImmutableList.of();
    }
    Place place = Place.at(tree, offset);
    if (place instanceof Place.TemplateAction(SchemaPosition around, var cursor)) {
      FunctionCall call = FunctionCall.at(cursor.action());
      FunctionDoc function = call == null ? null : FunctionTable.find(call.function());
      if (call != null && function != null && !function.parameters().isEmpty()) {
        return ImmutableList.of(ofFunction(function, call));
      }
      return ofCall(snapshot, file, tree, around);
    }
    return switch (place) {
      case Place.Key(InKey position) -> ofCall(snapshot, file, tree, position);
      case Place.Value(InValue position) -> ofCall(snapshot, file, tree, position);
      default -> ImmutableList.of();
    };
  }

  private static Signature ofFunction(FunctionDoc function, FunctionCall call) {
    Builder builder = new Builder(function.name());
    int last = function.parameters().size() - 1;
    List<String> shown = function.shownParameters();
    for (int i = 0; i <= last; i++) {
      builder.add(shown.get(i), call.piped() && i == last ? "What stands before the bar." : "");
    }
    String old =
        function.deprecated().isEmpty()
            ? ""
            : "\n\nDeprecated: " + Markdown.text(function.deprecated());
    return builder.build(
        " " + function.result(),
        Markdown.text(function.doc()) + old,
        Math.min(call.argument(), last));
  }

  /** Those of the tasks that the call around a position calls, if it stands in its {@code vars}. */
  private static ImmutableList<Signature> ofCall(
      Snapshot snapshot, FileId file, YamlTree tree, SchemaPosition position) {
    return switch (position) {
      case InKey key -> {
        String name = key.word().in(tree.text());
        yield ofCall(snapshot, file, tree, key.path(), name, key.mapping().present());
      }
      case InValue value
          when !value.path().isEmpty()
              && value.path().getLast() instanceof PathStep.Key(String name) ->
          ofCall(
              snapshot,
              file,
              tree,
              value.path().subList(0, value.path().size() - 1),
              name,
              Set.of());
      default -> ImmutableList.of();
    };
  }

  /**
   * @param name of the variable at the cursor
   * @param present those that are written
   */
  private static ImmutableList<Signature> ofCall(
      Snapshot snapshot,
      FileId file,
      YamlTree tree,
      List<PathStep> vars,
      String name,
      Set<String> present) {
    ImmutableList.Builder<Signature> signatures = ImmutableList.builder();
    for (Definition callee : CallParameters.callees(snapshot, file, tree, vars)) {
      List<CallParameters.Parameter> parameters = CallParameters.of(snapshot, callee);
      if (!parameters.isEmpty()) {
        signatures.add(ofTask(snapshot, callee, parameters, active(parameters, name, present)));
      }
    }
    return signatures.build();
  }

  /** The one of a name; else the first that is not written yet. */
  private static int active(
      List<CallParameters.Parameter> parameters, String name, Set<String> present) {
    int missing = -1;
    for (int i = 0; i < parameters.size(); i++) {
      String parameter = parameters.get(i).name();
      if (parameter.equals(name)) {
        return i;
      }
      if (missing < 0 && !present.contains(parameter)) {
        missing = i;
      }
    }
    return Math.max(0, missing);
  }

  private static Signature ofTask(
      Snapshot snapshot, Definition callee, List<CallParameters.Parameter> parameters, int active) {
    Builder builder = new Builder(ShortText.of(callee.name()));
    for (CallParameters.Parameter parameter : parameters) {
      builder.add(ShortText.of(parameter), documentation(parameter));
    }
    return builder.build("", description(snapshot, callee), active);
  }

  private static String documentation(CallParameters.Parameter parameter) {
    StringBuilder text = new StringBuilder(parameter.required() ? "Required." : "");
    if (!parameter.allowed().isEmpty()) {
      text.append(text.isEmpty() ? "" : " ").append("One of ");
      text.append(String.join(", ", parameter.allowed().stream().map(Markdown::code).toList()));
      text.append('.');
    }
    return text.toString();
  }

  private static String description(Snapshot snapshot, Definition callee) {
    Taskfile taskfile = snapshot.taskfile(callee.file());
    Task task = taskfile == null ? null : taskfile.task(callee.name());
    return task == null || task.description().desc() == null
        ? ""
        : Markdown.text(task.description().desc().value());
  }

  /** Writes a label. */
  private static final class Builder {
    private final StringBuilder label;
    private final ImmutableList.Builder<Parameter> parameters = ImmutableList.builder();
    private String separator = "";

    Builder(String name) {
      label = new StringBuilder(name).append('(');
    }

    void add(String shown, String documentation) {
      label.append(separator);
      separator = ", ";
      int start = label.length();
      label.append(shown);
      parameters.add(new Parameter(new TextRange(start, label.length()), documentation));
    }

    Signature build(String result, String documentation, int active) {
      return new Signature(
          label.append(')').append(result).toString(), documentation, parameters.build(), active);
    }
  }
}
