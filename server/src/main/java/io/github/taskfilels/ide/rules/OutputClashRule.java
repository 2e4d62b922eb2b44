package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rules.FileFlow.Place;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.TaskOrder;
import io.github.taskfilels.program.TaskOrder.Link;
import io.github.taskfilels.program.TaskOrder.Meeting;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.Summary.FileAccess;
import io.github.taskfilels.workspace.Summary.Guard;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Two tasks that write one file and can run at the same time. */
public final class OutputClashRule implements WorkspaceRule {
  @Override
  public String id() {
    return "output-clash";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A file that two tasks write, by `generates` or by redirections, which are dependencies"
            + " of a third one and so run at the same time; or one task that is such a dependency"
            + " twice, with different variables. Give each a file of its own, or let one depend on"
            + " the other.",
        "Runs both at the same time; what is in the file at the end differs from run to run.",
        """
        version: '3'
        tasks:
          all: {deps: [go, web]}
          go:
            cmds:
              - report go > report.txt
        #                   ^^^^^^^^^^
          web:
            cmds:
              - report web > report.txt
        #                    ^^^^^^^^^^
        """,
        """
        version: '3'
        tasks:
          all: {deps: [go, web]}
          go:
            cmds:
              - report go > go.txt
          web:
            cmds:
              - report web > web.txt
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    FileFlow flow = FileFlow.of(context);
    Questions questions = new Questions();
    TaskOrder order = null;
    for (Place place : flow.own().values()) {
      if (place.use().access() == FileAccess.WRITES
          && place.path().isPlain()
          && !questions.over()) {
        order = order == null ? TaskOrder.around(context.snapshot(), context.file()) : order;
        if (!beside(context, order, place, findings)) {
          find(context, flow, order, place, questions, findings);
        }
      }
    }
    return findings.build();
  }

  /** Whether one task runs beside itself with other variables, and so writes the file twice. */
  private boolean beside(
      RuleContext context, TaskOrder order, Place place, ImmutableList.Builder<Finding> findings) {
    TaskEntry entry = Together.entry(context.snapshot(), place.task());
    if (entry == null || entry.run().equals("once") || entry.guards().contains(Guard.IF)) {
      return false;
    }
    Map<Definition, Link> first = new HashMap<>();
    for (Link link : order.neededBy(place.task())) {
      Link other = link.isDep() && link.sure() ? first.putIfAbsent(link.from(), link) : null;
      Task task =
          other == null || other.reference().vars().equals(link.reference().vars())
              ? null
              : context.taskfile().task(place.task().name());
      TextRange range = task == null ? null : FileUses.rangeOf(context.alone(), task, place.use());
      if (range != null) {
        String message =
            "'"
                + link.from().name()
                + "' runs this task with different variables at the same time, and each writes"
                + " this file; put a variable into its path";
        findings.add(Finding.of(this, context.file(), range, message));
        return true;
      }
    }
    return false;
  }

  private void find(
      RuleContext context,
      FileFlow flow,
      TaskOrder order,
      Place place,
      Questions questions,
      ImmutableList.Builder<Finding> findings) {
    for (Place other : flow.writersOf(place)) {
      Meeting meeting =
          questions.mayAsk() ? meeting(context, order, place.task(), other.task()) : null;
      Task task = meeting == null ? null : context.taskfile().task(place.task().name());
      TextRange range = task == null ? null : FileUses.rangeOf(context.alone(), task, place.use());
      if (meeting != null && range != null) {
        String message =
            "task '"
                + other.task().name()
                + "' writes this file too, and '"
                + meeting.task().name()
                + "' runs both at the same time; give each its own file, or one a dependency on"
                + " the other";
        findings.add(
            Finding.of(this, context.file(), range, message, Together.related(context, other)));
        return;
      }
    }
  }

  private static @Nullable Meeting meeting(
      RuleContext context, TaskOrder order, Definition one, Definition other) {
    if (Together.never(context, one, other)) {
      return null;
    }
    return order.mayReach(one, other) || order.mayReach(other, one)
        ? null
        : order.meeting(one, other);
  }
}
