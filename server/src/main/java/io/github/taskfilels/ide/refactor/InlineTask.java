package io.github.taskfilels.ide.refactor;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.SymbolReferences;
import io.github.taskfilels.ide.refactor.Proposal.Keeps;
import io.github.taskfilels.ide.refactor.Proposal.Kind;
import io.github.taskfilels.ide.rules.Fix;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.FlagKey;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The commands of a task instead of a call of it. Refused where a call does more than its commands:
 * where the task has dependencies, conditions, other surroundings, or variables that the caller has
 * not.
 */
final class InlineTask implements Refactoring {

  @Override
  public ImmutableList<Proposal> at(Selection selection) {
    Task caller = selection.task();
    WrittenTask into = caller == null ? null : WrittenTask.of(selection.tree(), caller);
    YamlSequence list = into == null ? null : into.commands();
    if (caller == null || into == null || list == null || list.flow()) {
      return ImmutableList.of();
    }
    for (YamlItem item : list.items()) {
      if (item.range().covers(selection.range()) && selection.column(item.range().start()) >= 0) {
        for (Command command : caller.cmds()) {
          if (command instanceof Command.Call call && item.range().covers(call.range())) {
            return proposals(selection, into, item, call);
          }
        }
      }
    }
    return ImmutableList.of();
  }

  private static ImmutableList<Proposal> proposals(
      Selection selection, WrittenTask into, YamlItem item, Command.Call call) {
    String name = call.task().value();
    Programs programs = Programs.around(selection.snapshot(), selection.file());
    ImmutableSet<Definition> meant = programs.meaning(selection.file(), name).tasks();
    if (meant.isEmpty()) {
      return ImmutableList.of();
    }
    String title = "Inline the task '" + name + "'";
    Definition one = meant.iterator().next();
    Task task = selection.taskfile().task(one.name());
    if (meant.size() > 1 || !one.file().equals(selection.file()) || task == null) {
      return ImmutableList.of(
          Proposal.refused(Kind.INLINE, title, "it stands in another file; move it here first"));
    }
    WrittenTask from = WrittenTask.of(selection.tree(), task);
    if (from == null) {
      return ImmutableList.of();
    }
    Parts parts = new Parts(selection, into, item, call, from);
    String refusal = parts.refusal();
    if (!refusal.isEmpty()) {
      return ImmutableList.of(Proposal.refused(Kind.INLINE, title, refusal));
    }
    ImmutableList.Builder<Proposal> proposals = ImmutableList.builder();
    proposals.add(Proposal.of(Kind.INLINE, title, Keeps.MEANING, () -> parts.change(title, false)));
    if (parts.isOnlyUse()) {
      String both = title + " and remove it";
      proposals.add(Proposal.of(Kind.INLINE, both, Keeps.MEANING, () -> parts.change(both, true)));
    }
    return proposals.build();
  }

