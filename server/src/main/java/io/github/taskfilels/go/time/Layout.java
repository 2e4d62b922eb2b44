package io.github.taskfilels.go.time;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * A layout of Go: an example of how the time {@code Mon Jan 2 15:04:05 MST 2006} would be written.
 */
final class Layout {
  /**
   * What an element of a layout stands for; elements with the same text at the start come longest
   * first.
   */
  enum Element {
    LONG_MONTH("January"),
    MONTH("Jan"),
    LONG_WEEKDAY("Monday"),
    WEEKDAY("Mon"),
    ZONE("MST"),
    ZERO_YEAR_DAY("002"),
    ZERO_MONTH("01"),
    ZERO_DAY("02"),
    ZERO_HOUR_12("03"),
    ZERO_MINUTE("04"),
    ZERO_SECOND("05"),
    YEAR("06"),
    HOUR("15"),
    NUM_MONTH("1"),
    LONG_YEAR("2006"),
    DAY("2"),
    SPACE_YEAR_DAY("__2"),
    SPACE_DAY("_2"),
    HOUR_12("3"),
    MINUTE("4"),
    SECOND("5"),
    UPPER_PM("PM"),
    LOWER_PM("pm"),
    OFFSET_SECONDS("-070000"),
    OFFSET_COLON_SECONDS("-07:00:00"),
    OFFSET("-0700"),
    OFFSET_COLON("-07:00"),
    OFFSET_SHORT("-07"),
    ISO_SECONDS("Z070000"),
    ISO_COLON_SECONDS("Z07:00:00"),
    ISO("Z0700"),
    ISO_COLON("Z07:00"),
    ISO_SHORT("Z07"),
    /** Digits of the second after a point or comma, all of them. */
    FRACTION_ZEROS(""),
    /** The same without trailing zeros, and not at all if there are none. */
    FRACTION_NINES("");

    private final String text;

    Element(String text) {
      this.text = text;
    }
  }

  /**
   * A part of a layout.
   *
   * @param element null for text that stands for itself
   * @param text as it stands in the layout
   */
  record Part(@Nullable Element element, String text) {}

  private Layout() {}

  static ImmutableList<Part> parse(String layout) {
    ImmutableList.Builder<Part> parts = ImmutableList.builder();
    int literal = 0;
    int at = 0;
    while (at < layout.length()) {
      if (layout.startsWith("_2006", at)) {
        // The underscore is just one here.
        at++;
        continue;
      }
      Part part = element(layout, at);
      if (part == null) {
        at++;
        continue;
      }
      if (at > literal) {
        parts.add(new Part(null, layout.substring(literal, at)));
      }
      parts.add(part);
      at += part.text.length();
      literal = at;
    }
    if (at > literal) {
      parts.add(new Part(null, layout.substring(literal)));
    }
    return parts.build();
  }

  private static @Nullable Part element(String layout, int at) {
    char c = layout.charAt(at);
    if (c == '.' || c == ',') {
      return fraction(layout, at);
    }
    for (Element element : Element.values()) {
      boolean fits = !element.text.isEmpty() && layout.startsWith(element.text, at);
      if (fits && !(isShortName(element) && lowerAfter(layout, at + 3))) {
        return new Part(element, element.text);
      }
    }
    return null;
  }

  /** Jan and Mon only count as whole words. */
  private static boolean isShortName(Element element) {
    return element == Element.MONTH || element == Element.WEEKDAY;
  }

  private static boolean lowerAfter(String layout, int at) {
    return at < layout.length() && layout.charAt(at) >= 'a' && layout.charAt(at) <= 'z';
  }

  private static @Nullable Part fraction(String layout, int at) {
    int end = at + 1;
    char digit = end < layout.length() ? layout.charAt(end) : ' ';
    if (digit != '0' && digit != '9') {
      return null;
    }
    while (end < layout.length() && layout.charAt(end) == digit) {
      end++;
    }
    boolean digitAfter =
        end < layout.length() && layout.charAt(end) >= '0' && layout.charAt(end) <= '9';
    Element element = digit == '0' ? Element.FRACTION_ZEROS : Element.FRACTION_NINES;
    return digitAfter ? null : new Part(element, layout.substring(at, end));
  }
}
