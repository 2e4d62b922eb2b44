package io.github.taskfilels.ide.hints;

import io.github.taskfilels.ide.CallParameters;
import io.github.taskfilels.text.Printable;

/** Values in a small place. */
final class ShortText {
  private static final int LONGEST = 30;

  private ShortText() {}

  /** A name or a value. */
  static String of(String text) {
    return of(text, LONGEST);
  }

  /** A variable of a call, with its default if it has one. */
  static String of(CallParameters.Parameter parameter) {
    String name = of(parameter.name());
    return parameter.standard() == null ? name : name + " = " + of(parameter.standard());
  }

  /** A text in one line, without what could hide or forge something, and cut if it is long. */
  static String of(String text, int longest) {
    int end = Math.min(text.length(), longest);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return Printable.line(text.substring(0, end)) + (end < text.length() ? "…" : "");
  }
}
