package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Variable;
import java.util.List;
import java.util.Map;

/** Environment variables that are lists or maps. */
public final class EnvNotExportableRule implements FileRule {
  @Override
  public String id() {
    return "env-not-exportable";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A variable of `env` whose value is a list or a map. The environment has texts " + "only.",
        "Leaves it out of the environment of commands without a word.",
        """
        version: '3'
        env:
          FILES: [a, b]
        # ^^^^^
        tasks: {show: echo $FILES}
        """,
        """
        version: '3'
        env:
          FILES: a b
        tasks: {show: echo $FILES}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Variable variable : context.environment()) {
      if (variable.value() instanceof List || variable.value() instanceof Map) {
        findings.add(
            context.finding(
                this,
                variable.nameRange(),
                "a list or a map does not reach the environment; write a text"));
      }
    }
    return findings.build();
  }
}
