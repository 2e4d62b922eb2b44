package io.github.taskfilels.ide.completion;

import io.github.taskfilels.ide.FormatTexts;
import io.github.taskfilels.ide.Hovers;
import io.github.taskfilels.ide.ProjectFacts;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.taskfile.schema.MappingType;
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
      case OfKey(MappingType mapping, String name) -> FormatTexts.key(mapping, name);
      case OfTask(FileId file, String task) ->
          Hovers.of(snapshot, file, new Symbol.Task(new Definition(file, task)), ProjectFacts.NONE);
      case OfInclude(FileId file, int index) ->
          Hovers.of(snapshot, file, new Symbol.Include(file, index), ProjectFacts.NONE);
      case OfVariable(FileId file, String task, String name) ->
          Hovers.of(snapshot, file, new Symbol.Variable(file, task, name), ProjectFacts.NONE);
      case OfSpecial(String name) -> FormatTexts.special(name);
      case OfFunction(String name) -> FormatTexts.function(name);
    };
  }
}
