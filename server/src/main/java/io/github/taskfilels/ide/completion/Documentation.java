package io.github.taskfilels.ide.completion;

import io.github.taskfilels.ide.Hovers;
import io.github.taskfilels.ide.Markdown;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.taskfile.schema.Key;
import io.github.taskfilels.taskfile.schema.MappingType;
import io.github.taskfilels.taskfile.schema.SpecialVariable;
import io.github.taskfilels.template.functions.FunctionDoc;
import io.github.taskfilels.template.functions.FunctionTable;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import org.jspecify.annotations.Nullable;

/** Names the text on a candidate or a hint, which is made when somebody looks at it. */
public sealed interface Documentation {

  /** A key of the format. */
  record OfKey(MappingType mapping, String key) implements Documentation {}

  /** A task by its key in its file. */
  record OfTask(FileId file, String task) implements Documentation {}

  /**
   * An include.
   *
   * @param index its place among the entries of the file
   */
  record OfInclude(FileId file, int index) implements Documentation {}

  /**
   * A variable as it is seen from a place.
   *
   * @param task the task around that place; null outside of tasks
   */
  record OfVariable(FileId file, @Nullable String task, String name) implements Documentation {}

  /** A variable that Task sets itself. */
  record OfSpecial(String name) implements Documentation {}

  /** A function of templates. */
  record OfFunction(String name) implements Documentation {}

  /** The text as Markdown; null where there is nothing to say. */
  default @Nullable String markdown(Snapshot snapshot) {
    return switch (this) {
      case OfKey(MappingType mapping, String name) -> {
        Key key = mapping.key(name);
        yield key == null ? null : Markdown.text(key.doc());
      }
      case OfTask(FileId file, String task) ->
          Hovers.of(snapshot, file, new Symbol.Task(new Definition(file, task)));
      case OfInclude(FileId file, int index) ->
          Hovers.of(snapshot, file, new Symbol.Include(file, index));
      case OfVariable(FileId file, String task, String name) ->
          Hovers.of(snapshot, file, new Symbol.Variable(file, task, name));
      case OfSpecial(String name) -> {
        SpecialVariable variable = SpecialVariable.find(name);
        yield variable == null ? null : Markdown.text(variable.doc());
      }
      case OfFunction(String name) -> {
        FunctionDoc function = FunctionTable.find(name);
        yield function == null ? null : function(function);
      }
    };
  }

  private static String function(FunctionDoc function) {
    StringBuilder text = new StringBuilder(Markdown.code(function.signature()));
    text.append("\n\n").append(Markdown.text(function.doc()));
    if (!function.deprecated().isEmpty()) {
      text.append("\n\nDeprecated: ").append(Markdown.text(function.deprecated()));
    }
    if (!function.examples().isEmpty()) {
      text.append("\n");
    }
    function
        .examples()
        .forEach(
            example ->
                text.append("\n- ")
                    .append(Markdown.code(example.template()))
                    .append(" gives ")
                    .append(Markdown.code(example.output())));
    return text.toString();
  }
}
