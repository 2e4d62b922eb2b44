package io.github.taskfilels.template.functions;

import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.go.fmt.Formatter;
import io.github.taskfilels.go.fmt.Numbers;
import io.github.taskfilels.go.value.FunctionException;
import io.github.taskfilels.go.value.GoInteger;
import io.github.taskfilels.go.value.GoSlice;
import io.github.taskfilels.go.value.Values;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Arithmetic. The functions of sprig take anything and count what is no number as 0. */
final class NumberFunctions {
  /** No list may be longer; Go would try, and run out of memory. */
  private static final int LONGEST = 10_000_000;

  private NumberFunctions() {}

  static Object call(Arguments a) {
    return switch (a.function()) {
      case "atoi" -> atoi(a.string(0));
      case "int" -> toLong(a.any(0));
      case "int64" -> GoInteger.int64(toLong(a.any(0)));
      case "float64" -> toDouble(a.any(0));
      case "add1" -> GoInteger.int64(toLong(a.any(0)) + 1);
      case "add" -> GoInteger.int64(a.from(0).stream().mapToLong(NumberFunctions::toLong).sum());
      case "sub" -> GoInteger.int64(toLong(a.any(0)) - toLong(a.any(1)));
      case "mul" ->
          GoInteger.int64(
              a.from(0).stream().mapToLong(NumberFunctions::toLong).reduce(1, (x, y) -> x * y));
      case "div" -> GoInteger.int64(toLong(a.any(0)) / divisor(a.any(1)));
      case "mod" -> GoInteger.int64(toLong(a.any(0)) % divisor(a.any(1)));
      case "max", "biggest" ->
          GoInteger.int64(
              a.from(0).stream()
                  .mapToLong(NumberFunctions::toLong)
                  .reduce(Long.MIN_VALUE, Math::max));
      case "min" ->
          GoInteger.int64(
              a.from(0).stream()
                  .mapToLong(NumberFunctions::toLong)
                  .reduce(Long.MAX_VALUE, Math::min));
      case "maxf" ->
          a.from(0).stream().mapToDouble(NumberFunctions::toDouble).reduce(Math::max).orElse(0);
      case "minf" ->
          a.from(0).stream().mapToDouble(NumberFunctions::toDouble).reduce(Math::min).orElse(0);
      case "ceil" -> Math.ceil(toDouble(a.any(0)));
      case "floor" -> Math.floor(toDouble(a.any(0)));
      case "round" -> round(toDouble(a.any(0)), a.integer(1), a.size() > 2 ? a.decimal(2) : 0.5);
      case "until" -> GoSlice.ints(steps(0, a.integer(0), a.integer(0) < 0 ? -1 : 1));
      case "untilStep" -> GoSlice.ints(steps(a.integer(0), a.integer(1), a.integer(2)));
      case "seq" -> sequence(a);
      case "toDecimal" -> GoInteger.int64(octal(Formatter.print(a.any(0))));
      default -> throw a.unknown();
    };
  }

  private static long atoi(String s) {
    Long value = Numbers.parseLong(s, 10);
    if (value != null) {
      return value;
    }
    // A number that is too large becomes the largest one; anything else is 0.
    String digits = s.startsWith("+") || s.startsWith("-") ? s.substring(1) : s;
    boolean number = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return !number ? 0 : s.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  static long toLong(@Nullable Object value) {
    return switch (value) {
      case String s -> orZero(Numbers.parseLong(s, 10));
      case Boolean b -> b ? 1 : 0;
      case Double d -> Math.abs(d) < 0x1p63 ? (long) d.doubleValue() : Long.MIN_VALUE;
      case BigInteger n -> n.bitLength() > 63 ? Long.MAX_VALUE : n.longValue();
      case null, default ->
          Values.kind(value).isSigned() || Values.kind(value).isUnsigned()
              ? Values.toLong(value)
              : 0;
    };
  }

  static double toDouble(@Nullable Object value) {
    return switch (value) {
      case String s -> {
        Double number = Numbers.parseFloat(s);
        yield number == null ? 0 : number;
      }
      case Double d -> d;
      case BigInteger n -> n.doubleValue();
      case null, default -> toLong(value);
    };
  }

  private static long orZero(@Nullable Long value) {
    return value == null ? 0 : value;
  }

  private static long divisor(@Nullable Object value) {
    long divisor = toLong(value);
    if (divisor == 0) {
      throw new FunctionException("runtime error: integer divide by zero");
    }
    return divisor;
  }

  private static double round(double value, int places, double roundUpFrom) {
    double power = Math.pow(10, places);
    double digit = power * value;
    double fraction = digit - (digit < 0 ? Math.ceil(digit) : Math.floor(digit));
    double rounded = fraction >= roundUpFrom ? Math.ceil(digit) : Math.floor(digit);
    return rounded / power;
  }

  private static List<Long> steps(long start, long stop, long step) {
    List<Long> steps = new ArrayList<>();
    boolean down = stop < start;
    if (down ? step >= 0 : step <= 0) {
      return steps;
    }
    if (Math.abs((stop - start) / step) > LONGEST) {
      throw new FunctionException("the list is too long");
    }
    for (long i = start; down ? i > stop : i < stop; i += step) {
      Budget.step();
      steps.add(i);
    }
    return steps;
  }

  private static String sequence(Arguments a) {
    long start = a.size() == 1 ? 1 : a.size() > 1 ? a.integer(0) : 0;
    long end = a.size() == 0 ? 0 : a.integer(a.size() - 1);
    long direction = end < start ? -1 : 1;
    List<Long> numbers =
        switch (a.size()) {
          case 1, 2 -> steps(start, end + direction, direction);
          case 3 ->
              direction < 0 && a.integer(1) > 0
                  ? List.of()
                  : steps(start, end + direction, a.integer(1));
          default -> List.of();
        };
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static long octal(String s) {
    return orZero(Numbers.parseLong(s, 8));
  }
}
