package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.load.LoadRefusal;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;

/**
 * Something that a rule has found.
 *
 * @param ruleId the id of the rule
 * @param message what is wrong and, if it is not plain, what to do; without a full stop
 * @param file where it is shown
 * @param related other places that belong to it, in a useful order
 */
public record Finding(
    String ruleId,
    Severity severity,
    String message,
    FileId file,
    TextRange range,
    ImmutableList<Related> related) {

  /** How many other places are told; more help nobody, and make each answer longer. */
  private static final int MOST_RELATED = 20;

  /** How much of a longer message is told: names and values of users can have any length. */
  private static final int LONGEST_MESSAGE = 2_000;

  public Finding {
    message = cut(message);
  }

  private static String cut(String message) {
    return message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, LONGEST_MESSAGE) + "…";
  }

  /** Another place, in the same file or in another one. */
  public record Related(String message, FileId file, TextRange range) {
    public Related {
      message = cut(message);
    }
  }

  /** A finding of the rule with its own severity. */
  public static Finding of(
      Rule rule, FileId file, TextRange range, String message, ImmutableList<Related> related) {
    ImmutableList<Related> told = related.subList(0, Math.min(MOST_RELATED, related.size()));
    return new Finding(rule.id(), rule.severity(), message, file, range, told);
  }

  /** A finding of the rule with its own severity, without other places. */
  public static Finding of(Rule rule, FileId file, TextRange range, String message) {
    return of(rule, file, range, message, ImmutableList.of());
  }

  /** What keeps a root from being loaded, as a finding of the rule. */
  static Finding of(Rule rule, LoadRefusal refusal) {
    ImmutableList<Related> related =
        refusal.related().stream()
            .map(place -> new Related(place.message(), place.file(), place.range()))
            .collect(ImmutableList.toImmutableList());
    return of(rule, refusal.file(), refusal.range(), refusal.message(), related);
  }

  /** The same finding with another severity. */
  public Finding withSeverity(Severity other) {
    return other == severity ? this : new Finding(ruleId, other, message, file, range, related);
  }
}
