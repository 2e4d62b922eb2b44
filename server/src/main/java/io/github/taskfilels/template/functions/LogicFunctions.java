package io.github.taskfilels.template.functions;

import io.github.taskfilels.go.value.FunctionException;
import io.github.taskfilels.go.value.Values;
import org.jspecify.annotations.Nullable;

/** Truth, comparison, defaults. */
final class LogicFunctions {
  private LogicFunctions() {}

  static @Nullable Object call(Arguments a) {
    return switch (a.function()) {
      case "not" -> !Values.isTrue(a.any(0));
      case "eq" -> Comparison.equalsAny(a.any(0), a.from(1));
      case "ne" -> !Comparison.equal(a.any(0), a.any(1));
      case "lt" -> Comparison.less(a.any(0), a.any(1));
      case "le" -> lessOrEqual(a);
      case "gt" -> !lessOrEqual(a);
      case "ge" -> !Comparison.less(a.any(0), a.any(1));
      case "default" -> a.size() < 2 || Values.isEmpty(a.any(1)) ? a.any(0) : a.any(1);
      case "empty" -> Values.isEmpty(a.any(0));
      case "coalesce" -> coalesce(a);
      case "all" -> a.from(0).stream().noneMatch(Values::isEmpty);
      case "any" -> a.from(0).stream().anyMatch(Values::isTrue);
      case "ternary" -> a.bool(2) ? a.any(0) : a.any(1);
      case "fail" -> throw new FunctionException(a.string(0));
      default -> throw a.unknown();
    };
  }

  private static boolean lessOrEqual(Arguments a) {
    return Comparison.less(a.any(0), a.any(1)) || Comparison.equal(a.any(0), a.any(1));
  }

  private static @Nullable Object coalesce(Arguments a) {
    for (Object value : a.from(0)) {
      if (!Values.isEmpty(value)) {
        return value;
      }
    }
    return null;
  }
}
