package io.github.taskfilels.ide.refactor;

import com.google.common.base.CharMatcher;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.yaml.PlainScalar;
import io.github.taskfilels.yaml.ScalarType;

/** Names for tasks that are not there yet. */
final class NewTask {
  private static final CharMatcher SEPARATORS = CharMatcher.anyOf(":-_./ ");

  /** So many chains of includes are asked for a name. */
  private static final int MOST_CHAINS = 32;

  private NewTask() {}

  /** A name that begins like another one, and means nothing yet in any chain of includes. */
  static String name(Selection selection, String like, String suffix) {
    String base = SEPARATORS.trimTrailingFrom(like.replace("*", ""));
    String name = base.isEmpty() ? suffix : base + "-" + suffix;
    String free = name;
    for (int i = 2; isTaken(selection, free); i++) {
      free = name + "-" + i;
    }
    return free;
  }

  /**
   * Whether something has a name in a file, or what it becomes in a root. What wildcards match is
   * free: Task takes exact names first.
   */
  static boolean isTaken(Selection selection, String name) {
    Programs programs = Programs.around(selection.snapshot(), selection.file());
    if (selection.taskfile().task(name) != null) {
      return true;
    }
    for (IncludePath way : programs.chainsTo(selection.file(), MOST_CHAINS)) {
      if (programs.of(way.root()).lookup(way.qualify(name)) instanceof Lookup.Found found
          && found.match().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** A name as a key or a value in lines of its own. */
  static String write(String name) {
    return PlainScalar.isPlain(name, false) && ScalarType.ofPlain(name) == ScalarType.STRING
        ? name
        : "'" + name.replace("'", "''") + "'";
  }
}
