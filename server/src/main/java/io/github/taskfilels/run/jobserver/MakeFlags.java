package io.github.taskfilels.run.jobserver;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the variable {@code MAKEFLAGS} says of a jobserver. */
final class MakeFlags {
  static final String NAME = "MAKEFLAGS";

  /** The descriptor that commands find the pipe at. */
  static final int DESCRIPTOR = 9;

  private static final Pattern AUTH = Pattern.compile("--jobserver-(?:auth|fds)=(\\S+)");

  private MakeFlags() {}

  /** How a jobserver is named. */
  enum Style {
    /** By the path of a named pipe: make 4.4 and later, ninja, cargo, gcc. */
    PATH,
    /** By two open descriptors: make 4.0 to 4.3, cargo, gcc. */
    DESCRIPTORS
  }

  /** The flags that offer a jobserver. */
  static String offer(Style style, String path, int slots) {
    String auth = style == Style.PATH ? "fifo:" + path : DESCRIPTOR + "," + DESCRIPTOR;
    return " -j" + slots + " --jobserver-auth=" + auth;
  }

  /**
   * The jobserver that flags name: {@code fifo:PATH}, or two numbers with a comma. Only the last
   * one counts. Null for none.
   */
  static @Nullable String auth(@Nullable String flags) {
    String auth = null;
    if (flags != null) {
      for (Matcher matcher = AUTH.matcher(flags); matcher.find(); ) {
        auth = matcher.group(1);
      }
    }
    return auth;
  }

  /** The flags with another jobserver. */
  static String withAuth(String flags, String auth) {
    return AUTH.matcher(flags).replaceAll(Matcher.quoteReplacement("--jobserver-auth=" + auth));
  }
}
