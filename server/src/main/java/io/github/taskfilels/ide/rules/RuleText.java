package io.github.taskfilels.ide.rules;

import java.util.stream.Collectors;

/** The pages of rules, in Markdown. */
public final class RuleText {
  private RuleText() {}

  /** All that is told of a rule. */
  public static String page(Rule rule) {
    RulePage page = rule.page();
    return "# `"
        + rule.id()
        + "`\n\n"
        + "Severity: "
        + severity(rule)
        + "\n\n"
        + page.summary()
        + "\n\n**What Task does**: "
        + page.task()
        + "\n\n## Wrong\n\n"
        + code(page.bad())
        + "\n## Right\n\n"
        + code(page.good())
        + (rule.onByDefault()
            ? "\n## How to switch it off\n\n" + off(rule)
            : "\n## How to switch it on\n\n" + on(rule));
  }

  private static String severity(Rule rule) {
    return rule.severity().id() + (rule.onByDefault() ? "" : ", off by default");
  }

  private static String on(Rule rule) {
    String severity = rule.severity().id();
    return "In a project, by its file `.taskfile-ls.yml`:\n\n"
        + code("diagnostics:\n  severity:\n    " + rule.id() + ": " + severity)
        + "\nIn an editor, by the setting `taskfile.diagnostics.severity`: `\""
        + rule.id()
        + "\": \""
        + severity
        + "\"`. For one run, by `taskfile-ls check --rule "
        + rule.id()
        + "`.\n";
  }

  private static String code(String example) {
    return "```yaml\n" + example.strip() + "\n```\n";
  }

  private static String off(Rule rule) {
    String group =
        rule.group().isEmpty()
            ? ""
            : "\nThe name `" + rule.group() + "` stands for this rule and others of its kind.\n";
    return "For one line, by a comment at its end or in the line above; for a file, with"
        + " `ignore-file`:\n\n"
        + code("# taskfile-ls: ignore " + rule.id())
        + "\nIn a project, by its file `.taskfile-ls.yml`:\n\n"
        + code("diagnostics:\n  severity:\n    " + rule.id() + ": off")
        + "\nIn an editor, by the setting `taskfile.diagnostics.severity`: `\""
        + rule.id()
        + "\": \"off\"`.\n"
        + group;
  }

  /** The list of all rules, with links to their pages. */
  public static String index() {
    return "# Rules\n\n"
        + "What `taskfile-ls check` and the editor find, with the severity of most findings."
        + " Made from the\n"
        + "rules themselves; `taskfile-ls rules ID` prints a page.\n\n"
        + "| id | severity | what it finds |\n"
        + "|---|---|---|\n"
        + Rules.ALL.stream().map(RuleText::row).collect(Collectors.joining());
  }

  private static String row(Rule rule) {
    return "| [`"
        + rule.id()
        + "`]("
        + rule.id()
        + ".md) | "
        + severity(rule)
        + " | "
        + rule.page().summary().replace("|", "\\|")
        + " |\n";
  }

  /** One line for each rule, for a terminal. */
  public static String list() {
    int width = Rules.ids().stream().mapToInt(String::length).max().orElse(0);
    return Rules.ALL.stream()
        .map(rule -> rule.id() + " ".repeat(width + 2 - rule.id().length()) + severity(rule) + "\n")
        .collect(Collectors.joining());
  }
}
