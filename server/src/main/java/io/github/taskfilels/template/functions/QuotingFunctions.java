package io.github.taskfilels.template.functions;

import io.github.taskfilels.go.fmt.Formatter;
import io.github.taskfilels.go.fmt.Quoting;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Quoting and joining values, indenting. */
final class QuotingFunctions {
  private QuotingFunctions() {}

  static Object call(Arguments a) {
    return switch (a.function()) {
      case "quote" -> each(a, value -> Quoting.quote(Formatter.print(value)));
      case "squote" -> each(a, value -> "'" + Formatter.print(value) + "'");
      case "cat" -> each(a, Formatter::print);
      case "shellQuote", "q" -> ShellFields.quote(a.string(0));
      case "splitArgs" -> ShellFields.split(a.string(0), a.host());
      case "indent" -> indent(a.integer(0), a.string(1));
      case "nindent" -> "\n" + indent(a.integer(0), a.string(1));
      default -> throw a.unknown();
    };
  }

  private static String each(Arguments a, Function<Object, String> text) {
    return a.from(0).stream().filter(Objects::nonNull).map(text).collect(Collectors.joining(" "));
  }

  private static String indent(int spaces, String text) {
    String pad = StringFunctions.repeat(spaces, " ");
    return pad + StringFunctions.replace(text, "\n", "\n" + pad);
  }
}
