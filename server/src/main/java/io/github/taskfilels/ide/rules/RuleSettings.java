package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import io.github.taskfilels.ide.settings.ProjectSettings;
import io.github.taskfilels.ide.settings.SettingSpec;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Settings;
import io.github.taskfilels.workspace.Snapshot;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

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

  /** Severities by the ids of rules and the names of groups. */
  public static final SettingSpec<ImmutableMap<String, String>> SEVERITIES =
      SettingSpec.wordsByName(
          "diagnostics.severity",
          "Severities of diagnostics by their id, such as `\"include-missing\": \"warning\"` or"
              + " `\"unknown-key\": \"off\"`.",
          Rules::names,
          WORDS);

  public static final SettingSpec<ImmutableList<String>> KNOWN_KEYS =
      SettingSpec.words(
          "diagnostics.knownKeys",
          "Keys that Task does not know and that are meant all the same, such as `\"owner\"`; no"
              + " diagnostic `unknown-key` is told of them.");

  /** Nothing is set. */
  public static final RuleSettings DEFAULT = new RuleSettings(ImmutableMap.of(), ImmutableSet.of());

  /**
   * Those for a file: of a rule what its project says, else what the settings of the workspace say.
   * Keys are known that either knows.
   */
  public static RuleSettings of(Snapshot snapshot, FileId file) {
    Settings settings = snapshot.settings();
    ProjectSettings project = ProjectSettings.of(snapshot, file);
    Map<String, String> severities = new HashMap<>(settings.severities());
    ImmutableMap<String, String> saidSeverities = project.set(SEVERITIES);
    if (saidSeverities != null) {
      severities.putAll(Maps.filterValues(saidSeverities, WORDS::contains));
    }
    ImmutableSet.Builder<String> keys = ImmutableSet.builder();
    keys.addAll(settings.knownKeys());
    ImmutableList<String> saidKeys = project.set(KNOWN_KEYS);
    if (saidKeys != null) {
      keys.addAll(saidKeys);
    }
    return new RuleSettings(ImmutableMap.copyOf(severities), keys.build());
  }

  /** Whether the rule is switched off or not switched on, so that it need not run. */
  public boolean isOff(Rule rule) {
    String set = set(rule.id(), rule.group());
    return OFF.equals(set) || (!rule.onByDefault() && Severity.of(set) == null);
  }

  /** Whether the rule or the group of a name is switched off. */
  boolean isOff(String name) {
    Rule rule = Rules.find(name);
    return rule == null ? OFF.equals(set(name, "")) : isOff(rule);
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
