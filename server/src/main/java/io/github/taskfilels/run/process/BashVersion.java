package io.github.taskfilels.run.process;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.primitives.Ints;
import java.util.List;

/**
 * Which bash it is.
 *
 * @param text for example {@code 5.2.15}
 */
record BashVersion(int major, int minor, String text) {
  /** What {@code $BASH_VERSION} says; 0.0 where that is no version. */
  static BashVersion of(String words) {
    String text =
        CharMatcher.anyOf("0123456789.").retainFrom(Splitter.on('(').splitToList(words).get(0));
    List<String> numbers = Splitter.on('.').splitToList(text + "..");
    return new BashVersion(number(numbers.get(0)), number(numbers.get(1)), text);
  }

  private static int number(String digits) {
    Integer number = Ints.tryParse(digits);
    return number == null ? 0 : number;
  }

  boolean atLeast(int otherMajor, int otherMinor) {
    return major > otherMajor || (major == otherMajor && minor >= otherMinor);
  }
}
