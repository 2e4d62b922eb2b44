package io.github.taskfilels.ide.refactor;

import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.NameMap;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.SourceMap;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlTree;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the model of a file says, without where it stands: two files that mean the same to Task have
 * the same text. What it means whether an include is a mapping depends on other files, so that is
 * not part of it.
 */
final class ModelText {
  private static final Set<Class<?>> PLACES =
      Set.of(TextRange.class, SourceMap.class, YamlTree.class, NameMap.class);

  private final StringBuilder text = new StringBuilder();

  private ModelText() {}

  static String of(Taskfile taskfile) {
    return ofPart(taskfile);
  }

  /** The same of a part of a model. */
  static String ofPart(@Nullable Object part) {
    ModelText text = new ModelText();
    text.add(part);
    return text.text.toString();
  }

  private void add(@Nullable Object part) {
    switch (part) {
      case null -> text.append("-\n");
      case Record one -> record(one);
      case Collection<?> list -> {
        text.append('[').append(list.size()).append('\n');
        list.forEach(this::add);
      }
      case Map<?, ?> map -> {
        text.append('{').append(map.size()).append('\n');
        map.forEach(
            (key, value) -> {
              add(key);
              add(value);
            });
      }
      default -> text.append(part.getClass().getSimpleName()).append(' ').append(part).append('\n');
    }
  }

  private void record(Record one) {
    text.append(one.getClass().getSimpleName()).append('(').append('\n');
    for (RecordComponent component : one.getClass().getRecordComponents()) {
      if (isOfMeaning(one, component)) {
        add(value(one, component));
      }
    }
  }

  private static boolean isOfMeaning(Record one, RecordComponent component) {
    String name = component.getName();
    return !PLACES.contains(component.getType())
        && !name.equals("keys")
        && !name.equals("problems")
        && !(one instanceof Include && name.equals("advanced"));
  }

  private static @Nullable Object value(Record one, RecordComponent component) {
    try {
      return component.getAccessor().invoke(one);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(component.toString(), e);
    }
  }
}
