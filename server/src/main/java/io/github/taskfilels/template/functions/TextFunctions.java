package io.github.taskfilels.template.functions;

import io.github.taskfilels.go.fmt.Formatter;
import io.github.taskfilels.go.fmt.Quoting;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Printing, and escaping for other languages. */
final class TextFunctions {
  private TextFunctions() {}

  static Object call(Arguments a) {
    return switch (a.function()) {
      case "print" -> Formatter.print(a.from(0));
      case "println" -> Formatter.println(a.from(0));
      case "printf" -> Formatter.printf(a.string(0), a.from(1));
      case "html" -> html(joined(a));
      case "js" -> javaScript(joined(a));
      case "urlquery" ->
          URLEncoder.encode(joined(a), StandardCharsets.UTF_8)
              .replace("*", "%2A")
              .replace("%7E", "~");
      case "toString" -> Formatter.print(a.any(0));
      case "spew" -> Spew.dump(a.from(0));
      default -> throw a.unknown();
    };
  }

  private static String joined(Arguments a) {
    List<@Nullable Object> values = a.from(0);
    // The escapers print a missing argument as an action would, not as print does.
    values.replaceAll(value -> value == null ? "<no value>" : value);
    return Formatter.print(values);
  }

  private static String html(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case 0 -> out.append('\uFFFD');
        case '"' -> out.append("&#34;");
        case '\'' -> out.append("&#39;");
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  private static String javaScript(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> javaScript(out, c));
    return out.toString();
  }

  private static void javaScript(StringBuilder out, int c) {
    switch (c) {
      case '\\' -> out.append("\\\\");
      case '\'' -> out.append("\\'");
      case '"' -> out.append("\\\"");
      case '<', '>', '&', '=' -> out.append(String.format("\\u%04X", c));
      default -> {
        if (c < ' ' || (c >= 0x80 && !Quoting.isPrint(c))) {
          out.append(String.format("\\u%04X", c));
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }
}
