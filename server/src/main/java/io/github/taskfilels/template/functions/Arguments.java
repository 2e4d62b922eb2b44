package io.github.taskfilels.template.functions;

import io.github.taskfilels.go.value.FunctionException;
import io.github.taskfilels.go.value.NoValue;
import io.github.taskfilels.go.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call. They already have the types of the parameters, so the typed getters
 * fail only for a mistake in the table.
 */
final class Arguments {
  private final String function;
  private final @Nullable Object[] values;
  private final TemplateHost host;

  Arguments(String function, @Nullable Object[] values, TemplateHost host) {
    this.function = function;
    this.values = values;
    this.host = host;
  }

  /** The name of the function that is called. */
  String function() {
    return function;
  }

  TemplateHost host() {
    return host;
  }

  int size() {
    return values.length;
  }

  @Nullable Object any(int index) {
    return values[index];
  }

  String string(int index) {
    return (String) required(index);
  }

  int integer(int index) {
    return Math.toIntExact(
        Math.clamp(Values.toLong(required(index)), Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  double decimal(int index) {
    return (Double) required(index);
  }

  boolean bool(int index) {
    return (Boolean) required(index);
  }

  /** A map parameter; the empty map for nil. */
  Map<?, ?> map(int index) {
    Object value = values[index];
    return value == null ? Map.of() : (Map<?, ?>) value;
  }

  private Object required(int index) {
    Object value = values[index];
    if (value == null || value == NoValue.NO_VALUE) {
      throw new FunctionException("missing argument");
    }
    return value;
  }

  /** The arguments from an index on. */
  List<@Nullable Object> from(int index) {
    List<@Nullable Object> rest = new ArrayList<>();
    for (int i = index; i < values.length; i++) {
      rest.add(values[i]);
    }
    return rest;
  }

  List<String> strings(int index) {
    List<String> rest = new ArrayList<>();
    for (int i = index; i < values.length; i++) {
      rest.add(string(i));
    }
    return rest;
  }

  /**
   * Go's panic for asking nil for its type, which is what sprig's list functions do with a missing
   * value.
   */
  static FunctionException nilPointer() {
    return new FunctionException(
        "runtime error: invalid memory address or nil pointer dereference");
  }

  IllegalStateException unknown() {
    return new IllegalStateException(
        "the table has a function that nobody implements: " + function);
  }
}
