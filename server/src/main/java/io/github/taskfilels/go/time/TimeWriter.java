package io.github.taskfilels.go.time;

import com.google.common.base.Strings;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;

/** Writes times by a layout. */
final class TimeWriter {
  private final ZonedDateTime time;
  private final String zoneName;
  private final StringBuilder out = new StringBuilder();

  private TimeWriter(ZonedDateTime time, String zoneName) {
    this.time = time;
    this.zoneName = zoneName;
  }

  /**
   * @param zoneName the abbreviation of the zone at that time; empty if it has none
   */
  static String write(String layout, ZonedDateTime time, String zoneName) {
    TimeWriter writer = new TimeWriter(time, zoneName);
    for (Layout.Part part : Layout.parse(layout)) {
      writer.part(part);
    }
    return writer.out.toString();
  }

  private void part(Layout.Part part) {
    Layout.Element element = part.element();
    if (element == null) {
      out.append(part.text());
      return;
    }
    int hour12 = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    switch (element) {
      case LONG_MONTH -> out.append(time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      case MONTH ->
          out.append(time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH), 0, 3);
      case LONG_WEEKDAY ->
          out.append(time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      case WEEKDAY ->
          out.append(time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
      case ZONE -> out.append(zoneName.isEmpty() ? numericZone() : zoneName);
      case NUM_MONTH -> out.append(time.getMonthValue());
      case ZERO_MONTH -> padded(time.getMonthValue(), 2, '0');
      case DAY -> out.append(time.getDayOfMonth());
      case SPACE_DAY -> padded(time.getDayOfMonth(), 2, ' ');
      case ZERO_DAY -> padded(time.getDayOfMonth(), 2, '0');
      case SPACE_YEAR_DAY -> padded(time.getDayOfYear(), 3, ' ');
      case ZERO_YEAR_DAY -> padded(time.getDayOfYear(), 3, '0');
      case LONG_YEAR -> padded(time.getYear(), 4, '0');
      case YEAR -> padded(Math.floorMod(time.getYear(), 100), 2, '0');
      case HOUR -> padded(time.getHour(), 2, '0');
      case HOUR_12 -> out.append(hour12);
      case ZERO_HOUR_12 -> padded(hour12, 2, '0');
      case MINUTE -> out.append(time.getMinute());
      case ZERO_MINUTE -> padded(time.getMinute(), 2, '0');
      case SECOND -> out.append(time.getSecond());
      case ZERO_SECOND -> padded(time.getSecond(), 2, '0');
      case UPPER_PM -> out.append(time.getHour() >= 12 ? "PM" : "AM");
      case LOWER_PM -> out.append(time.getHour() >= 12 ? "pm" : "am");
      case FRACTION_ZEROS, FRACTION_NINES -> fraction(part.text(), element);
      default -> offset(part.text());
    }
  }

  private void padded(int number, int width, char pad) {
    out.append(Strings.padStart(Integer.toString(number), width, pad));
  }

  private void fraction(String text, Layout.Element element) {
    int digits = text.length() - 1;
    String nanos = Strings.padStart(Integer.toString(time.getNano()), 9, '0');
    String shown = digits <= 9 ? nanos.substring(0, digits) : Strings.padEnd(nanos, digits, '0');
    if (element == Layout.Element.FRACTION_NINES) {
      shown = shown.replaceFirst("0+$", "");
      if (shown.isEmpty()) {
        return;
      }
    }
    out.append(text.charAt(0)).append(shown);
  }

  private String numericZone() {
    int minutes = Math.abs(time.getOffset().getTotalSeconds()) / 60;
    String sign = time.getOffset().getTotalSeconds() < 0 ? "-" : "+";
    return sign
        + Strings.padStart(Integer.toString(minutes / 60), 2, '0')
        + Strings.padStart(Integer.toString(minutes % 60), 2, '0');
  }

  private void offset(String example) {
    int seconds = time.getOffset().getTotalSeconds();
    if (example.charAt(0) == 'Z' && seconds == 0) {
      out.append('Z');
      return;
    }
    int size = Math.abs(seconds);
    String colon = example.indexOf(':') >= 0 ? ":" : "";
    int digits = (int) example.chars().filter(Character::isDigit).count();
    out.append(seconds < 0 ? '-' : '+');
    padded(size / 3600, 2, '0');
    if (digits > 2) {
      out.append(colon);
      padded(size / 60 % 60, 2, '0');
    }
    if (digits > 4) {
      out.append(colon);
      padded(size % 60, 2, '0');
    }
  }
}
