package io.github.taskfilels.go.fmt;

import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.go.value.Kind;
import io.github.taskfilels.go.value.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Go's {@code Sprint}, {@code Sprintln} and {@code Sprintf}. */
public final class Formatter {
  private static final int TOO_LARGE = 1_000_000;

  private final String format;
  private final List<?> arguments;
  private final StringBuilder out = new StringBuilder();
  private final Printer printer = new Printer(out);
  private int at;
  private int argument;
  private boolean reordered;
  private boolean goodIndex;
  private boolean afterIndex;

  private Formatter(String format, List<?> arguments) {
    this.format = format;
    this.arguments = arguments;
  }

  /** The text of one value as an action prints it, and as {@code %v} does. */
  public static String print(@Nullable Object value) {
    if (value instanceof String s) {
      return s;
    }
    StringBuilder out = new StringBuilder();
    new Printer(out).argument(value, 'v');
    return out.toString();
  }

  /** The texts of all arguments, with a space between two of which neither is a string. */
  public static String print(List<?> arguments) {
    StringBuilder out = new StringBuilder();
    Printer printer = new Printer(out);
    boolean afterString = true;
    for (Object argument : arguments) {
      boolean string = Values.kind(argument) == Kind.STRING;
      if (!string && !afterString) {
        out.append(' ');
      }
      printer.argument(argument, 'v');
      afterString = string;
    }
    return out.toString();
  }

  /** The texts of all arguments with spaces between them and a line break at the end. */
  public static String println(List<?> arguments) {
    StringBuilder out = new StringBuilder();
    Printer printer = new Printer(out);
    String separator = "";
    for (Object argument : arguments) {
      out.append(separator);
      printer.argument(argument, 'v');
      separator = " ";
    }
    return out.append('\n').toString();
  }

  /** Formats by verbs. Never fails: mistakes are shown in the result, as {@code %!d(string=x)}. */
  public static String printf(String format, List<?> arguments) {
    Formatter formatter = new Formatter(format, arguments);
    formatter.run();
    return formatter.out.toString();
  }

  private void run() {
    while (at < format.length()) {
      int percent = format.indexOf('%', at);
      if (percent < 0) {
        out.append(format, at, format.length());
        break;
      }
      out.append(format, at, percent);
      at = percent + 1;
      if (!verb()) {
        break;
      }
    }
    if (!reordered && argument < arguments.size()) {
      extra();
    }
  }

  /** One verb; false if the format ends before it. */
  private boolean verb() {
    FormatFlags flags = new FormatFlags();
    printer.flags = flags;
    goodIndex = true;
    flags(flags);
    index();
    width(flags);
    if (at + 1 < format.length() && format.charAt(at) == '.') {
      at++;
      precision(flags);
    }
    if (!afterIndex) {
      index();
    }
    afterIndex = false;
    if (at >= format.length()) {
      out.append("%!(NOVERB)");
      return false;
    }
    Budget.text((long) flags.width + flags.precision);
    int verb = format.codePointAt(at);
    at += Character.charCount(verb);
    if (verb == '%') {
      out.append('%');
    } else if (!goodIndex) {
      out.append("%!").appendCodePoint(verb).append("(BADINDEX)");
    } else if (argument >= arguments.size()) {
      out.append("%!").appendCodePoint(verb).append("(MISSING)");
    } else {
      if (verb == 'v' || verb == 'w') {
        flags.forValue();
      }
      printer.argument(arguments.get(argument++), verb);
    }
    return true;
  }

  private void flags(FormatFlags flags) {
    for (; at < format.length(); at++) {
      switch (format.charAt(at)) {
        case '#' -> flags.sharp = true;
        case '0' -> flags.zero = true;
        case '+' -> flags.plus = true;
        case '-' -> flags.minus = true;
        case ' ' -> flags.space = true;
        default -> {
          return;
        }
      }
    }
  }

  private void width(FormatFlags flags) {
    if (at < format.length() && format.charAt(at) == '*') {
      at++;
      Integer width = argumentNumber();
      flags.hasWidth = width != null;
      if (width == null) {
        out.append("%!(BADWIDTH)");
      } else {
        flags.width = Math.abs(width);
        if (width < 0) {
          flags.minus = true;
          flags.zero = false;
        }
      }
      afterIndex = false;
      return;
    }
    Integer width = number();
    if (width != null) {
      flags.hasWidth = true;
      flags.width = width;
      if (afterIndex) {
        goodIndex = false;
      }
    }
  }

  private void precision(FormatFlags flags) {
    if (afterIndex) {
      goodIndex = false;
    }
    index();
    if (at < format.length() && format.charAt(at) == '*') {
      at++;
      Integer precision = argumentNumber();
      flags.hasPrecision = precision != null && precision >= 0;
      flags.precision = flags.hasPrecision && precision != null ? precision : 0;
      if (!flags.hasPrecision) {
        out.append("%!(BADPREC)");
      }
      afterIndex = false;
      return;
    }
    Integer precision = number();
    flags.hasPrecision = true;
    flags.precision = precision == null ? 0 : precision;
  }

  /** {@code [n]}: the argument to use next. */
  private void index() {
    afterIndex = false;
    if (at >= format.length() || format.charAt(at) != '[') {
      return;
    }
    reordered = true;
    int close = format.indexOf(']', at);
    if (close < 0) {
      goodIndex = false;
      at++;
      return;
    }
    int start = at + 1;
    at = start;
    Integer number = number();
    boolean good = number != null && at == close;
    at = close + 1;
    if (good && number != null && number >= 1 && number <= arguments.size()) {
      argument = number - 1;
      afterIndex = true;
    } else {
      goodIndex = false;
      afterIndex = good;
    }
  }

  private @Nullable Integer number() {
    int start = at;
    int value = 0;
    while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
      if (value > TOO_LARGE) {
        at = format.length();
        return null;
      }
      value = value * 10 + format.charAt(at) - '0';
      at++;
    }
    return at > start ? (Integer) value : null;
  }

  /** The next argument as a width or precision; null if it is none. */
  private @Nullable Integer argumentNumber() {
    if (argument >= arguments.size()) {
      return null;
    }
    Object value = arguments.get(argument++);
    Kind kind = Values.kind(value);
    if (!kind.isSigned() && !kind.isUnsigned()) {
      return null;
    }
    long number = Values.toLong(value);
    boolean negative = number < 0;
    boolean fits = Math.abs(number) <= TOO_LARGE && !(negative && kind.isUnsigned());
    return fits ? (Integer) (int) number : null;
  }

  private void extra() {
    printer.flags = new FormatFlags();
    out.append("%!(EXTRA ");
    String separator = "";
    for (Object value : arguments.subList(argument, arguments.size())) {
      out.append(separator);
      separator = ", ";
      if (!Values.isMissing(value)) {
        out.append(Values.typeName(value)).append('=');
      }
      printer.argument(value, 'v');
    }
    out.append(')');
  }
}
