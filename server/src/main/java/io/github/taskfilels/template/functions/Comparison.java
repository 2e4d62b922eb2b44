package io.github.taskfilels.template.functions;

import io.github.taskfilels.go.fmt.Formatter;
import io.github.taskfilels.go.value.FunctionException;
import io.github.taskfilels.go.value.Kind;
import io.github.taskfilels.go.value.Values;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code eq} and {@code lt} of templates: only values of the same basic kind can be compared. */
final class Comparison {
  private enum Basic {
    NONE,
    BOOL,
    SIGNED,
    UNSIGNED,
    FLOAT,
    STRING
  }

  private Comparison() {}

  private static Basic basic(@Nullable Object value) {
    return switch (Values.kind(value)) {
      case BOOL -> Basic.BOOL;
      case INT, INT64 -> Basic.SIGNED;
      case UINT8, UINT64 -> Basic.UNSIGNED;
      case FLOAT64 -> Basic.FLOAT;
      case STRING -> Basic.STRING;
      default -> Basic.NONE;
    };
  }

  /** Whether the first value equals any of the others. */
  static boolean equalsAny(@Nullable Object value, List<@Nullable Object> others) {
    if (others.isEmpty()) {
      throw new FunctionException("missing argument for comparison");
    }
    for (Object other : others) {
      if (equal(value, other)) {
        return true;
      }
    }
    return false;
  }

  static boolean equal(@Nullable Object a, @Nullable Object b) {
    Basic first = basic(a);
    Basic second = basic(b);
    if (first == second) {
      return switch (first) {
        case SIGNED, UNSIGNED -> Values.toLong(a) == Values.toLong(b);
        case FLOAT -> toDouble(a) == toDouble(b);
        case BOOL, STRING -> Objects.equals(a, b);
        case NONE -> special(a, b);
      };
    }
    if (areIntegers(first, second)) {
      long signed = Values.toLong(first == Basic.SIGNED ? a : b);
      return signed >= 0 && signed == Values.toLong(first == Basic.SIGNED ? b : a);
    }
    if (Values.isMissing(a) || Values.isMissing(b)) {
      return false;
    }
    throw incompatible();
  }

  private static boolean areIntegers(Basic a, Basic b) {
    return (a == Basic.SIGNED && b == Basic.UNSIGNED) || (a == Basic.UNSIGNED && b == Basic.SIGNED);
  }

  private static double toDouble(@Nullable Object value) {
    return value instanceof Double d ? d : Double.NaN;
  }

  private static boolean special(@Nullable Object a, @Nullable Object b) {
    boolean missing = Values.isMissing(a) || Values.isMissing(b);
    if (!missing && Values.kind(a) != Values.kind(b)) {
      throw new FunctionException(
          "non-comparable types %s: %s, %s: %s"
              .formatted(text(a), Values.typeName(a), Values.typeName(b), Formatter.print(b)));
    }
    boolean nilA = Values.isMissing(a) || Values.isNilSlice(a);
    boolean nilB = Values.isMissing(b) || Values.isNilSlice(b);
    if (nilA || nilB) {
      return nilA && nilB;
    }
    Kind kind = Values.kind(b);
    if (kind == Kind.SLICE || kind == Kind.MAP) {
      throw new FunctionException("non-comparable type " + text(b) + ": " + Values.typeName(b));
    }
    return Objects.equals(a, b);
  }

  static boolean less(@Nullable Object a, @Nullable Object b) {
    Basic first = basic(a);
    Basic second = basic(b);
    if (first == Basic.NONE || second == Basic.NONE) {
      throw new FunctionException("invalid type for comparison");
    }
    if (first != second) {
      if (!areIntegers(first, second)) {
        throw incompatible();
      }
      long x = Values.toLong(a);
      long y = Values.toLong(b);
      return first == Basic.SIGNED
          ? x < 0 || Long.compareUnsigned(x, y) < 0
          : y >= 0 && Long.compareUnsigned(x, y) < 0;
    }
    return switch (first) {
      case SIGNED -> Values.toLong(a) < Values.toLong(b);
      case UNSIGNED -> Long.compareUnsigned(Values.toLong(a), Values.toLong(b)) < 0;
      case FLOAT -> toDouble(a) < toDouble(b);
      case STRING ->
          a instanceof String s && b instanceof String t && Values.compareBytes(s, t) < 0;
      default -> throw new FunctionException("invalid type for comparison");
    };
  }

  private static FunctionException incompatible() {
    return new FunctionException("incompatible types for comparison");
  }

  private static String text(@Nullable Object value) {
    return Formatter.printf("%s", Collections.singletonList(value));
  }
}
