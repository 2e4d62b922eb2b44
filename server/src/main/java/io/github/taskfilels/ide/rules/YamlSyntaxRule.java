package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.load.LoadRefusal.Kind;
import io.github.taskfilels.yaml.SyntaxCheck;

/** Text that is not YAML. */
public final class YamlSyntaxRule implements FileRule {
  @Override
  public String id() {
    return Kind.YAML_SYNTAX.id();
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "Text that is not YAML. Everything that could still be understood is checked "
            + "nevertheless.",
        "Cannot read the file at all.",
        """
        version: '3'
        tasks:
          build:
            deps: [setup, lint
        #         ^
          setup: make setup
          lint: make lint
        """,
        """
        version: '3'
        tasks:
          build:
            deps: [setup, lint]
          setup: make setup
          lint: make lint
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    return SyntaxCheck.of(context.taskfile().tree()).stream()
        .map(error -> context.finding(this, error.range(), error.message()))
        .collect(ImmutableList.toImmutableList());
  }
}
