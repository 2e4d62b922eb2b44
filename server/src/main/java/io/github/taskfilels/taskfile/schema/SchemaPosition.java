package io.github.taskfilels.taskfile.schema;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may stand at an offset of a document, whole or half-typed, by the format. */
public sealed interface SchemaPosition {

  /**
   * What may stand at an offset. Ranges decide where something is written there, the column decides
   * on a line that is blank up to the offset. Aliases and merge keys are not followed. Needs time
   * proportional to the depth, never throws for an offset of the text.
   */
  static SchemaPosition at(YamlTree tree, int offset) {
    return new PositionFinder(tree, offset).find();
  }

  /** The name of the task around it; null outside of tasks. */
  default @Nullable String task() {
    List<PathStep> path =
        switch (this) {
          case InKey key -> key.path();
          case InValue value -> value.path();
          case InComment _, Unknown _ -> List.of();
        };
    return path.size() > 1
            && path.get(0).equals(new PathStep.Key("tasks"))
            && path.get(1) instanceof PathStep.Key(String name)
        ? name
        : null;
  }

  /**
   * Where a key stands or may stand.
   *
   * @param path from the root to the mapping
   * @param word the key that is written around the offset; empty where none is
   */
  record InKey(ImmutableList<PathStep> path, MappingSite mapping, TextRange word)
      implements SchemaPosition {}

  /**
   * Where a value stands or may stand.
   *
   * @param path from the root to the value
   * @param parent what it is the value of
   * @param valueType what it has to be
   * @param range the scalar, alias or flow collection that is written there; empty where nothing
   *     is, or where a block collection follows in later lines
   * @param mapping the mapping whose first key may be written here instead; null where the value
   *     may not be a mapping, or none can begin at this place
   * @param inFlow whether it stands between brackets or braces, where fewer texts need no quotes
   */
  record InValue(
      ImmutableList<PathStep> path,
      Parent parent,
      ValueType valueType,
      TextRange range,
      @Nullable MappingSite mapping,
      boolean inFlow)
      implements SchemaPosition {}

  /**
   * In a comment.
   *
   * @param range from {@code #} to the end of the line
   */
  record InComment(TextRange range) implements SchemaPosition {}

  /**
   * Where the format says nothing: below an unknown key or in a value of the wrong shape, in
   * another document.
   */
  record Unknown() implements SchemaPosition {}

  /** What something is the value of. */
  sealed interface Parent {

    /** A fixed key of a mapping. */
    record OfKey(MappingSite mapping, Key key) implements Parent {}

    /** A free name of a mapping. */
    record OfName(MappingSite mapping, String name) implements Parent {}

    /**
     * An element of a list.
     *
     * @param of what the list is the value of
     * @param list what the list is a value of
     * @param index the place in the list, from zero
     * @param separated whether the dash or the comma before it is written, if it needs one
     */
    record OfList(Parent of, ValueType list, int index, boolean separated) implements Parent {}

    /** The document itself. */
    record OfDocument() implements Parent {}
  }
}
