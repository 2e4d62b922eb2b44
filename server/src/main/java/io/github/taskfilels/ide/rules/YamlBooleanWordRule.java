package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Variable;
import java.util.List;
import java.util.Locale;

/** Words that look like booleans and are texts. */
public final class YamlBooleanWordRule implements FileRule {
  private static final ImmutableSet<String> WORDS = ImmutableSet.of("yes", "no", "on", "off");

  @Override
  public String id() {
    return "yaml11-bool";
  }

  @Override
  public Severity severity() {
    return Severity.INFORMATION;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A variable with `yes`, `no`, `on` or `off` without quotes. It is a text, and "
            + "as a condition every text but the empty one is true.",
        "Takes it for a text.",
        """
        version: '3'
        vars:
          DEBUG: no
        #        ^^
        tasks: {show: 'echo {{if .DEBUG}}debug{{end}}'}
        """,
        """
        version: '3'
        vars:
          DEBUG: 'no'
        tasks: {show: 'echo {{if eq .DEBUG "yes"}}debug{{end}}'}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    check(context, context.taskfile().vars(), findings);
    check(context, context.taskfile().env(), findings);
    for (Task task : context.taskfile().tasks()) {
      check(context, task.environment().vars(), findings);
      check(context, task.environment().env(), findings);
    }
    return findings.build();
  }

  private void check(
      FileContext context, List<Variable> variables, ImmutableList.Builder<Finding> findings) {
    for (Variable variable : variables) {
      String text = variable.text() == null ? "" : variable.text().value();
      if (variable.text() != null
          && WORDS.contains(text.toLowerCase(Locale.ROOT))
          && variable.text().range().length() == text.length()) {
        findings.add(
            context.finding(
                this,
                variable.text().range(),
                "this is a text, not a boolean; write true or false, or put it in quotes"));
      }
    }
  }
}
