package io.github.taskfilels.ide.rules;

import com.google.common.base.CharMatcher;
import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A pattern of {@code sources} or {@code generates} with its directory, as far as asterisks and
 * question marks say it: with any other sign of a pattern it matches nothing here.
 *
 * @param path from the root of the disk, without {@code .} and {@code ..}
 * @param folder the part of it before the first folder with a sign of a pattern in it
 */
record PathPattern(String path, String folder) {
  private static final CharMatcher SIGNS = CharMatcher.anyOf("*?");
  private static final CharMatcher OTHER_SIGNS = CharMatcher.anyOf("[]\\$~");

  /** So long a pattern is not tried: backtracking would cost too much. */
  private static final int LONGEST = 200;

  static PathPattern of(String path) {
    int sign = SIGNS.or(OTHER_SIGNS).indexIn(path);
    return new PathPattern(
        path, sign < 0 ? path : path.substring(0, path.lastIndexOf('/', sign) + 1));
  }

  /** Whether it names one file. */
  boolean isPlain() {
    // It has no folder of its own then.
    return folder.length() == path.length();
  }

  /** Which paths it names. */
  Predicate<String> matcher() {
    if (isPlain()) {
      return path::equals;
    }
    if (path.length() > LONGEST || OTHER_SIGNS.matchesAnyOf(path)) {
      return _ -> false;
    }
    // Most patterns are asked about no path of their folder.
    Supplier<Predicate<String>> pattern =
        Suppliers.memoize(() -> Pattern.compile(regex()).asMatchPredicate());
    return other ->
        other.length() <= LONGEST
            && other.startsWith(folder)
            && Objects.requireNonNull(pattern.get()).test(other);
  }

  private String regex() {
    StringBuilder regex = new StringBuilder();
    int at = 0;
    while (at < path.length()) {
      if (path.startsWith("**/", at)) {
        regex.append("(?:.*/)?");
        at += 3;
      } else if (path.startsWith("**", at)) {
        regex.append(".*");
        at += 2;
      } else {
        char c = path.charAt(at++);
        regex.append(
            switch (c) {
              case '*' -> "[^/]*";
              case '?' -> "[^/]";
              default -> Pattern.quote(String.valueOf(c));
            });
      }
    }
    return regex.toString();
  }
}
