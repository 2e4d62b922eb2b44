package io.github.taskfilels.template.functions;

import io.github.taskfilels.go.value.Kind;
import io.github.taskfilels.go.value.Values;
import java.util.Comparator;

/**
 * The order in which the YAML library of Task writes the keys of a map: text with numbers in it by
 * their size.
 */
final class KeyOrder {
  static final Comparator<Object> NATURAL = KeyOrder::compare;

  private KeyOrder() {}

  private static int compare(Object a, Object b) {
    if (a instanceof String s && b instanceof String t) {
      return s.equals(t) ? 0 : isLess(s.codePoints().toArray(), t.codePoints().toArray()) ? -1 : 1;
    }
    if (isNumber(a) && isNumber(b)) {
      int order = Double.compare(NumberFunctions.toDouble(a), NumberFunctions.toDouble(b));
      return order != 0 ? order : Values.kind(a).compareTo(Values.kind(b));
    }
    return Values.kind(a).compareTo(Values.kind(b));
  }

  private static boolean isNumber(Object value) {
    Kind kind = Values.kind(value);
    return kind.isSigned() || kind.isUnsigned() || kind == Kind.FLOAT64 || kind == Kind.BOOL;
  }

  private static boolean isLess(int[] a, int[] b) {
    boolean afterDigit = false;
    for (int i = 0; i < a.length && i < b.length; i++) {
      if (a[i] == b[i]) {
        afterDigit = Character.isDigit(a[i]);
        continue;
      }
      boolean letterA = Character.isLetter(a[i]);
      boolean letterB = Character.isLetter(b[i]);
      if (letterA && letterB) {
        return a[i] < b[i];
      }
      if (letterA || letterB) {
        return afterDigit ? letterA : letterB;
      }
      return numberIsLess(a, b, i);
    }
    return a.length < b.length;
  }

  private static boolean numberIsLess(int[] a, int[] b, int at) {
    boolean significant = (a[at] == '0' || b[at] == '0') && hasNonZeroDigitBefore(a, at);
    long x = significant ? 1 : 0;
    long y = x;
    int endA = at;
    while (endA < a.length && Character.isDigit(a[endA])) {
      x = x * 10 + a[endA++] - '0';
    }
    int endB = at;
    while (endB < b.length && Character.isDigit(b[endB])) {
      y = y * 10 + b[endB++] - '0';
    }
    if (x != y) {
      return x < y;
    }
    return endA != endB ? endA < endB : a[at] < b[at];
  }

  private static boolean hasNonZeroDigitBefore(int[] text, int at) {
    for (int i = at - 1; i >= 0 && Character.isDigit(text[i]); i--) {
      if (text[i] != '0') {
        return true;
      }
    }
    return false;
  }
}
