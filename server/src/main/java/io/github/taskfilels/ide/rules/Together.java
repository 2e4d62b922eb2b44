package io.github.taskfilels.ide.rules;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rules.FileFlow.Place;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.Guard;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of two tasks that may run at the same time. */
final class Together {
  private static final Splitter PARTS = Splitter.on('/');

  private Together() {}

  /**
   * Whether two tasks may exclude each other: by conditions, by systems, or, in the file itself, by
   * commands that call tasks by the command line.
   */
  static boolean never(RuleContext context, Definition one, Definition other) {
    Snapshot snapshot = context.snapshot();
    TaskEntry first = entry(snapshot, one);
    TaskEntry second = entry(snapshot, other);
    return first == null
        || second == null
        || first.guards().contains(Guard.IF)
        || second.guards().contains(Guard.IF)
        || isCalling(context, one)
        || isCalling(context, other)
        || haveNoSystem(first.platforms(), second.platforms());
  }

  private static boolean isCalling(RuleContext context, Definition task) {
    return task.file().equals(context.file())
        && context.facts().files().scriptCalls().containsKey(task.name());
  }

  static @Nullable TaskEntry entry(Snapshot snapshot, Definition task) {
    Summary summary = snapshot.summary(task.file());
    return summary == null ? null : summary.task(task.name());
  }

  private static boolean haveNoSystem(List<String> some, List<String> others) {
    return !some.isEmpty()
        && !others.isEmpty()
        && some.stream().noneMatch(one -> others.stream().anyMatch(other -> overlap(one, other)));
  }

  /** One word is mostly a system; architectures alone are taken to exclude all others, too. */
  private static boolean overlap(String one, String other) {
    List<String> first = PARTS.splitToList(one);
    List<String> second = PARTS.splitToList(other);
    return first.size() == 2 && second.size() == 2
        ? first.equals(second)
        : first.getFirst().equals(second.getFirst());
  }

  /** Where the other task uses the files. */
  static ImmutableList<Finding.Related> related(RuleContext context, Place place) {
    Taskfile taskfile = context.snapshot().taskfile(place.task().file());
    Task task = taskfile == null ? null : taskfile.task(place.task().name());
    TextRange range =
        taskfile == null || task == null
            ? null
            : FileUses.rangeOf(
                new FileContext(place.task().file(), taskfile, RuleSettings.DEFAULT),
                task,
                place.use());
    return range == null
        ? ImmutableList.of()
        : ImmutableList.of(
            new Finding.Related(
                "'" + place.task().name() + "' writes it here", place.task().file(), range));
  }
}
