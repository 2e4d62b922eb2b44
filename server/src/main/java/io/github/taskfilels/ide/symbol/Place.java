package io.github.taskfilels.ide.symbol;

import io.github.taskfilels.taskfile.schema.SchemaPosition;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InComment;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InKey;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InValue;
import io.github.taskfilels.taskfile.schema.SchemaPosition.Parent;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.yaml.ScalarStyle;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlTemplate;
import io.github.taskfilels.yaml.YamlTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the cursor stands in: the one answer for all features that help to write. Right in
 * half-typed documents, for it is made of the tolerant tree and of the format.
 */
public sealed interface Place {

  /** A key of a mapping. */
  record Key(InKey position) implements Place {}

  /** A value that is none of the following. */
  record Value(InValue position) implements Place {}

  /** The name of a task, as another one names it. */
  record TaskReference(InValue position) implements Place {}

  /** The name of a file or a folder. */
  record PathName(InValue position, PathUse use) implements Place {}

  /**
   * An action of a template, or an expression.
   *
   * @param around what the whole text is
   */
  record TemplateAction(SchemaPosition around, TemplateCursor cursor) implements Place {}

  /**
   * A shell command, outside of templates.
   *
   * @param before the command up to the cursor, without YAML's quotes and indentation
   */
  record ShellCommand(InValue position, String before) implements Place {}

  /** A comment. */
  record Comment() implements Place {}

  /** Where the format says nothing. */
  record Nothing() implements Place {}

  /** What a path is for. */
  enum PathUse {
    TASKFILE,
    DIRECTORY,
    DOTENV,

    /** A pattern of files. */
    GLOB
  }

  /** The place of an offset. Never throws for an offset of the text. */
  static Place at(YamlTree tree, int offset) {
    SchemaPosition position = SchemaPosition.at(tree, offset);
    if (position instanceof InComment) {
      return new Comment();
    }
    String written = writtenBefore(tree, offset);
    String before = written == null ? "" : written;
    boolean expression =
        position instanceof InValue value && value.valueType().scalar() == ValueType.EXPRESSION;
    TemplateCursor cursor = TemplateCursor.at(before, expression);
    if (cursor != null) {
      return new TemplateAction(position, cursor);
    }
    return switch (position) {
      case InKey key -> new Key(key);
      case InValue value -> ofValue(value, before);
      default -> new Nothing();
    };
  }

  /** The name of the task around a place; null outside of tasks. */
  default @Nullable String task() {
    SchemaPosition position =
        switch (this) {
          case Key key -> key.position();
          case Value value -> value.position();
          case TaskReference reference -> reference.position();
          case PathName name -> name.position();
          case ShellCommand command -> command.position();
          case TemplateAction action -> action.around();
          case Comment _, Nothing _ -> null;
        };
    return position == null ? null : position.task();
  }

  private static Place ofValue(InValue value, String before) {
    ValueType scalar = value.valueType().scalar();
    PathUse use = pathUse(value.parent());
    if (use != null) {
      return new PathName(value, use);
    }
    if (scalar == ValueType.TASK_NAME) {
      return new TaskReference(value);
    }
    return scalar == ValueType.SHELL ? new ShellCommand(value, before) : new Value(value);
  }

  private static @Nullable PathUse pathUse(Parent parent) {
    return switch (parent) {
      case Parent.OfKey(var _, var key) ->
          switch (key.name()) {
            case "taskfile" -> PathUse.TASKFILE;
            case "dir" -> PathUse.DIRECTORY;
            case "exclude" -> PathUse.GLOB;
            default -> null;
          };
      case Parent.OfName(var mapping, String _) ->
          mapping.valueType() == ValueType.INCLUDES ? PathUse.TASKFILE : null;
      case Parent.OfList(Parent.OfKey(var mapping, var key), var _, int _, boolean _) ->
          key.valueType() == ValueType.GLOBS
              ? PathUse.GLOB
              : key.name().equals("dotenv") && mapping.type() != null ? PathUse.DOTENV : null;
      case Parent.OfList _ -> null;
      case Parent.OfDocument _ -> null;
    };
  }

  /**
   * What a scalar says up to an offset inside it, or behind it in its line, where what is typed is
   * not part of it yet; null where there is none.
   */
  private static @Nullable String writtenBefore(YamlTree tree, int offset) {
    String text = tree.text();
    int anchor = offset;
    while (anchor > 0 && " \t".indexOf(text.charAt(anchor - 1)) >= 0) {
      anchor--;
    }
    String inside = writtenBefore(tree, offset, offset);
    return inside != null || anchor == offset ? inside : writtenBefore(tree, anchor, offset);
  }

  private static @Nullable String writtenBefore(YamlTree tree, int anchor, int offset) {
    List<Object> path = tree.pathTo(anchor);
    return switch (path.isEmpty() ? null : path.getLast()) {
      case YamlScalar scalar when scalar.range().start() < offset -> {
        int end = Math.min(offset, scalar.range().end());
        boolean behindQuotes =
            end == scalar.range().end() && isQuoted(scalar.style()) && isClosed(scalar.source());
        String value = scalar.value();
        int cut = Math.min(value.length(), scalar.sourceMap().toDecoded(end));
        yield behindQuotes
            ? null
            : value.substring(0, cut) + tree.text().substring(end, Math.max(end, offset));
      }
      case YamlTemplate template when template.range().start() < offset ->
          tree.text().substring(template.range().start(), offset);
      case null, default -> null;
    };
  }

  private static boolean isQuoted(ScalarStyle style) {
    return style == ScalarStyle.SINGLE_QUOTED || style == ScalarStyle.DOUBLE_QUOTED;
  }

  private static boolean isClosed(String source) {
    return source.length() > 1 && source.charAt(source.length() - 1) == source.charAt(0);
  }
}
