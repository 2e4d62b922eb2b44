package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.workspace.Settings;
import java.util.Arrays;

/**
 * What the user has set for rules.
 *
 * @param severities rule id → the name of a {@link Severity}, or {@code off}; other words count as
 *     not set
 * @param knownKeys keys that Task does not know and the user does
 */
public record RuleSettings(
    ImmutableMap<String, String> severities, ImmutableSet<String> knownKeys) {
  private static final String OFF = "off";

  /** The words that a severity may be set to. */
  public static final ImmutableList<String> WORDS =
      ImmutableList.<String>builder()
          .addAll(Arrays.stream(Severity.values()).map(Severity::id).iterator())
          .add(OFF)
          .build();

  /** Nothing is set. */
  public static final RuleSettings DEFAULT = new RuleSettings(ImmutableMap.of(), ImmutableSet.of());

  public static RuleSettings of(Settings settings) {
    return new RuleSettings(settings.severities(), settings.knownKeys());
  }

  /** Whether the rule is switched off, so that it need not run. */
  public boolean isOff(Rule rule) {
    return OFF.equals(set(rule.id(), rule.group()));
  }

  /** Whether the rule or the group of a name is switched off. */
  boolean isOff(String name) {
    return OFF.equals(set(name, Rules.groupOf(name)));
  }

  /** What is set for a rule, or else for its group; empty where nothing is. */
  private String set(String id, String group) {
    String own = severities.get(id);
    return own == null ? severities.getOrDefault(group, "") : own;
  }

  /** The findings with the severities that are set, without those of rules that are off. */
  public ImmutableList<Finding> apply(ImmutableList<Finding> findings) {
    if (severities.isEmpty()) {
      return findings;
    }
    ImmutableList.Builder<Finding> kept = ImmutableList.builder();
    for (Finding finding : findings) {
      String set = set(finding.ruleId(), Rules.groupOf(finding.ruleId()));
      Severity severity = Severity.of(set);
      if (!set.equals(OFF)) {
        kept.add(severity == null ? finding : finding.withSeverity(severity));
      }
    }
    return kept.build();
  }
}
