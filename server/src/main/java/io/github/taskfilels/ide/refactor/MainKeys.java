package io.github.taskfilels.ide.refactor;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.taskfile.schema.ValueType;
import org.jspecify.annotations.Nullable;

/** The key of each mapping that can be left out where nothing else is written. */
final class MainKeys {
  private static final ImmutableMap<ValueType, String> KEYS =
      ImmutableMap.<ValueType, String>builder()
          .put(ValueType.TASK, "cmds")
          .put(ValueType.COMMAND, "cmd")
          .put(ValueType.DEP, "task")
          .put(ValueType.INCLUDE, "taskfile")
          .put(ValueType.VARIABLE, "value")
          .put(ValueType.PRECONDITION, "sh")
          .put(ValueType.REQUIREMENT, "name")
          .buildOrThrow();

  private MainKeys() {}

  /** Null where there is only one form. */
  static @Nullable String of(ValueType type) {
    return KEYS.get(type);
  }
}
