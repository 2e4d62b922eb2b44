package io.github.taskfilels.cli.check;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.cli.flags.UsageException;
import io.github.taskfilels.ide.rules.Rules;
import io.github.taskfilels.text.Similar;

/** Names of rules on a command line. */
final class RuleNames {
  private RuleNames() {}

  /**
   * Refuses a name that is none.
   *
   * @param known what may be named
   * @throws UsageException with the name that is probably meant
   */
  static void check(String name, Iterable<String> known) throws UsageException {
    if (!ImmutableSet.copyOf(known).contains(name)) {
      String meant = Similar.nearest(name, known);
      throw new UsageException(
          "there is no rule '"
              + name
              + "'"
              + (meant == null
                  ? "; 'taskfile-ls rules' lists all"
                  : "; did you mean '" + meant + "'?"));
    }
  }

  /** Whether a rule or its group is named. */
  static boolean isNamed(String id, ImmutableSet<String> names) {
    return names.contains(id) || names.contains(Rules.groupOf(id));
  }
}
