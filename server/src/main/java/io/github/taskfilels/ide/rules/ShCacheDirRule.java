package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** One command for two directories. */
public final class ShCacheDirRule implements FileRule {
  private static final Pattern HERE =
      Pattern.compile("\\s*(pwd|ls|basename \"?\\$\\(?(PWD|pwd))\\b");

  @Override
  public String id() {
    return "sh-cache-dir";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "The same command as the value of variables in tasks with different `dir`, where its "
            + "output depends on the directory: `pwd`, `ls` and the like. It runs once. Make the texts "
            + "different, for example by `cd`.",
        "Keeps the output by the text of the command alone, so that the second task gets that of "
            + "the first.",
        """
        version: '3'
        tasks:
          api:
            dir: api
            vars: {HERE: {sh: pwd}}
            cmds: ['echo {{.HERE}}']
          web:
            dir: web
            vars: {HERE: {sh: pwd}}
        #                     ^^^
            cmds: ['echo {{.HERE}}']
        """,
        """
        version: '3'
        tasks:
          api:
            dir: api
            vars: {HERE: {sh: pwd}}
            cmds: ['echo {{.HERE}}']
          web:
            dir: web
            vars: {HERE: {sh: 'pwd # web'}}
            cmds: ['echo {{.HERE}}']
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();

    Map<String, Task> first = new HashMap<>();
    for (Task task : context.taskfile().tasks()) {
      for (Variable variable : task.environment().vars()) {
        Text text = variable.kind() == Variable.Kind.SH ? variable.text() : null;
        if (text != null
            && !text.value().contains("{{")
            && HERE.matcher(text.value()).lookingAt()) {
          Task before = first.putIfAbsent(text.value(), task);
          if (before != null && !dir(before).equals(dir(task))) {
            String message =
                "'"
                    + before.name()
                    + "' runs the same command in another directory, and this gets its"
                    + " output; make the text another one";
            findings.add(context.finding(this, text.range(), message));
          }
        }
      }
    }
    return findings.build();
  }

  private static String dir(Task task) {
    return task.environment().dir() == null ? "" : task.environment().dir().value();
  }
}
