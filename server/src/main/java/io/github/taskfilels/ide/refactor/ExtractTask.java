package io.github.taskfilels.ide.refactor;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.refactor.Proposal.Keeps;
import io.github.taskfilels.ide.refactor.Proposal.Kind;
import io.github.taskfilels.ide.rules.Fix;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Loop;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.taskfile.schema.SpecialVariable;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Commands become a task of their own, which is called where they stood. It runs them in the same
 * surroundings; variables that only the old task knows are given to it with their types.
 */
final class ExtractTask implements Refactoring {
  private static final int STEP = 2;
  private static final Pattern FIELD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  @Override
  public ImmutableList<Proposal> at(Selection selection) {
    Task task = selection.task();
    WrittenTask written = task == null ? null : WrittenTask.of(selection.tree(), task);
    YamlSequence list = written == null ? null : written.commands();
    if (written == null || list == null) {
      return ImmutableList.of();
    }
    List<YamlItem> items =
        list.items().stream().filter(item -> isSelected(selection.range(), item)).toList();
    if (items.isEmpty()
        || selection.column(written.entry().range().start()) < 0
        || (!list.flow() && selection.column(items.getFirst().range().start()) < 0)) {
      return ImmutableList.of();
    }
    String title =
        items.size() == 1
            ? "Extract the command to a task"
            : "Extract " + items.size() + " commands to a task";
    Parts parts = new Parts(selection, written, list, items);
    String refusal = parts.refusal();
    return ImmutableList.of(
        refusal.isEmpty()
            ? Proposal.of(Kind.EXTRACT, title, Keeps.MEANING, () -> parts.change(title))
            : Proposal.refused(Kind.EXTRACT, title, refusal));
  }

  private static boolean isSelected(TextRange range, YamlItem item) {
    return range.isEmpty() ? item.range().touches(range.start()) : item.range().intersects(range);
  }

