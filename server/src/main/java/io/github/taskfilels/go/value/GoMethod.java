package io.github.taskfilels.go.value;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * A method bound to its receiver.
 *
 * @param parameters the types of its arguments
 * @param body takes as many arguments as there are parameters, already checked
 */
public record GoMethod(ImmutableList<Type> parameters, Body body) {

  /** What a method does. Throws {@link FunctionException} for an error. */
  @FunctionalInterface
  public interface Body {
    @Nullable Object call(@Nullable Object[] arguments);
  }

  public static GoMethod of(Body body, Type... parameters) {
    return new GoMethod(ImmutableList.copyOf(parameters), body);
  }
}
