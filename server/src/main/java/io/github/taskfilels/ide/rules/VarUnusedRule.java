package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.taskfile.schema.SpecialVariable;
import java.util.regex.Pattern;

/** Variables of tasks that nothing reads. */
public final class VarUnusedRule implements FileRule {
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
    ImmutableList<Variable> unread =
        task.environment().vars().stream()
            .filter(variable -> task.range().covers(variable.range()))
            .filter(variable -> isName(variable.name()) && isThereOnce(variable.name(), text))
            .collect(ImmutableList.toImmutableList());
    if (!unread.isEmpty() && !mayReadMore(task, text)) {
      for (Variable variable : unread) {
        String message = "nothing in this task reads '" + variable.name() + "'";
        findings.add(context.finding(this, variable.nameRange(), message));
      }
    }
  }

  /** What an alias brings is written elsewhere; the shell of a variable sees all of them. */
  private static boolean mayReadMore(Task task, String text) {
    return task.environment().vars().stream().anyMatch(one -> one.kind() == Variable.Kind.SH)
        || ALIAS.matcher(text).find()
        || ALL.matcher(text).find();
  }

  private static boolean isThereOnce(String word, String text) {
    int times = 0;
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean whole =
          (at == 0 || !isOfWord(text.charAt(at - 1)))
              && (end == text.length() || !isOfWord(text.charAt(end)));
      times += whole ? 1 : 0;
    }
    return times == 1;
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.chars().allMatch(c -> isOfWord((char) c))
        && SpecialVariable.find(name) == null;
  }

  private static boolean isOfWord(char c) {
    return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }
}
