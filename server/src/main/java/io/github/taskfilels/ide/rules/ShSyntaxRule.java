package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.taskfilels.shell.ShellError;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.text.TextRange;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    Scripts scripts = new Scripts(this, context);
    scripts.variables(context.taskfile().vars());
    scripts.variables(context.taskfile().env());
    for (Task task : context.taskfile().tasks()) {
      scripts.variables(task.environment().vars());
      scripts.variables(task.environment().env());
      task.fingerprint().status().forEach(scripts::check);
      task.conditions().preconditions().forEach(condition -> scripts.check(condition.sh()));
      scripts.check(task.conditions().ifCondition());
      for (Command command : task.cmds()) {
        scripts.check(command.ifCondition());
        if (command instanceof Command.Shell shell) {
          scripts.check(shell.cmd());
        }
      }
    }
    return scripts.findings.build();
  }

  private static final class Scripts {
    private final ShSyntaxRule rule;
    private final FileContext context;
    private final ImmutableList.Builder<Finding> findings = ImmutableList.builder();

    /** What stands behind an anchor belongs to several tasks. */
    private final Set<TextRange> seen = new HashSet<>();

    Scripts(ShSyntaxRule rule, FileContext context) {
      this.rule = rule;
      this.context = context;
    }

    void variables(List<Variable> variables) {
      for (Variable variable : variables) {
        if (variable.kind() == Variable.Kind.SH) {
          check(variable.text());
        }
      }
    }

    void check(@Nullable Text text) {
      if (text == null
          || Template.isTemplate(text.value())
          || !context.isWhole(text.range())
          || !seen.add(text.range())) {
        return;
      }
      ShellError first = Iterables.getFirst(context.script(text).script().errors(), null);
      if (first != null) {
        findings.add(
            context.finding(
                rule,
                text.sourceMap().wordToSource(first.range()),
                "the shell does not read this: " + first.message()));
      }
    }
  }
}
