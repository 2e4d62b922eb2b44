package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Dep;
import io.github.taskfilels.taskfile.Loop;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.Node.Pipeline;
import io.github.taskfilels.template.Pipelines;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.template.TemplateUses;
import io.github.taskfilels.text.TextRange;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text of a file that Task renders as a template, or evaluates as an expression.
 *
 * @param text as written
 * @param expression whether it is a {@code ref}
 * @param uses what the template uses
 */
record WrittenTemplate(Text text, boolean expression, Template template, TemplateUses uses) {

  private static WrittenTemplate of(Text text, boolean expression, Template template) {
    return new WrittenTemplate(text, expression, template, template.uses());
  }

  /** Where a range of the template's source stands in the file. */
  TextRange range(TextRange inSource) {
    int last = text.value().length();
    int start = Math.min(inSource.start(), last);
    TextRange known = new TextRange(start, Math.max(start, Math.min(inSource.end(), last)));
    return text.sourceMap().wordToSource(known);
  }

  /** Its pipelines; none where it cannot be parsed, for then it is another mistake. */
  ImmutableList<Pipeline> pipelines() {
    return template.errors().isEmpty() ? Pipelines.of(template) : ImmutableList.of();
  }

  /** Those of a file: the fields that the compiler of Task renders ({@code variables.go}). */
  static ImmutableList<WrittenTemplate> of(FileContext context) {
    Taskfile taskfile = context.taskfile();
    Collector collector = new Collector(context);
    collector.variables(taskfile.vars());
    collector.variables(taskfile.env());
    taskfile.dotenv().forEach(collector::text);
    taskfile.includes().forEach(include -> collector.variables(include.vars()));
    taskfile.tasks().forEach(collector::task);
    return collector.found.build();
  }

  private static final class Collector {
    private final ImmutableList.Builder<WrittenTemplate> found = ImmutableList.builder();

    private final FileContext context;

    Collector(FileContext context) {
      this.context = context;
    }

    /** What stands behind an anchor belongs to several tasks. */
    private final Set<TextRange> seen = new HashSet<>();

    void text(@Nullable Text text) {
      if (text != null
          && Template.isTemplate(text.value())
          && context.isWhole(text.range())
          && seen.add(text.range())) {
        found.add(WrittenTemplate.of(text, false, Template.parse(text.value())));
      }
    }

    private void expression(@Nullable Text text) {
      if (text != null && context.isWhole(text.range()) && seen.add(text.range())) {
        found.add(WrittenTemplate.of(text, true, Template.parseExpression(text.value())));
      }
    }

    private void texts(List<Text> texts) {
      texts.forEach(this::text);
    }

    void variables(List<Variable> variables) {
      for (Variable variable : variables) {
        if (variable.kind() == Variable.Kind.REF) {
          expression(variable.text());
        } else {
          text(variable.text());
        }
      }
    }

    void task(Task task) {
      text(task.description().desc());
      text(task.description().summary());
      text(task.description().label());
      texts(task.description().prompt());
      task.fingerprint().sources().forEach(glob -> text(glob.pattern()));
      task.fingerprint().generates().forEach(glob -> text(glob.pattern()));
      texts(task.fingerprint().status());
      text(task.fingerprint().method());
      task.conditions().preconditions().forEach(check -> text(check.sh()));
      task.conditions().preconditions().forEach(check -> text(check.msg()));
      text(task.conditions().ifCondition());
      task.conditions().requires().forEach(required -> expression(required.allowedRef()));
      variables(task.environment().vars());
      variables(task.environment().env());
      texts(task.environment().dotenv());
      text(task.environment().dir());
      text(task.behaviour().run());
      text(task.behaviour().prefix());
      task.deps().forEach(this::dep);
      task.cmds().forEach(this::command);
    }

    private void dep(Dep dep) {
      text(dep.task());
      variables(dep.vars());
      loop(dep.loop());
    }

    private void command(Command command) {
      text(command.ifCondition());
      loop(command.loop());
      switch (command) {
        case Command.Shell shell -> text(shell.cmd());
        case Command.Call call -> {
          text(call.task());
          variables(call.vars());
        }
      }
    }

    private void loop(@Nullable Loop loop) {
      if (loop instanceof Loop.Matrix matrix) {
        matrix.rows().forEach(row -> expression(row.ref()));
      }
    }
  }
}
