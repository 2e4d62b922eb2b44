package io.github.taskfilels.go.time;

import io.github.taskfilels.go.value.FunctionException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;

/** Reads times by a layout, as Go's {@code ParseInLocation}. */
final class TimeReader {
  private final String layout;
  private final String text;
  private int at;
  private int year = 0;
  private int month = 1;
  private int day = 1;
  private int yearDay = -1;
  private int hour;
  private int minute;
  private int second;
  private int nano;
  private boolean pm;
  private boolean hasPm;
  private int offset = Integer.MIN_VALUE;
  private String zone = "";

  private TimeReader(String layout, String text) {
    this.layout = layout;
    this.text = text;
  }

  /**
   * @param local the zone of a time that is written without one
   * @throws FunctionException where the text does not follow the layout
   */
  static GoTime read(String layout, String text, ZoneId local) {
    TimeReader reader = new TimeReader(layout, text);
    for (Layout.Part part : Layout.parse(layout)) {
      reader.part(part);
    }
    if (reader.at < text.length()) {
      throw new FunctionException(
          "parsing time %s: extra text: %s"
              .formatted(TimeText.quote(text), TimeText.quote(text.substring(reader.at))));
    }
    return reader.time(local);
  }

  private FunctionException bad(String element) {
    return new FunctionException(
        "parsing time %s as %s: cannot parse %s as %s"
            .formatted(
                TimeText.quote(text),
                TimeText.quote(layout),
                TimeText.quote(text.substring(Math.min(at, text.length()))),
                TimeText.quote(element)));
  }

  private FunctionException range(String what) {
    return new FunctionException(
        "parsing time " + TimeText.quote(text) + ": " + what + " out of range");
  }

  private void part(Layout.Part part) {
    Layout.Element element = part.element();
    String example = part.text();
    if (element == null) {
      literal(example);
      return;
    }
    switch (element) {
      case LONG_MONTH -> month = name(example, TextStyle.FULL, true);
      case MONTH -> month = name(example, TextStyle.SHORT, true);
      case LONG_WEEKDAY -> name(example, TextStyle.FULL, false);
      case WEEKDAY -> name(example, TextStyle.SHORT, false);
      case NUM_MONTH, ZERO_MONTH -> {
        month = digits(example, element == Layout.Element.ZERO_MONTH ? 2 : 1, 2);
        if (month < 1 || month > 12) {
          throw range("month");
        }
      }
      case DAY, SPACE_DAY, ZERO_DAY -> {
        if (element == Layout.Element.SPACE_DAY && text.startsWith(" ", at)) {
          at++;
        }
        day = digits(example, element == Layout.Element.ZERO_DAY ? 2 : 1, 2);
      }
      case SPACE_YEAR_DAY, ZERO_YEAR_DAY -> {
        while (element == Layout.Element.SPACE_YEAR_DAY && text.startsWith(" ", at)) {
          at++;
        }
        yearDay = digits(example, element == Layout.Element.ZERO_YEAR_DAY ? 3 : 1, 3);
      }
      case LONG_YEAR -> year = digits(example, 4, 4);
      case YEAR -> {
        int two = digits(example, 2, 2);
        year = two >= 69 ? 1900 + two : 2000 + two;
      }
      case HOUR -> hour = below(digits(example, 1, 2), 24, "hour");
      case HOUR_12 -> hour = below(digits(example, 1, 2), 13, "hour");
      case ZERO_HOUR_12 -> hour = below(digits(example, 2, 2), 13, "hour");
      case MINUTE -> minute = below(digits(example, 1, 2), 60, "minute");
      case ZERO_MINUTE -> minute = below(digits(example, 2, 2), 60, "minute");
      case SECOND, ZERO_SECOND -> {
        second = below(digits(example, element == Layout.Element.SECOND ? 1 : 2, 2), 60, "second");
        implicitFraction(example);
      }
      case UPPER_PM, LOWER_PM -> half(example);
      case ZONE -> abbreviation(example);
      case FRACTION_ZEROS -> {
        if (at + example.length() > text.length()) {
          throw bad(example);
        }
        fraction(at + example.length(), example);
      }
      case FRACTION_NINES -> {
        boolean written =
            at + 1 < text.length() && ".,".indexOf(text.charAt(at)) >= 0 && isDigit(at + 1);
        if (written) {
          fraction(digitsEnd(at + 1), example);
        }
      }
      default -> offset(example);
    }
  }

  private void literal(String example) {
    for (int i = 0; i < example.length(); i++) {
      if (example.charAt(i) == ' ') {
        // A space in the layout stands for any number of spaces.
        if (at < text.length() && text.charAt(at) != ' ') {
          throw bad(example);
        }
        while (at < text.length() && text.charAt(at) == ' ') {
          at++;
        }
      } else if (at >= text.length() || text.charAt(at) != example.charAt(i)) {
        throw bad(example);
      } else {
        at++;
      }
    }
  }