  /** A call and what it calls. */
  private record Parts(
      Selection selection, WrittenTask into, YamlItem item, Command.Call call, WrittenTask from) {

    String refusal() {
      Task task = from.task();
      if (task.name().equals(into.task().name())) {
        return "it calls itself";
      }
      String more = ofCall();
      more = more.isEmpty() ? ofTask(task) : more;
      return more.isEmpty() ? ofSurroundings(task) : more;
    }

    private String ofCall() {
      boolean plain =
          call.loop() == null
              && call.ifCondition() == null
              && call.timeout() == null
              && call.modifiers().flags().isEmpty()
              && !call.deferred();
      if (!plain) {
        return "the call has a loop, a condition or another key that the commands would not have";
      }
      for (Variable variable : call.vars()) {
        if (!isTheSame(variable)) {
          return "the call sets " + variable.name() + "; write its value to the commands first";
        }
      }
      return "";
    }

    /** Whether a call gives a variable on as it is. */
    private static boolean isTheSame(Variable variable) {
      Text text = variable.text();
      return variable.kind() == Variable.Kind.REF
          && text != null
          && text.value().strip().equals("." + variable.name());
    }

    private String ofTask(Task task) {
      if (!task.deps().isEmpty()) {
        return "it has dependencies";
      }
      boolean checked =
          !task.fingerprint().sources().isEmpty()
              || !task.fingerprint().generates().isEmpty()
              || !task.fingerprint().status().isEmpty();
      boolean conditions =
          !task.conditions().preconditions().isEmpty()
              || task.conditions().ifCondition() != null
              || !task.conditions().requires().isEmpty()
              || !task.environment().platforms().isEmpty()
              || !task.description().prompt().isEmpty();
      if (checked || conditions) {
        return checked
            ? "it does not run where it is up to date"
            : "it has conditions, under which it does not run";
      }
      if (!runsAlways(task)) {
        return "it may run only once, however often it is called";
      }
      for (Command command : task.cmds()) {
        if (command.deferred()) {
          return "a deferred command runs when its own task ends";
        }
      }
      return from.isBorrowed() || into.isBorrowed() || written().isEmpty()
          ? "it is not written as a list of commands of its own"
          : "";
    }

    private boolean runsAlways(Task task) {
      Text run = task.behaviour().run();
      if (run != null) {
        return run.value().equals("always");
      }
      for (FileId file :
          IncludeGraph.ofWorkspace(selection.snapshot()).connected(selection.file())) {
        Taskfile other = selection.snapshot().taskfile(file);
        if (other != null && other.run() != null && !other.run().value().equals("always")) {
          return false;
        }
      }
      return true;
    }

    private String ofSurroundings(Task task) {
      Task caller = into.task();
      String here = ModelText.ofPart(caller.environment().dir());
      boolean same =
          here.equals(ModelText.ofPart(task.environment().dir()))
              && same(caller.environment().env(), task.environment().env())
              && same(caller.environment().dotenv(), task.environment().dotenv())
              && same(caller.environment().set(), task.environment().set())
              && same(caller.environment().shopt(), task.environment().shopt());
      for (FlagKey key : List.of(FlagKey.SILENT, FlagKey.INTERACTIVE, FlagKey.IGNORE_ERROR)) {
        same &= caller.isSet(key) == task.isSet(key);
      }
      if (!same) {
        return "its directory, environment or flags are not those of '" + caller.name() + "'";
      }
      List<YamlNode> values = new ArrayList<>();
      List<TextRange> ranges = new ArrayList<>();
      for (YamlItem one : written()) {
        values.add(one.value());
        ranges.add(one.range());
      }
      NamesRead names = new NamesRead(selection);
      ImmutableSet<String> reads = names.in(ranges);
      String bound = names.bound(values, reads);
      if (!bound.isEmpty()) {
        return bound;
      }
      if (!task.environment().vars().isEmpty()) {
        return "it has variables of its own; move them to the file or to the call first";
      }
      return WrittenTask.hasAnchors(written())
          ? "an anchor or an alias is in it; write out what it stands for first"
          : ofNames(names, reads);
    }

    /** What the commands read has to be the same in both tasks. */
    private String ofNames(NamesRead names, ImmutableSet<String> reads) {
      ImmutableSet<String> own = names.ownOf(into.task());
      List<String> given = call.vars().stream().map(Variable::name).toList();
      for (String name : own) {
        boolean read = reads.contains(name) || names.ofEnvironment().contains(name);
        if (read && !given.contains(name)) {
          return "'" + into.task().name() + "' has another " + name;
        }
      }
      return "";
    }

    private static boolean same(List<?> one, List<?> other) {
      return ModelText.ofPart(one).equals(ModelText.ofPart(other));
    }

    private List<YamlItem> written() {
      YamlSequence list = from.commands();
      return list == null || list.flow() || selection.column(list.range().start()) < 0
          ? List.of()
          : list.items();
    }

    /** Whether nothing else names the task, and nobody can call it from outside. */
    boolean isOnlyUse() {
      Symbol symbol = new Symbol.Task(new Definition(selection.file(), from.task().name()));
      return from.task().isSet(FlagKey.INTERNAL)
          && SymbolReferences.of(selection.snapshot(), selection.file(), ImmutableSet.of(symbol))
                  .stream()
                  .filter(place -> place.occurrence().role() != Role.DEFINES)
                  .count()
              == 1;
    }

    Fix change(String title, boolean removes) throws RefactoringRefusedException {
      List<YamlItem> items = written();
      int first = items.getFirst().range().start();
      int start = item.range().start();
      int end = endOfLine(items.getLast().range().end());
      String moved =
          TextBlock.shiftRest(
              selection.text().substring(first, end),
              selection.column(start) - selection.column(first));
      if (moved == null) {
        throw new RefactoringRefusedException("the commands cannot be moved to the call");
      }
      TextEdit call = new TextEdit(new TextRange(start, item.range().end()), moved);
      return removes
          ? selection.edits().offered(title, call, removal())
          : selection.edits().offered(title, call);
    }

    /** With what is said behind it. */
    private int endOfLine(int end) {
      for (TextRange comment : selection.tree().comments()) {
        if (comment.start() >= end && comment.start() < selection.edits().afterLine(end)) {
          return comment.end();
        }
      }
      return end;
    }

    /** Takes the task away, with the blank line before it. */
    private TextEdit removal() {
      YamlEntry entry = from.entry();
      TextEdit lines =
          Objects.requireNonNull(selection.edits().withoutEntryAt(entry.range().start()));
      int start = lines.range().start();
      String text = selection.text();
      int from = text.substring(0, start).replace("\r", "").endsWith("\n\n") ? back(start) : start;
      // The line before ends the text then, as this one did.
      boolean open = lines.range().end() == text.length() && !text.endsWith("\n");
      return new TextEdit(new TextRange(open ? back(from) : from, lines.range().end()), "");
    }

    /** Before the line break that ends at an offset. */
    private int back(int offset) {
      return selection.text().startsWith("\r\n", offset - 2) ? offset - 2 : offset - 1;
    }
  }
}
