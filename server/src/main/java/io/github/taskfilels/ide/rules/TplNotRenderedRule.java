package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Loop;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.template.Template;
import org.jspecify.annotations.Nullable;

/** Templates where none are rendered. */
public final class TplNotRenderedRule implements FileRule {
  @Override
  public String id() {
    return "tpl-not-rendered";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A template in a text that is taken as it is: an alias, a name of `requires`, "
            + "an alias or an exclude of an include, a `var`, `split` or `as` of a loop.",
        "Takes the braces as they are.",
        """
        version: '3'
        vars: {NAME: b}
        tasks:
          build:
            aliases: ['{{.NAME}}']
        #             ^^^^^^^^^^^
            cmds: [make]
        """,
        """
        version: '3'
        tasks:
          build:
            aliases: [b]
            cmds: [make]
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Include include : context.taskfile().includes()) {
      include.aliases().forEach(alias -> check(context, alias, findings));
      include.excludes().forEach(exclude -> check(context, exclude, findings));
    }
    for (Task task : context.taskfile().tasks()) {
      task.description().aliases().forEach(alias -> check(context, alias, findings));
      task.conditions().requires().forEach(required -> check(context, required.name(), findings));
      task.cmds().forEach(command -> check(context, command.loop(), findings));
      task.deps().forEach(dep -> check(context, dep.loop(), findings));
    }
    return findings.build();
  }

  private void check(
      FileContext context, @Nullable Loop loop, ImmutableList.Builder<Finding> findings) {
    switch (loop) {
      case Loop.Var variable -> {
        check(context, variable.var(), findings);
        check(context, variable.split(), findings);
        check(context, variable.as(), findings);
      }
      case Loop.Matrix matrix -> check(context, matrix.as(), findings);
      case null, default -> {}
    }
  }

  private void check(
      FileContext context, @Nullable Text text, ImmutableList.Builder<Finding> findings) {
    if (text != null && Template.isTemplate(text.value())) {
      findings.add(
          context.finding(
              this, text.range(), "no template is rendered here; write the text itself"));
    }
  }
}
