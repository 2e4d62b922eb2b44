package io.github.taskfilels.go.time;

import io.github.taskfilels.go.value.GoMethod;
import io.github.taskfilels.go.value.GoValue;
import io.github.taskfilels.go.value.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A month or a day of the week: an int that prints as a name.
 *
 * @param goType {@code time.Month} or {@code time.Weekday}
 */
record GoNamed(String goType, long bits, String name) implements GoValue {
  @Override
  public Kind kind() {
    return Kind.INT;
  }

  @Override
  public String goString() {
    return name;
  }

  @Override
  public @Nullable GoMethod method(String method) {
    return method.equals("String") ? GoMethod.of(_ -> name) : null;
  }
}
