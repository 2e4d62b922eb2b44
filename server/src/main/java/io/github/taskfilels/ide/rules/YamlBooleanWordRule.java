package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import io.github.taskfilels.taskfile.Variable;
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
    for (Variable variable : Iterables.concat(context.variables(), context.environment())) {
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
    return findings.build();
  }
}
