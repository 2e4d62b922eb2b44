package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.taskfilels.shell.ShellError;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.template.Template;

/** Scripts that the shell does not read. */
public final class ShSyntaxRule implements FileRule {
  @Override
  public String id() {
    return "sh-syntax";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A command, a condition or the `sh` of a variable that the shell cannot read: a "
            + "quote or a block that is not closed, a word that has no place there. Only "
            + "texts without templates are looked at.",
        "Fails when it comes to the text.",
        """
        version: '3'
        tasks:
          all:
            cmds:
              - if true; then echo yes
        #       ^^
        """,
        """
        version: '3'
        tasks:
          all:
            cmds:
              - if true; then echo yes; fi
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Text text : WrittenScripts.of(context.taskfile())) {
      ShellError first =
          Template.isTemplate(text.value()) || !context.isWhole(text.range())
              ? null
              : Iterables.getFirst(context.script(text).script().errors(), null);
      if (first != null) {
        findings.add(
            context.finding(
                this,
                text.sourceMap().wordToSource(first.range()),
                "the shell does not read this: " + first.message()));
      }
    }
    return findings.build();
  }
}
