package io.github.taskfilels.ide.rules;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.template.functions.RegexSize;
import io.github.taskfilels.text.TextRange;

/** Names of tasks that no pattern can be made of. */
public final class TaskNameRegexRule implements FileRule {
  private static final CharMatcher PLAIN =
      CharMatcher.javaLetterOrDigit().or(CharMatcher.anyOf("-_:*/ "));

  /** A longer one is not compiled at each keystroke. */
  private static final int LONGEST = 200;

  @Override
  public String id() {
    return "task-name-regex";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A name or alias of a task with a bracket or another sign in it that makes it "
            + "no regular expression. Task makes one of each name with an asterisk for its "
            + "wildcards.",
        "Crashes as soon as it looks for a task that has no such name exactly.",
        """
        version: '3'
        tasks:
          'build(*':
        # ^^^^^^^^^
            cmds: [make]
        """,
        """
        version: '3'
        tasks:
          'build-*':
            cmds: [make]
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Task task : context.taskfile().tasks()) {
      check(context, task.name(), task.nameRange(), findings);
      for (Text alias : task.description().aliases()) {
        check(context, alias.value(), alias.range(), findings);
      }
    }
    return findings.build();
  }

  private void check(
      FileContext context, String name, TextRange range, ImmutableList.Builder<Finding> findings) {
    if (name.indexOf('*') < 0
        || PLAIN.matchesAllOf(name)
        || name.length() > LONGEST
        || !RegexSize.isSmall(name)) {
      return;
    }
    try {
      Pattern.compile("^" + name.replace("*", "(.*)") + "$");
    } catch (PatternSyntaxException e) {
      findings.add(
          context.finding(
              this,
              range,
              "Task cannot make a pattern of this name: "
                  + e.getDescription()
                  + "; leave out what is special in regular expressions"));
    }
  }
}
