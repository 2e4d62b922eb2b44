package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.template.TemplateUses.FieldUse;
import io.github.taskfilels.text.TextRange;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Paths that are known too late. */
public final class DotenvCliVarRule implements FileRule {
  @Override
  public String id() {
    return "dotenv-cli-var";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A path of the root `dotenv` that depends on the command line. The files are read before "
            + "that is looked at.",
        "Renders the variable as empty text and skips a file that is not there.",
        """
        version: '3'
        dotenv: ['.env.{{.CLI_ARGS}}']
        #                 ^^^^^^^^
        tasks: {show: 'echo $USER'}
        """,
        """
        version: '3'
        dotenv: ['.env.{{.STAGE}}']
        tasks: {show: 'echo $USER'}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();

    Set<TextRange> places = new HashSet<>();
    context.taskfile().dotenv().forEach(path -> places.add(path.range()));
    for (WrittenTemplate written :
        places.isEmpty() ? List.<WrittenTemplate>of() : context.templates()) {
      if (places.contains(written.text().range())) {
        for (FieldUse use : written.uses().fields()) {
          if (use.name().startsWith("CLI_")) {
            String message = use.name() + " is empty while 'dotenv' is read; use the environment";
            findings.add(context.finding(this, written.range(use.range()), message));
          }
        }
      }
    }
    return findings.build();
  }
}
