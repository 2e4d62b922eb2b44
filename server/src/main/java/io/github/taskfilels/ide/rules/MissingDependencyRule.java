package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.taskfilels.ide.rules.FileFlow.Place;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.TaskOrder;
import io.github.taskfilels.program.TaskOrder.Meeting;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary.FileAccess;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tasks that read what another one writes, with nothing that orders them. */
public final class MissingDependencyRule implements WorkspaceRule {
  @Override
  public String id() {
    return "missing-dependency";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A task that reads a file which another task writes, by `sources` and `generates` or by"
            + " redirections, and no `deps` say which comes first: where both are dependencies of a"
            + " third one, they run at the same time. A hint where no task needs both and the file"
            + " is named without wildcards.",
        "Runs dependencies at the same time, so the file may be there, or old, or half written.",
        """
        version: '3'
        tasks:
          all: {deps: [schema, client]}
          schema:
            sources: [schema.sql]
            generates: [schema.json]
            cmds: [dump schema.sql]
          client:
            sources: [schema.json]
        #             ^^^^^^^^^^^
            generates: [client.go]
            cmds: [generate]
        """,
        """
        version: '3'
        tasks:
          all: {deps: [schema, client]}
          schema:
            sources: [schema.sql]
            generates: [schema.json]
            cmds: [dump schema.sql]
          client:
            deps: [schema]
            sources: [schema.json]
            generates: [client.go]
            cmds: [generate]
        """);
  }

  /**
   * What is missing.
   *
   * @param meeting where both run at the same time; null where no task needs both
   */
  private record Missing(Place reader, Place writer, @Nullable Meeting meeting) {}

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    FileFlow flow = FileFlow.of(context);
    Questions questions = new Questions();
    for (Place reader : flow.own().values()) {
      Missing missing = missing(context, flow, reader, questions);
      Task task = missing == null ? null : context.taskfile().task(reader.task().name());
      TextRange range = task == null ? null : FileUses.rangeOf(context.alone(), task, reader.use());
      if (missing != null && range != null) {
        findings.add(finding(context, missing, range));
      }
    }
    return findings.build();
  }

  private static @Nullable Missing missing(
      RuleContext context, FileFlow flow, Place reader, Questions questions) {
    if (reader.use().access() != FileAccess.READS || questions.over()) {
      return null;
    }
    Missing found = null;
    for (Place writer : flow.writersOf(reader)) {
      Missing one = questions.mayAsk() ? missing(context, flow, reader, writer) : null;
      if (one != null && (found == null || one.meeting() != null)) {
        found = one;
        if (one.meeting() != null) {
          break;
        }
      }
    }
    return found;
  }

  private static @Nullable Missing missing(
      RuleContext context, FileFlow flow, Place reader, Place writer) {
    Snapshot snapshot = context.snapshot();
    Definition reads = reader.task();
    Definition writes = writer.task();
    String path = writer.path().path();
    if (flow.uses(snapshot, reads, path, Set.of(FileAccess.SKIPS, FileAccess.WRITES))
        || flow.uses(snapshot, writes, path, Set.of(FileAccess.READS))
        || Together.never(context, reads, writes)) {
      return null;
    }
    TaskOrder order = TaskOrder.around(snapshot, reads.file());
    if (order.mayReach(reads, writes) || order.mayReach(writes, reads)) {
      return null;
    }
    Meeting meeting = order.meeting(reads, writes);
    // Of a pattern nobody can tell whether each file that it matches is meant.
    boolean unclear = !reader.path().isPlain() || mayMeet(order, reads, writes);
    return meeting == null && unclear ? null : new Missing(reader, writer, meeting);
  }

  /** Whether a task leads to both, which may order them. */
  private static boolean mayMeet(TaskOrder order, Definition one, Definition other) {
    Optional<ImmutableSet<Definition>> ones = order.above(one);
    Optional<ImmutableSet<Definition>> others = order.above(other);
    return ones.isEmpty()
        || others.isEmpty()
        || !Sets.intersection(ones.get(), others.get()).isEmpty();
  }

  private Finding finding(RuleContext context, Missing missing, TextRange range) {
    Definition writes = missing.writer().task();
    String name = writes.name();
    String message =
        "task '"
            + name
            + "' writes this, and nothing makes it run before '"
            + missing.reader().task().name()
            + "'";
    Meeting meeting = missing.meeting();
    if (meeting != null) {
      message += ": '" + meeting.task().name() + "' runs both at the same time";
    }
    message += "; add it to 'deps'";
    Finding finding =
        Finding.of(
            this, context.file(), range, message, Together.related(context, missing.writer()));
    return meeting == null ? finding.withSeverity(Severity.HINT) : finding;
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    FileEdits file = FileEdits.of(snapshot, finding.file());
    Taskfile taskfile = snapshot.taskfile(finding.file());
    if (file == null || taskfile == null) {
      return ImmutableList.of();
    }
    RuleContext context = RuleContext.of(snapshot, finding.file(), taskfile);
    FileFlow flow = FileFlow.of(context);
    for (Place reader : flow.own().values()) {
      Task task = taskfile.task(reader.task().name());
      TextRange range = task == null ? null : FileUses.rangeOf(context.alone(), task, reader.use());
      Missing missing =
          finding.range().equals(range) ? missing(context, flow, reader, new Questions()) : null;
      if (task != null && missing != null) {
        String name = reference(snapshot, missing);
        TaskEdits edits = TaskEdits.of(file, task);
        TextEdit edit = name == null || edits == null ? null : edits.withElement("deps", name);
        return edit == null
            ? ImmutableList.of()
            : ImmutableList.of(file.offered("Add '" + name + "' to 'deps'", edit));
      }
    }
    return ImmutableList.of();
  }

  /** The name of the task that writes, in the file of the one that reads; null for none. */
  private static @Nullable String reference(Snapshot snapshot, Missing missing) {
    Definition writes = missing.writer().task();
    if (writes.file().equals(missing.reader().task().file())) {
      return writes.name();
    }
    IncludePath way = Programs.ofNames(snapshot, writes.file()).chainTo(writes.file());
    return way.root().equals(missing.reader().task().file()) ? way.qualify(writes.name()) : null;
  }
}
