package io.github.taskfilels.ide.rules;

import com.google.common.base.Splitter;
import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Multiset;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.taskfile.schema.SpecialVariable;
import java.util.regex.Pattern;

/** Variables of tasks that nothing reads. */
public final class VarUnusedRule implements FileRule {
  private static final Splitter WORDS = Splitter.onPattern("[^A-Za-z0-9_]+").omitEmptyStrings();
  private static final Pattern ALIAS = Pattern.compile("<<|[:\\-,\\[]\\s+\\*");

  /** The map of all variables, as a value. */
  private static final Pattern ALL = Pattern.compile("\\{\\{[^}]*[\\s({|$](\\.|\\$)[\\s)}|]");

  @Override
  public String id() {
    return "var-unused";
  }

  @Override
  public Severity severity() {
    return Severity.HINT;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A variable of a task whose name stands nowhere else in the task. Tasks that it "
            + "calls do not see it, and commands have it in their environment only where "
            + "`env` names it.",
        "Works it out and forgets it.",
        """
        version: '3'
        tasks:
          build:
            vars: {TARGET: app}
        #          ^^^^^^
            cmds: [make]
        """,
        """
        version: '3'
        tasks:
          build:
            vars: {TARGET: app}
            cmds: ['make {{.TARGET}}']
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Task task : context.taskfile().tasks()) {
      if (!task.environment().vars().isEmpty() && context.isWhole(task.range())) {
        check(context, task, findings);
      }
    }
    return findings.build();
  }

  private void check(FileContext context, Task task, ImmutableList.Builder<Finding> findings) {
    String text = task.range().in(context.taskfile().tree().text());
    boolean computed =
        task.environment().vars().stream().anyMatch(one -> one.kind() == Variable.Kind.SH);
    // What an alias brings is written elsewhere; the shell of a variable sees all of them.
    if (computed || ALIAS.matcher(text).find() || ALL.matcher(text).find()) {
      return;
    }
    Multiset<String> words = HashMultiset.create(WORDS.splitToList(text));
    for (Variable variable : task.environment().vars()) {
      boolean inside = task.range().covers(variable.range());
      if (inside && words.count(variable.name()) == 1 && isName(variable.name())) {
        findings.add(
            context.finding(
                this,
                variable.nameRange(),
                "nothing in this task reads '" + variable.name() + "'"));
      }
    }
  }

  private static boolean isName(String name) {
    return WORDS.splitToList(name).size() == 1 && SpecialVariable.find(name) == null;
  }
}
