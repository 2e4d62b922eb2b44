package io.github.taskfilels.run.process;

import com.google.common.primitives.Longs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The limit of open files of this process, by which only so many commands can run at once: beyond
 * it they could not be started, and nothing could be looked at to end them. Commands inherit it, so
 * it stays as the user has set it unless it has to be raised.
 */
final class OpenFiles {
  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final Pattern SOFT = Pattern.compile("(?m)^Max open files +(\\d+)");

  /** Of a command: both ends of two pipes, and what tells its end. */
  private static final int OF_A_COMMAND = 5;

  /** Of the program itself, and of what it reads. */
  private static final int OTHERS = 64;

  /** So few commands are within any limit. */
  private static final int FEW = 32;

  /** So many are as good as any number. */
  private static final int MANY = 10_000;

  private OpenFiles() {}

  /**
   * How many commands can run at once; raises the limit where that is too few. Where the system
   * tells no limit, as many as are wanted.
   *
   * @param wanted 0 for any number, as in the result
   * @param more how many may run beside these
   */
  static int commands(int wanted, int more) {
    if (wanted > 0 && wanted <= FEW) {
      return wanted;
    }
    try {
      int possible = commands(wanted, more, Files.readString(LIMITS));
      if (possible == wanted || !NativeSpawn.raiseOpenFiles()) {
        return possible;
      }
      return commands(wanted, more, Files.readString(LIMITS));
    } catch (IOException notLinux) {
      return wanted;
    }
  }

  /** The same for limits as Linux shows them ({@code proc_pid_limits(5)}); raises nothing. */
  static int commands(int wanted, int more, String limits) {
    Matcher soft = SOFT.matcher(limits);
    Long files = soft.find() ? Longs.tryParse(soft.group(1)) : null;
    if (files == null) {
      return wanted;
    }
    long most = Math.max(1, (files - OTHERS) / OF_A_COMMAND - more);
    if (wanted == 0) {
      return most > MANY ? 0 : (int) most;
    }
    return (int) Math.min(wanted, most);
  }
}
