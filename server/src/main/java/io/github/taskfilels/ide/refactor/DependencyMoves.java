package io.github.taskfilels.ide.refactor;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.refactor.Proposal.Keeps;
import io.github.taskfilels.ide.refactor.Proposal.Kind;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import org.jspecify.annotations.Nullable;

/**
 * A dependency becomes the first command, and a call that is the first command a dependency. That
 * is not the same: dependencies run side by side, and also where the task is up to date.
 */
final class DependencyMoves implements Refactoring {
  private static final String TO_CALL = "Call it as the first command instead";
  private static final String TO_DEP = "Make it a dependency instead";
  private static final String GUESS =
      "Dependencies run side by side, before it is known whether the task is up to date";

  @Override
  public ImmutableList<Proposal> at(Selection selection) {
    Task task = selection.task();
    WrittenTask written = task == null ? null : WrittenTask.of(selection.tree(), task);
    YamlEntry deps = written == null ? null : written.key("deps");
    YamlEntry cmds = written == null ? null : written.key("cmds");
    if (written == null
        || written.isBorrowed()
        || cmds == null
        || !(cmds.value() instanceof YamlSequence commands)
        || commands.flow()
        || commands.items().isEmpty()
        || selection.column(commands.range().start()) < 0) {
      return ImmutableList.of();
    }
    YamlItem first = commands.items().getFirst();
    if (first.range().covers(selection.range())) {
      return ImmutableList.copyOf(toDep(selection, deps, cmds, commands));
    }
    return deps != null && deps.value() instanceof YamlSequence list
        ? toCall(selection, deps, list, first)
        : ImmutableList.of();
  }

  private static ImmutableList<Proposal> toCall(
      Selection selection, YamlEntry deps, YamlSequence list, YamlItem first) {
    for (YamlItem item : list.items()) {
      String call = item.range().covers(selection.range()) ? asCall(selection, item) : null;
      TextEdit gone =
          list.items().size() == 1
              ? selection.edits().withoutEntryAt(deps.range().start())
              : selection.edits().withoutItemAt(item.range().start());
      if (call != null && gone != null) {
        String indent = " ".repeat(selection.column(first.range().start()));
        TextEdit added =
            new TextEdit(
                TextRange.at(first.range().start()),
                "- " + call + selection.edits().newline() + indent);
        return ImmutableList.of(
            Proposal.of(
                Kind.REWRITE,
                TO_CALL,
                Keeps.MEANING,
                () -> selection.edits().offered(TO_CALL, gone, added).guessed(GUESS)));
      }
    }
    return ImmutableList.of();
  }

  /** A dependency as a command; null where it is written in several lines. */
  private static @Nullable String asCall(Selection selection, YamlItem item) {
    String source = item.value().range().in(selection.text());
    if (TextBlock.isMultiline(source) || WrittenTask.hasAnchors(item.value())) {
      return null;
    }
    return switch (item.value()) {
      case YamlScalar _ -> "task: " + source;
      case YamlMapping _ -> source;
      default -> null;
    };
  }

  private static ImmutableList<Proposal> toDep(
      Selection selection, @Nullable YamlEntry deps, YamlEntry cmds, YamlSequence commands) {
    YamlItem first = commands.items().getFirst();
    YamlNode value = first.value();
    String source = value.range().in(selection.text());
    boolean plain =
        value instanceof YamlMapping mapping
            && mapping.entry("task") != null
            && mapping.entries().stream()
                .allMatch(entry -> entry.keyText().equals("task") || entry.keyText().equals("vars"))
            && !TextBlock.isMultiline(source)
            && !WrittenTask.hasAnchors(value);
    TextEdit gone = plain ? selection.edits().withoutItemAt(first.range().start()) : null;
    if (gone == null) {
      return ImmutableList.of();
    }
    TextEdit added = null;
    if (deps == null) {
      String indent = " ".repeat(Math.max(0, selection.column(cmds.range().start())));
      String lineBreak = selection.edits().newline();
      added =
          selection.column(cmds.range().start()) < 0
              ? null
              : new TextEdit(
                  TextRange.at(cmds.range().start()),
                  "deps:" + lineBreak + indent + "  - " + source + lineBreak + indent);
    } else if (deps.value() instanceof YamlSequence list
        && !list.items().isEmpty()
        && list.properties() == null) {
      added = behind(selection, list, source);
    }
    TextEdit insertion = added;
    return insertion == null
        ? ImmutableList.of()
        : ImmutableList.of(
            Proposal.of(
                Kind.REWRITE,
                TO_DEP,
                Keeps.MEANING,
                () -> selection.edits().offered(TO_DEP, gone, insertion).guessed(GUESS)));
  }

  private static @Nullable TextEdit behind(Selection selection, YamlSequence list, String source) {
    int end = list.items().getLast().range().end();
    if (list.flow()) {
      String element = source.startsWith("{") ? source : "{" + source + "}";
      return new TextEdit(TextRange.at(end), ", " + element);
    }
    int column = selection.column(list.range().start());
    return column < 0
        ? null
        : new Insertion(selection)
            .after(end, " ".repeat(column) + "- " + source + selection.edits().newline(), false);
  }
}
