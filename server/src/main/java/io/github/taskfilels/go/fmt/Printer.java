package io.github.taskfilels.go.fmt;

import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.go.value.GoValue;
import io.github.taskfilels.go.value.Kind;
import io.github.taskfilels.go.value.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints values as Go's {@code fmt} does, by a verb and its flags. */
final class Printer {
  private final StringBuilder out;
  FormatFlags flags = new FormatFlags();
  private boolean inError;

  Printer(StringBuilder out) {
    this.out = out;
  }

  /** Prints an argument. */
  void argument(@Nullable Object value, int verb) {
    if (value == null || Values.isMissing(value)) {
      if (verb == 'T' || verb == 'v') {
        flags.pad(out, "<nil>");
      } else {
        badVerb(null, verb);
      }
    } else if (verb == 'T') {
      flags.pad(out, flags.cut(Values.typeName(value)));
    } else if (verb == 'p') {
      pointer(value);
    } else {
      value(value, verb);
    }
  }

  /** Prints an element of a list or map. */
  private void element(@Nullable Object value, int verb) {
    if (value == null) {
      out.append(flags.sharpV ? "interface {}(nil)" : "<nil>");
    } else {
      value(value, verb);
    }
  }

  private void value(Object value, int verb) {
    Budget.step();
    if (value instanceof GoValue special && !inError && byMethod(special, verb)) {
      return;
    }
    Kind kind = Values.kind(value);
    boolean simple = !(kind == Kind.SLICE || kind == Kind.MAP || value instanceof GoValue);
    if (verb == 'w' && !simple && !inError) {
      badVerb(value, verb);
      return;
    }
    switch (kind) {
      case STRING -> string((String) value, value, verb);
      case BOOL -> {
        if (verb == 't' || verb == 'v') {
          flags.pad(out, value.toString());
        } else {
          badVerb(value, verb);
        }
      }
      case INT, INT64 -> integer(Values.toLong(value), true, value, verb);
      case UINT8, UINT64 -> integer(Values.toLong(value), false, value, verb);
      case FLOAT64 -> decimal((Double) value, value, verb);
      case SLICE -> list((List<?>) value, verb);
      case MAP -> map((Map<?, ?>) value, verb);
      default -> flags.pad(out, "{" + value + "}");
    }
  }

  private boolean byMethod(GoValue value, int verb) {
    if (flags.sharpV) {
      String syntax = value.goSyntax();
      if (syntax != null) {
        flags.pad(out, flags.cut(syntax));
      }
      return syntax != null;
    }
    String text = "vsxXq".indexOf(verb) >= 0 ? value.goString() : null;
    if (text != null) {
      string(text, value, verb);
    }
    return text != null;
  }

  private void string(String text, Object value, int verb) {
    Budget.text(text.length());
    switch (verb) {
      case 'v' -> {
        if (flags.sharpV) {
          flags.quoted(out, text);
        } else {
          flags.pad(out, flags.cut(text));
        }
      }
      case 's' -> flags.pad(out, flags.cut(text));
      case 'x', 'X' -> flags.hex(out, Values.utf8(text), verb == 'X');
      case 'q' -> flags.quoted(out, text);
      default -> badVerb(value, verb);
    }
  }

  private void integer(long bits, boolean signed, Object value, int verb) {
    switch (verb) {
      case 'v' -> {
        if (flags.sharpV && !signed) {
          flags.sharp = true;
          flags.integer(out, bits, false, 16, 'v');
          flags.sharp = false;
        } else {
          flags.integer(out, bits, signed, 10, 'v');
        }
      }
      case 'd' -> flags.integer(out, bits, signed, 10, 'd');
      case 'b' -> flags.integer(out, bits, signed, 2, 'b');
      case 'o', 'O' -> flags.integer(out, bits, signed, 8, (char) verb);
      case 'x', 'X' -> flags.integer(out, bits, signed, 16, (char) verb);
      case 'c' -> flags.pad(out, Character.toString(codePoint(bits)));
      case 'q' -> flags.pad(out, Quoting.quoteRune(codePoint(bits), flags.plus));
      case 'U' -> flags.unicode(out, bits);
      default -> badVerb(value, verb);
    }
  }

  private static int codePoint(long bits) {
    boolean valid =
        bits >= 0 && bits <= Character.MAX_CODE_POINT && !(bits >= 0xD800 && bits < 0xE000);
    return valid ? (int) bits : 0xFFFD;
  }

  private void decimal(double number, Object value, int verb) {
    switch (verb) {
      case 'v' -> flags.decimal(out, number, 'g', -1);
      case 'b', 'g', 'G', 'x', 'X' -> flags.decimal(out, number, (char) verb, -1);
      case 'f', 'F' -> flags.decimal(out, number, 'f', 6);
      case 'e', 'E' -> flags.decimal(out, number, (char) verb, 6);
      default -> badVerb(value, verb);
    }
  }

  private void list(List<?> list, int verb) {
    if (flags.sharpV) {
      out.append(Values.typeName(list));
      if (Values.isNilSlice(list)) {
        out.append("(nil)");
        return;
      }
    }
    out.append(flags.sharpV ? '{' : '[');
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) {
        out.append(flags.sharpV ? ", " : " ");
      }
      element(list.get(i), verb);
    }
    out.append(flags.sharpV ? '}' : ']');
  }

  private void map(Map<?, ?> map, int verb) {
    out.append(flags.sharpV ? Values.typeName(map) + "{" : "map[");
    boolean first = true;
    for (Object key : Values.sortedKeys(map)) {
      if (!first) {
        out.append(flags.sharpV ? ", " : " ");
      }
      first = false;
      element(key, verb);
      out.append(':');
      element(map.get(key), verb);
    }
    out.append(flags.sharpV ? '}' : ']');
  }

  private void pointer(Object value) {
    Kind kind = Values.kind(value);
    if (kind == Kind.MAP || kind == Kind.SLICE) {
      // Go prints an address here, which means nothing; this is a stable stand-in of the same
      // shape.
      flags.pad(out, "0xc" + String.format("%09x", System.identityHashCode(value)));
    } else {
      badVerb(value, 'p');
    }
  }

  private void badVerb(@Nullable Object value, int verb) {
    out.append("%!").appendCodePoint(verb).append('(');
    if (value == null) {
      out.append("<nil>");
    } else {
      inError = true;
      out.append(Values.typeName(value)).append('=');
      value(value, 'v');
      inError = false;
    }
    out.append(')');
  }
}
