package io.github.taskfilels.run.jobserver;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the variable {@code MAKEFLAGS} says of a jobserver. */
final class MakeFlags {
  static final String NAME = "MAKEFLAGS";

  /** The descriptor that commands find the pipe at. */
  static final int DESCRIPTOR = 9;

  /** The pipe at that descriptor, by a path that is right in whatever process inherits it. */
  static final String INHERITED = "/proc/self/fd/" + DESCRIPTOR;

  private static final String OPTION = "--jobserver-auth=";
  private static final String BY_PATH = "fifo:";
  private static final String BY_DESCRIPTOR = OPTION + DESCRIPTOR + "," + DESCRIPTOR;
  private static final Pattern AUTH = Pattern.compile("--jobserver-(?:auth|fds)=(\\S+)");
  private static final Pattern PAIR = Pattern.compile("--jobserver-(?:auth|fds)=\\d+,\\d+");

  private MakeFlags() {}

  /** How a jobserver is named. */
  enum Style {
    /** By the path of a named pipe: make 4.4 and later, ninja, cargo, gcc. */
    PATH,
    /** By two open descriptors: make 4.0 to 4.3, cargo, gcc; and by the path for all the others. */
    DESCRIPTORS
  }

  /** The flags that offer a jobserver. */
  static String offer(Style style, String path, int slots) {
    String jobs = " -j" + slots + " ";
    return style == Style.PATH
        ? jobs + OPTION + BY_PATH + path
        : alsoByPath(jobs + BY_DESCRIPTOR, path);
  }

  /**
   * Flags with descriptors that also name a path. For make 4.3, which fails at a path, what comes
   * after {@code --} sets a variable that nobody asks for; ninja knows nothing but paths, and for
   * it as for cargo and newer makes the last jobserver counts.
   */
  private static String alsoByPath(String flags, String path) {
    return flags + (flags.contains(" -- ") ? " " : " -- ") + OPTION + BY_PATH + path;
  }

  /** Whether the flags name a jobserver by descriptors, be it only for some programs. */
  static boolean byDescriptors(String flags) {
    return PAIR.matcher(flags).find();
  }

  /** The same jobserver for a process that finds its pipe at {@link #DESCRIPTOR}. */
  static String atDescriptor(String flags) {
    String moved = PAIR.matcher(flags).replaceAll(BY_DESCRIPTOR);
    return flags.contains(OPTION + BY_PATH) ? moved : alsoByPath(moved, INHERITED);
  }

  /** The path that a jobserver is named by; null where it is named by descriptors. */
  static @Nullable Path path(String auth) {
    return auth.startsWith(BY_PATH) ? Path.of(auth.substring(BY_PATH.length())) : null;
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
}
