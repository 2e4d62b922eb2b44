package io.github.taskfilels.template.functions;

import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.go.fmt.Formatter;
import io.github.taskfilels.go.text.GoStrings;
import io.github.taskfilels.go.value.FunctionException;
import io.github.taskfilels.go.value.GoSlice;
import io.github.taskfilels.go.value.GoStringMap;
import io.github.taskfilels.go.value.Values;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Strings. Lengths and offsets count the bytes of UTF-8, as in Go. */
final class StringFunctions {
  /** No result may be longer; Go would try, and run out of memory. */
  private static final int LONGEST = 1 << 28;

  private StringFunctions() {}

  static Object call(Arguments a) {
    return switch (a.function()) {
      case "hello" -> "Hello!";
      case "trim" -> GoStrings.trimSpace(a.string(0));
      case "upper" -> GoStrings.upper(a.string(0));
      case "lower" -> GoStrings.lower(a.string(0));
      case "title" -> GoStrings.title(a.string(0));
      case "trimAll", "trimall" -> GoStrings.trim(a.string(1), a.string(0));
      case "trimPrefix" ->
          a.string(1).startsWith(a.string(0))
              ? a.string(1).substring(a.string(0).length())
              : a.string(1);
      case "trimSuffix" ->
          a.string(1).endsWith(a.string(0))
              ? a.string(1).substring(0, a.string(1).length() - a.string(0).length())
              : a.string(1);
      case "trunc" -> truncate(a.integer(0), a.string(1));
      case "substr" -> substring(a.integer(0), a.integer(1), a.string(2));
      case "repeat" -> repeat(a.integer(0), a.string(1));
      case "replace" -> replace(a.string(2), a.string(0), a.string(1));
      case "contains" -> a.string(1).contains(a.string(0));
      case "hasPrefix" -> a.string(1).startsWith(a.string(0));
      case "hasSuffix" -> a.string(1).endsWith(a.string(0));
      case "plural" -> a.integer(2) == 1 ? a.string(0) : a.string(1);
      case "catLines" -> a.string(0).replace("\r\n", " ").replace("\n", " ");
      case "splitLines" ->
          GoSlice.strings(GoStrings.split(a.string(0).replace("\r\n", "\n"), "\n", -1));
      case "split" -> numbered(GoStrings.split(a.string(1), a.string(0), -1));
      case "splitn" -> numbered(GoStrings.split(a.string(2), a.string(0), a.integer(1)));
      case "splitList" -> GoSlice.strings(GoStrings.split(a.string(1), a.string(0), -1));
      case "join" -> join(texts(a.any(1)), a.string(0));
      case "sortAlpha" -> sorted(a.any(0));
      case "toStrings" -> GoSlice.strings(texts(a.any(0)));
      default -> throw a.unknown();
    };
  }

  private static String truncate(int count, String s) {
    byte[] bytes = Values.utf8(s);
    if (count < 0 && bytes.length + count > 0) {
      return text(bytes, bytes.length + count, bytes.length);
    }
    return count >= 0 && bytes.length > count ? text(bytes, 0, count) : s;
  }

  private static String substring(int start, int end, String s) {
    byte[] bytes = Values.utf8(s);
    int length = bytes.length;
    if (start < 0) {
      if (end < 0) {
        throw outOfRange("[:" + end + "]");
      }
      if (end > length) {
        throw outOfRange("[:" + end + "] with length " + length);
      }
      return text(bytes, 0, end);
    }
    int last = end < 0 || end > length ? length : end;
    if (start > last) {
      throw outOfRange("[" + start + ":" + last + "]");
    }
    return text(bytes, start, last);
  }

  private static FunctionException outOfRange(String what) {
    return new FunctionException("runtime error: slice bounds out of range " + what);
  }

  private static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  static String repeat(int count, String s) {
    if (count < 0) {
      throw new FunctionException("strings: negative Repeat count");
    }
    if ((long) count * s.length() > LONGEST) {
      throw new FunctionException("the result is too long");
    }
    Budget.text((long) count * s.length());
    return s.repeat(count);
  }

  static String replace(String s, String old, String replacement) {
    if (replacement.length() > old.length()) {
      long matches = old.isEmpty() ? s.length() + 1L : 0;
      for (int at = s.indexOf(old); at >= 0 && !old.isEmpty(); ) {
        matches++;
        at = s.indexOf(old, at + old.length());
      }
      Budget.text(matches * replacement.length());
    }
    return s.replace(old, replacement);
  }

  private static String join(List<String> texts, String separator) {
    Budget.text((long) texts.size() * separator.length());
    texts.forEach(text -> Budget.text(text.length()));
    return String.join(separator, texts);
  }

  private static GoStringMap numbered(List<String> parts) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      map.put("_" + i, parts.get(i));
    }
    return new GoStringMap(map);
  }

  /** The texts of the elements of a list without nil; of anything else a list with its text. */
  static List<String> texts(@Nullable Object value) {
    if (Values.isMissing(value)) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      return List.of(Formatter.print(value));
    }
    List<String> texts = new ArrayList<>(list.size());
    for (Object item : list) {
      if (item != null) {
        texts.add(Formatter.print(item));
      }
    }
    return texts;
  }

  private static GoSlice sorted(@Nullable Object value) {
    if (!(value instanceof List<?>)) {
      return GoSlice.strings(List.of(Formatter.print(value)));
    }
    List<String> texts = new ArrayList<>(texts(value));
    texts.sort(Values::compareBytes);
    return GoSlice.strings(texts);
  }
}