  /** What is extracted. */
  private record Parts(
      Selection selection, WrittenTask written, YamlSequence list, List<YamlItem> items) {

    String refusal() {
      if (written.isBorrowed()
          || WrittenTask.hasAnchors(items)
          || copied().stream().anyMatch(entry -> WrittenTask.hasAnchors(entry.value()))) {
        return "an anchor or an alias is in it; write out what it stands for first";
      }
      for (Command command : commands()) {
        if (command.deferred()) {
          return "a deferred command runs when its own task ends";
        }
        if (command.loop() instanceof Loop.Files) {
          return "it loops over the files of its own task";
        }
      }
      List<YamlNode> values = new ArrayList<>();
      items.forEach(item -> values.add(item.value()));
      copied().forEach(entry -> values.add(entry.value()));
      ImmutableSet<String> reads = reads();
      String bound = new NamesRead(selection).bound(values, reads);
      if (!bound.isEmpty()) {
        return bound;
      }
      for (Variable variable : written.task().environment().vars()) {
        if (variable.secret() && reads.contains(variable.name())) {
          return "it reads the secret " + variable.name() + ", which a call would show";
        }
      }
      boolean flat =
          !list.flow()
              || items.stream().noneMatch(item -> TextBlock.isMultiline(source(item.range())));
      return flat && reads.stream().allMatch(name -> FIELD.matcher(name).matches())
          ? ""
          : "it is written in a way that no call can take; write the commands in lines first";
    }

    private List<Command> commands() {
      return written.task().cmds().stream()
          .filter(command -> items.stream().anyMatch(item -> item.range().covers(command.range())))
          .toList();
    }

    private List<YamlEntry> copied() {
      List<YamlEntry> entries = new ArrayList<>();
      for (String key : WrittenTask.SURROUNDINGS) {
        YamlEntry entry = written.key(key);
        if (entry != null) {
          entries.add(entry);
        }
      }
      return entries;
    }

    private ImmutableSet<String> reads() {
      List<TextRange> ranges = new ArrayList<>();
      items.forEach(item -> ranges.add(item.range()));
      copied().forEach(entry -> ranges.add(entry.range()));
      Set<String> names = new LinkedHashSet<>(new NamesRead(selection).in(ranges));
      for (Command command : commands()) {
        if (command.loop() != null) {
          names.removeAll(setBy(command.loop()));
        }
      }
      return ImmutableSet.copyOf(names);
    }

    private static Set<String> setBy(Loop loop) {
      Text as =
          switch (loop) {
            case Loop.Var var -> var.as();
            case Loop.Matrix matrix -> matrix.as();
            default -> null;
          };
      return ImmutableSet.of(as == null ? "ITEM" : as.value(), "KEY");
    }

    /** What the new task would not know by itself. */
    private List<String> passed() {
      NamesRead names = new NamesRead(selection);
      ImmutableSet<String> own = names.ownOf(written.task());
      ImmutableSet<String> globals = names.globals();
      List<String> passed = new ArrayList<>();
      for (String name : reads()) {
        boolean special = SpecialVariable.find(name) != null;
        if (own.contains(name) || (!special && !globals.contains(name))) {
          passed.add(name);
        }
      }
      for (String name : names.ofEnvironment()) {
        if (own.contains(name) && !passed.contains(name)) {
          passed.add(name);
        }
      }
      return passed;
    }

    private String source(TextRange range) {
      return range.in(selection.text());
    }

    Fix change(String title) throws RefactoringRefusedException {
      String name = NewTask.name(selection, written.task().name(), "steps");
      int column = selection.column(written.entry().range().start());
      return selection
          .edits()
          .offered(
              title,
              call(name),
              new Insertion(selection).after(written.entry(), lines(name, column)));
    }

    private TextEdit call(String name) {
      List<String> passed = passed();
      if (list.flow()) {
        StringBuilder vars = new StringBuilder();
        passed.forEach(
            one ->
                vars.append(vars.isEmpty() ? ", vars: {" : ", ")
                    .append(one)
                    .append(": {ref: .")
                    .append(one)
                    .append('}'));
        String written = "'" + name.replace("'", "''") + "'";
        return new TextEdit(
            TextRange.covering(items.getFirst().range(), items.getLast().range()),
            "{task: " + written + vars + (vars.isEmpty() ? "}" : "}}"));
      }
      String lineBreak = selection.edits().newline();
      int first = items.getFirst().range().start();
      String indent = " ".repeat(selection.column(first));
      StringBuilder call = new StringBuilder("- task: ").append(NewTask.write(name));
      if (!passed.isEmpty()) {
        call.append(lineBreak).append(indent).append("  vars:");
        for (String one : passed) {
          call.append(lineBreak).append(indent).append("    ").append(one);
          call.append(": {ref: .").append(one).append('}');
        }
      }
      return new TextEdit(new TextRange(first, endOfLast()), call.toString());
    }

    /** With what is said behind it. */
    private int endOfLast() {
      int end = items.getLast().range().end();
      for (TextRange comment : selection.tree().comments()) {
        if (comment.start() >= end && comment.start() < selection.edits().afterLine(end)) {
          return comment.end();
        }
      }
      return end;
    }

    private String lines(String name, int column) throws RefactoringRefusedException {
      String lineBreak = selection.edits().newline();
      String inner = " ".repeat(column + STEP);
      StringBuilder lines = new StringBuilder();
      lines.append(" ".repeat(column)).append(NewTask.write(name)).append(':').append(lineBreak);
      lines.append(inner).append("internal: true").append(lineBreak);
      if (runsNotAlways()) {
        lines.append(inner).append("run: always").append(lineBreak);
      }
      for (YamlEntry entry : copied()) {
        int at = selection.column(entry.range().start());
        String text = source(entry.range());
        String moved = TextBlock.shiftRest(text, at < 0 ? 0 : column + STEP - at);
        if (moved == null || (at < 0 && TextBlock.isMultiline(text))) {
          throw new RefactoringRefusedException("'" + entry.keyText() + "' cannot be moved");
        }
        lines.append(inner).append(moved).append(lineBreak);
      }
      lines.append(inner).append("cmds:").append(lineBreak);
      return lines.append(commandLines(inner + "  ")).toString();
    }

    private String commandLines(String indent) throws RefactoringRefusedException {
      String lineBreak = selection.edits().newline();
      if (list.flow()) {
        StringBuilder lines = new StringBuilder();
        items.forEach(
            item ->
                lines.append(indent).append("- ").append(source(item.range())).append(lineBreak));
        return lines.toString();
      }
      int first = items.getFirst().range().start();
      String text = source(new TextRange(first, endOfLast()));
      String moved = TextBlock.shiftRest(text, indent.length() - selection.column(first));
      if (moved == null) {
        throw new RefactoringRefusedException("the commands cannot be moved to the new task");
      }
      return indent + moved + lineBreak;
    }

    /** Whether tasks run once in a file or a root, which would join calls of the new one. */
    private boolean runsNotAlways() {
      boolean written = this.written.task().behaviour().run() != null;
      for (FileId file :
          IncludeGraph.ofWorkspace(selection.snapshot()).connected(selection.file())) {
        Taskfile other = selection.snapshot().taskfile(file);
        written |= other != null && other.run() != null;
      }
      return written;
    }
  }
}
