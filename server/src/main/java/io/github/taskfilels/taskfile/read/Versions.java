package io.github.taskfilels.taskfile.read;

import io.github.taskfilels.taskfile.Problem.Kind;
import io.github.taskfilels.taskfile.Refusal;
import io.github.taskfilels.taskfile.Text;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules for {@code version}: what Masterminds/semver reads, and what Task 3.53.1 accepts of it.
 */
public final class Versions {
  /** The Task whose behaviour this model follows. */
  public static final String NEWEST = "3.53.1";

  /** What nearly all files have, which is right without a look at its parts. */
  private static final String USUAL = "3";

  private static final Pattern SEMVER =
      Pattern.compile(
          "v?(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?(-[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?"
              + "(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?");

  /** Nobody writes a longer one, and to read long numbers takes ever longer. */
  private static final int LONGEST = 256;

  private Versions() {}

  static void check(ReadContext context, Text version) {
    if (version.value().equals(USUAL)) {
      return;
    }
    Matcher matcher = matched(version.value());
    if (matcher == null) {
      context.refuse(
          Kind.VERSION_INVALID,
          version.range(),
          "'" + version.value() + "' is not a version; write version: '3'",
          "invalid semantic version");
      return;
    }
    BigInteger major = new BigInteger(matcher.group(1));
    BigInteger three = BigInteger.valueOf(3);
    boolean beforeThree =
        matcher.group(4) != null && isZero(matcher.group(2)) && isZero(matcher.group(3));
    if (major.compareTo(three) < 0 || (major.equals(three) && beforeThree)) {
      context.refuse(
          Kind.VERSION_UNSUPPORTED,
          version.range(),
          "version " + version.value() + " is no longer supported; Task reads version 3",
          refusal(matcher, "no longer supported. Please use v3 or above"));
    } else if (major.compareTo(three) > 0) {
      context.refuse(
          Kind.VERSION_TOO_NEW,
          version.range(),
          "there is no version " + version.value() + "; Task reads version 3",
          newer(matcher));
    } else if (isNewer(matcher)) {
      context.warn(
          Kind.VERSION_TOO_NEW,
          version.range(),
          "version "
              + version.value()
              + " is newer than Task "
              + NEWEST
              + ", which refuses this file",
          newer(matcher));
    }
  }

  private static Refusal newer(Matcher version) {
    return refusal(version, "is greater than the current version of Task (" + NEWEST + ")");
  }

  private static Refusal refusal(Matcher version, String reason) {
    return new Refusal(
        Refusal.Stage.VERSION, "Schema version (" + canonical(version) + ") " + reason);
  }

  /** The version with all three numbers; null where the text is none. */
  public static @Nullable String canonical(String text) {
    if (text.equals(USUAL)) {
      return USUAL + ".0.0";
    }
    Matcher matcher = matched(text);
    return matcher == null ? null : canonical(matcher);
  }

  private static @Nullable Matcher matched(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    Matcher matcher = SEMVER.matcher(text);
    return matcher.matches() ? matcher : null;
  }

  /** Whether it is a version 3, be it one that is too new. */
  public static boolean isSupported(String text) {
    String canonical = canonical(text);
    return canonical != null && canonical.startsWith("3.");
  }

  private static String canonical(Matcher version) {
    List<String> numbers = new ArrayList<>();
    for (int part = 1; part <= 3; part++) {
      String number = version.group(part);
      numbers.add(number == null ? "0" : new BigInteger(number).toString());
    }
    String more = version.group(4) == null ? "" : version.group(4);
    return String.join(".", numbers) + more;
  }

  private static boolean isZero(String digits) {
    return digits == null || new BigInteger(digits).signum() == 0;
  }

  private static boolean isNewer(Matcher version) {
    String[] newest = NEWEST.split("\\.", -1);
    for (int i = 0; i < newest.length; i++) {
      String part = version.group(i + 1);
      int order = new BigInteger(part == null ? "0" : part).compareTo(new BigInteger(newest[i]));
      if (order != 0) {
        return order > 0;
      }
    }
    return false;
  }
}
