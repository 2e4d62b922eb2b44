package io.github.taskfilels.ide.rules;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;

/**
 * What the program shellcheck says of scripts. The rule only words it: nobody looks for that
 * program, or starts it, but where the user has said so.
 */
public final class ShellCheckRule implements Rule {
  /** There is one, as it has nothing to set. */
  public static final ShellCheckRule RULE = new ShellCheckRule();

  private static final CharMatcher STOP = CharMatcher.is('.');

  private ShellCheckRule() {}

  @Override
  public String id() {
    return "shellcheck";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "What the program [shellcheck](https://www.shellcheck.net) says of commands, conditions and"
            + " the `sh` of variables: its errors and warnings as such, all else as hints. It is"
            + " asked only by `check --shellcheck`, and in an editor whose user has set"
            + " `taskfile.shellcheck.enabled`; a project cannot set that. Scripts with `if`,"
            + " `range` or `with` in templates are left out, and so is what touches a template or"
            + " concerns variables that Task sets.",
        "Runs the commands as they are.",
        """
        version: '3'
        tasks:
          clean:
            cmds:
              - for file in $(ls *.tmp); do rm "$file"; done
        """,
        """
        version: '3'
        tasks:
          clean:
            cmds:
              - for file in *.tmp; do rm "$file"; done
        """);
  }

  private record ScriptsOf(FileId file) {}

  /** What shellcheck may be asked about in a file; nothing where the rule is switched off. */
  public static ImmutableList<ShellCheckScript> scripts(Snapshot snapshot, FileId file) {
    return snapshot.memo(new ScriptsOf(file), reader -> read(reader, file));
  }

  private static ImmutableList<ShellCheckScript> read(Snapshot snapshot, FileId file) {
    RuleSettings settings = RuleSettings.of(snapshot, file);
    Taskfile taskfile = settings.isOff(RULE) ? null : snapshot.taskfile(file);
    return taskfile == null
        ? ImmutableList.of()
        : ShellCheckScript.of(new FileContext(file, taskfile, settings));
  }

  /** What it says of a script, as findings of the file; before settings and comments. */
  public static ImmutableList<Finding> findings(
      FileId file, ShellCheckScript script, List<ShellRemark> remarks) {
    return remarks.stream()
        .filter(script::concerns)
        .map(
            remark ->
                new Finding(
                    RULE.id(),
                    severity(remark.level()),
                    message(remark),
                    file,
                    script.text().sourceMap().wordToSource(remark.range()),
                    ImmutableList.of()))
        .collect(ImmutableList.toImmutableList());
  }

  private static Severity severity(String level) {
    return switch (level) {
      case "error" -> Severity.ERROR;
      case "warning" -> Severity.WARNING;
      default -> Severity.HINT;
    };
  }

  private static String message(ShellRemark remark) {
    String code = "SC" + remark.code();
    return code
        + ": "
        + STOP.trimTrailingFrom(remark.message())
        + "; see https://www.shellcheck.net/wiki/"
        + code;
  }

  /** Whether findings of a rule depend on more than the files. */
  public static boolean isOutside(String id) {
    return id.equals(RULE.id());
  }
}