  private int name(String example, TextStyle style, boolean months) {
    int count = months ? 12 : 7;
    for (int i = 1; i <= count; i++) {
      String full =
          months
              ? java.time.Month.of(i).getDisplayName(TextStyle.FULL, Locale.ENGLISH)
              : java.time.DayOfWeek.of(i).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      String name = style == TextStyle.FULL ? full : full.substring(0, 3);
      if (text.regionMatches(true, at, name, 0, name.length())) {
        at += name.length();
        return i;
      }
    }
    throw bad(example);
  }

  private boolean isDigit(int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private int digitsEnd(int from) {
    int end = from;
    while (isDigit(end)) {
      end++;
    }
    return end;
  }

  private int digits(String example, int least, int most) {
    int end = Math.min(digitsEnd(at), at + most);
    if (end - at < least) {
      throw bad(example);
    }
    int value = Integer.parseInt(text.substring(at, end));
    at = end;
    return value;
  }

  private int below(int value, int limit, String what) {
    if (value >= limit) {
      throw range(what);
    }
    return value;
  }

  /** A fraction after the seconds is read even if the layout has none. */
  private void implicitFraction(String example) {
    boolean written =
        at + 1 < text.length() && ".,".indexOf(text.charAt(at)) >= 0 && isDigit(at + 1);
    int rest = layout.indexOf(example) + example.length();
    boolean inLayout = rest < layout.length() && ".,".indexOf(layout.charAt(rest)) >= 0;
    if (written && !inLayout) {
      fraction(digitsEnd(at + 1), example);
    }
  }

  private void fraction(int end, String example) {
    String digits = text.substring(at + 1, end);
    if (".,".indexOf(text.charAt(at)) < 0 || digits.chars().anyMatch(c -> c < '0' || c > '9')) {
      throw bad(example);
    }
    nano = Integer.parseInt((digits + "000000000").substring(0, 9));
    at = end;
  }

  private void half(String example) {
    String word = at + 2 <= text.length() ? text.substring(at, at + 2) : "";
    boolean upper = example.equals("PM");
    if (!word.equals(upper ? "PM" : "pm") && !word.equals(upper ? "AM" : "am")) {
      throw bad(example);
    }
    pm = word.equalsIgnoreCase("pm");
    hasPm = true;
    at += 2;
  }

  private void abbreviation(String example) {
    if (text.startsWith("UTC", at)) {
      zone = "UTC";
      offset = 0;
      at += 3;
      return;
    }
    int end = at;
    while (end < text.length() && text.charAt(end) >= 'A' && text.charAt(end) <= 'Z') {
      end++;
    }
    if (end - at < 3 || end - at > 5) {
      throw bad(example);
    }
    zone = text.substring(at, end);
    at = end;
  }

  private void offset(String example) {
    if (example.charAt(0) == 'Z' && text.startsWith("Z", at)) {
      offset = 0;
      zone = "UTC";
      at++;
      return;
    }
    String pattern = example.substring(1);
    if (at + example.length() > text.length() || "+-".indexOf(text.charAt(at)) < 0) {
      throw bad(example);
    }
    int sign = text.charAt(at) == '-' ? -1 : 1;
    int[] numbers = new int[3];
    int n = 0;
    int index = at + 1;
    for (int i = 0; i < pattern.length(); ) {
      if (pattern.charAt(i) == ':') {
        if (text.charAt(index) != ':') {
          throw bad(example);
        }
        i++;
        index++;
        continue;
      }
      if (!isDigit(index) || !isDigit(index + 1)) {
        throw bad(example);
      }
      numbers[n++] = Integer.parseInt(text.substring(index, index + 2));
      i += 2;
      index += 2;
    }
    at = index;
    if (numbers[0] > 18 || numbers[1] > 59) {
      throw range("time zone offset " + (numbers[0] > 18 ? "hour" : "minute"));
    }
    offset = sign * (numbers[0] * 3600 + numbers[1] * 60 + numbers[2]);
  }

  private GoTime time(ZoneId local) {
    if (hasPm && pm && hour < 12) {
      hour += 12;
    } else if (hasPm && !pm && hour == 12) {
      hour = 0;
    }
    LocalDateTime date;
    try {
      date = LocalDateTime.of(year, month, yearDay < 0 ? day : 1, hour, minute, second, nano);
      date = yearDay < 0 ? date : date.withDayOfYear(yearDay);
    } catch (DateTimeException e) {
      throw range("day");
    }
    if (offset == Integer.MIN_VALUE) {
      ZonedDateTime here = date.atZone(local);
      boolean known = zone.isEmpty() || GoTime.zoneName(here).equals(zone);
      return known ? new GoTime(here) : new GoTime(date.atZone(ZoneOffset.UTC), zone);
    }
    ZonedDateTime there = date.atZone(ZoneOffset.ofTotalSeconds(offset));
    if (offset == 0 && zone.equals("UTC")) {
      return new GoTime(there);
    }
    ZonedDateTime here = there.withZoneSameInstant(local);
    return here.getOffset().equals(there.getOffset()) ? new GoTime(here) : new GoTime(there, zone);
  }
}
