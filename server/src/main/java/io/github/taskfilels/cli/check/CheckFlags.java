package io.github.taskfilels.cli.check;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.cli.flags.Flags.Flag;
import io.github.taskfilels.cli.flags.UsageException;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.Rule;
import io.github.taskfilels.ide.rules.Rules;
import io.github.taskfilels.ide.rules.Severity;
import io.github.taskfilels.ide.rules.ShellCheckRule;
import io.github.taskfilels.workspace.Settings;
import java.util.List;

/**
 * What is asked of {@code check}.
 *
 * @param least the least severity that is told
 * @param rules ids and groups of the rules that are told; all where it is empty
 * @param baseline the file of accepted findings; empty for none
 * @param standardInput the file that standard input stands for; empty for none
 * @param shellCheck whether the program shellcheck is asked, too
 * @param paths the files and folders
 */
record CheckFlags(
    String format,
    Severity least,
    ImmutableSet<String> rules,
    Settings settings,
    boolean fix,
    boolean diff,
    String baseline,
    boolean writeBaseline,
    String standardInput,
    boolean shellCheck,
    ImmutableList<String> paths) {
  static final Flags FLAGS =
      Flags.of(
          Flag.text("format", "", "FORMAT", "text (default), json, sarif, github or gitlab")
              .oneOf("text", "json", "sarif", "github", "gitlab"),
          Flag.COLOR,
          Flag.text(
                  "severity",
                  "",
                  "LEVEL",
                  "the least severity that is told: error, warning, information (default) or hint")
              .oneOf("error", "warning", "information", "hint"),
          Flag.text("rule", "", "ID", "tell only of this rule; may be given several times")
              .repeatable(),
          Flag.bool("fix", "", "make the fixes that need nobody to look at them"),
          Flag.bool("diff", "", "change nothing, show what --fix would change"),
          Flag.text("baseline", "", "FILE", "a file of findings that are accepted, and not told"),
          Flag.bool("write-baseline", "", "make the file of --baseline of all that is found"),
          Flag.text("stdin-filename", "", "NAME", "check standard input, as the file of this name"),
          Flag.bool("shellcheck", "", "ask the program shellcheck about the commands, too"),
          Flag.text(
              "known-keys",
              "",
              "KEYS",
              "keys that Task does not know and you do, such as owner,tier"),
          Flag.bool("help", "h", "show this help"));

  private static final Splitter WORDS = Splitter.on(',').trimResults().omitEmptyStrings();

  static CheckFlags of(Flags.Parsed flags) throws UsageException {
    String format = flags.get("format", "text");
    if (!ImmutableSet.of("text", "json", "sarif", "github", "gitlab").contains(format)) {
      throw new UsageException(
          "--format is text, json, sarif, github or gitlab, not '" + format + "'");
    }
    Severity least = Severity.of(flags.get("severity", "information"));
    if (least == null) {
      throw new UsageException("--severity is error, warning, information or hint");
    }
    ImmutableSet<String> rules = ImmutableSet.copyOf(WORDS.split(flags.get("rule", "")));
    for (String rule : rules) {
      RuleNames.check(rule, Rules.names());
    }
    Settings settings =
        new Settings(
            named(rules),
            ImmutableSet.copyOf(WORDS.split(flags.get("known-keys", ""))),
            ImmutableSet.of());
    CheckFlags asked =
        new CheckFlags(
            format,
            least,
            rules,
            settings,
            flags.is("fix") || flags.is("diff"),
            flags.is("diff"),
            flags.get("baseline", ""),
            flags.is("write-baseline"),
            flags.get("stdin-filename", ""),
            flags.is("shellcheck"),
            ImmutableList.<String>builder().addAll(flags.words()).addAll(flags.rest()).build());
    asked.refuseContradictions();
    return asked;
  }

  /** The severities of rules that are off and that somebody names, so that they run. */
  private static ImmutableMap<String, String> named(ImmutableSet<String> names) {
    ImmutableMap.Builder<String, String> severities = ImmutableMap.builder();
    for (String name : names) {
      Rule rule = Rules.find(name);
      if (rule != null && !rule.onByDefault()) {
        severities.put(name, rule.severity().id());
      }
    }
    return severities.build();
  }

  private void refuseContradictions() throws UsageException {
    if (!standardInput.isEmpty() && !paths.isEmpty()) {
      throw new UsageException("--stdin-filename and paths exclude each other");
    }
    if (writeBaseline && baseline.isEmpty()) {
      throw new UsageException("--write-baseline needs --baseline FILE");
    }
    if (writeBaseline && fix) {
      throw new UsageException("--write-baseline excludes --fix and --diff");
    }
    if (diff && !format.equals("text")) {
      throw new UsageException("--diff has no other format than text");
    }
  }

  /** The paths, or the working directory. */
  List<String> places() {
    return paths.isEmpty() ? List.of(".") : paths;
  }

  /** Whether findings of a rule are looked for, told or not. */
  boolean looksFor(String rule) {
    return shellCheck || !ShellCheckRule.isOutside(rule);
  }

  /** Whether a finding is told. */
  boolean tells(Finding finding) {
    return finding.severity().compareTo(least) <= 0
        && (rules.isEmpty() || RuleNames.isNamed(finding.ruleId(), rules));
  }
}
