package io.github.taskfilels.ide.refactor;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import io.github.taskfilels.ide.FileWords;
import io.github.taskfilels.ide.refactor.Proposal.Keeps;
import io.github.taskfilels.ide.refactor.Proposal.Kind;
import io.github.taskfilels.ide.rules.Fix;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.schema.SpecialVariable;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.yaml.PlainScalar;
import io.github.taskfilels.yaml.ScalarStyle;
import io.github.taskfilels.yaml.ScalarType;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlNodes;
import io.github.taskfilels.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A selected text of a command or a pattern becomes a variable of its task or of the file. Without
 * a selection nothing is offered: nobody wants all of a command.
 */
final class ExtractVariable implements Refactoring {
  private static final int STEP = 2;
  private static final int LONGEST = 200;
  private static final int MOST_WORDS = 3;

  /** Where Task renders templates with the variables of the task. */
  private static final ImmutableSet<ValueType> RENDERED =
      ImmutableSet.of(ValueType.SHELL, ValueType.COMMAND, ValueType.GLOB, ValueType.PRECONDITION);

  @Override
  public ImmutableList<Proposal> at(Selection selection) {
    Task task = selection.task();
    WrittenTask written = task == null ? null : WrittenTask.of(selection.tree(), task);
    YamlScalar scalar = scalar(selection, selection.range());
    if (written == null || scalar == null || selection.range().isEmpty()) {
      return ImmutableList.of();
    }
    String text = selection.range().in(selection.text());
    if (!isLiteral(scalar, text) || !isOutside(selection, scalar, selection.range())) {
      return ImmutableList.of();
    }
    String name = name(selection, text);
    ImmutableList.Builder<Proposal> proposals = ImmutableList.builder();
    List<TextRange> here = List.of(selection.range());
    if (written.entry().value() instanceof YamlMapping mapping
        && !written.isBorrowed()
        && !mapping.flow()) {
      TextEdit vars = vars(selection, mapping, written.key("vars"), name, text);
      add(
          proposals,
          selection,
          "Extract to the variable " + name + " of the task",
          here,
          name,
          vars);
    }
    if (selection.tree().root() instanceof YamlMapping root && !root.flow()) {
      TextEdit vars = vars(selection, root, selection.edits().entryOf("vars"), name, text);
      add(
          proposals,
          selection,
          "Extract to the variable " + name + " of the file",
          here,
          name,
          vars);
      List<TextRange> all = everywhere(selection, text);
      if (all.size() > 1) {
        String title =
            "Extract all " + all.size() + " of it to the variable " + name + " of the file";
        add(proposals, selection, title, all, name, vars);
      }
    }
    return proposals.build();
  }

  private static void add(
      ImmutableList.Builder<Proposal> proposals,
      Selection selection,
      String title,
      List<TextRange> places,
      String name,
      @Nullable TextEdit vars) {
    if (vars != null) {
      proposals.add(
          Proposal.of(
              Kind.EXTRACT,
              title,
              Keeps.MEANING,
              () -> change(selection, title, places, name, vars)));
    }
  }

  private static Fix change(
      Selection selection, String title, List<TextRange> places, String name, TextEdit vars) {
    List<TextEdit> edits = new ArrayList<>();
    edits.add(vars);
    for (TextRange place : places) {
      edits.addAll(replace(selection, place, "{{." + name + "}}"));
    }
    return selection.edits().offered(title, edits.toArray(TextEdit[]::new));
  }

  /** A scalar without quotes gets them where it would begin with a brace. */
  private static List<TextEdit> replace(Selection selection, TextRange place, String template) {
    YamlScalar scalar = scalar(selection, place);
    if (scalar == null) {
      return List.of();
    }
    if (scalar.style() == ScalarStyle.PLAIN && place.start() == scalar.range().start()) {
      String rest =
          selection.text().substring(place.end(), scalar.range().end()).replace("'", "''");
      return List.of(new TextEdit(scalar.range(), "'" + template + rest + "'"));
    }
    return List.of(new TextEdit(place, template));
  }

  /** The scalar around a range, in which templates are rendered for a task; null for none. */
  private static @Nullable YamlScalar scalar(Selection selection, TextRange range) {
    TypedNode node = Iterables.getLast(TypedNode.path(selection.tree(), range.start()), null);
    return node != null
            && node.node() instanceof YamlScalar scalar
            && isRendered(node)
            && !node.inFlow()
            && scalar.range().covers(range)
            && (scalar.style() == ScalarStyle.PLAIN
                ? scalar.isPlainWord()
                : scalar.range().start() < range.start() && range.end() <= scalar.range().end())
            && scalar.properties() == null
        ? scalar
        : null;
  }

  private static boolean isRendered(TypedNode node) {
    return RENDERED.contains(node.type())
        || (node.type() == ValueType.STRING
            && node.entry() != null
            && node.entry().keyText().equals("dir"));
  }

  /** Whether a text is what it seems to be, whatever stands around it. */
  private static boolean isLiteral(YamlScalar scalar, String text) {
    if (text.isBlank()
        || !text.equals(text.strip())
        || text.length() > LONGEST
        || TextBlock.isMultiline(text)
        || text.indexOf('{') >= 0
        || text.indexOf('}') >= 0
        || (scalar.style() == ScalarStyle.SINGLE_QUOTED && text.indexOf('\'') >= 0)
        || (scalar.style() == ScalarStyle.DOUBLE_QUOTED
            && (text.indexOf('"') >= 0 || text.indexOf('\\') >= 0))) {
      return false;
    }
    return scalar.value().contains(text);
  }

  /** Whether a place lies in no template. */
  private static boolean isOutside(Selection selection, YamlScalar scalar, TextRange place) {
    String before = selection.text().substring(scalar.range().start(), place.start());
    return before.lastIndexOf("{{") <= before.lastIndexOf("}}");
  }

  /** The places of the text in all tasks of the file, as words of their own. */
  private static List<TextRange> everywhere(Selection selection, String wanted) {
    List<TextRange> places = new ArrayList<>();
    String text = selection.text();
    YamlEntry tasks = selection.edits().entryOf("tasks");
    if (tasks == null) {
      return places;
    }
    for (YamlNode node : YamlNodes.from(tasks.value())) {
      if (node instanceof YamlScalar one && one.range().in(text).contains(wanted)) {
        int end = one.range().end();
        int at = text.indexOf(wanted, one.range().start());
        while (at >= 0 && at + wanted.length() <= end) {
          TextRange place = new TextRange(at, at + wanted.length());
          YamlScalar scalar = scalar(selection, place);
          boolean first = places.isEmpty() || places.getLast().end() <= at;
          if (scalar == one
              && first
              && isWord(text, place)
              && isOutside(selection, one, place)
              && isAlone(one, places, place)) {
            places.add(place);
          }
          at = text.indexOf(wanted, at + wanted.length());
        }
      }
    }
    return places;
  }

  /** A scalar that is written anew has room for one place. */
  private static boolean isAlone(YamlScalar scalar, List<TextRange> places, TextRange place) {
    return places.isEmpty()
        || places.getLast().start() != scalar.range().start()
        || scalar.style() != ScalarStyle.PLAIN
        || !scalar.range().covers(place);
  }

  private static boolean isWord(String text, TextRange place) {
    return !isOfWord(text.charAt(place.start() - 1), text.charAt(place.start()))
        && (place.end() == text.length()
            || !isOfWord(text.charAt(place.end() - 1), text.charAt(place.end())));
  }

  private static boolean isOfWord(char one, char other) {
    return isOfWord(one) && isOfWord(other);
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '/';
  }

  /** A name made of the first words of the text, which no connected file holds. */
  private static String name(Selection selection, String text) {
    StringBuilder name = new StringBuilder();
    int words = 0;
    for (String word : text.split("[^A-Za-z0-9]+", -1)) {
      if (!word.isEmpty() && words < MOST_WORDS) {
        name.append(name.isEmpty() ? "" : "_").append(word.toUpperCase(Locale.ROOT));
        words++;
      }
    }
    String base = name.isEmpty() || Character.isDigit(name.charAt(0)) ? "VALUE" : name.toString();
    String free = base;
    for (int i = 2; isTaken(selection, free); i++) {
      free = base + "_" + i;
    }
    return free;
  }

  private static boolean isTaken(Selection selection, String name) {
    if (SpecialVariable.find(name) != null
        || selection.snapshot().environment().containsKey(name)) {
      return true;
    }
    for (FileId file : IncludeGraph.ofWorkspace(selection.snapshot()).connected(selection.file())) {
      if (FileWords.mayHold(selection.snapshot(), file, name)) {
        return true;
      }
    }
    return FileWords.mayHold(selection.snapshot(), selection.file(), name);
  }

  /** The new variable, before all others, which may read it. */
  private static @Nullable TextEdit vars(
      Selection selection, YamlMapping around, @Nullable YamlEntry vars, String name, String text) {
    String lineBreak = selection.edits().newline();
    String set = name + ": " + write(text, vars != null && isFlow(vars));
    if (vars != null && vars.value() instanceof YamlMapping mapping) {
      if (mapping.properties() != null || mapping.entries().isEmpty()) {
        return null;
      }
      int first = mapping.entries().getFirst().range().start();
      int column = selection.column(first);
      return mapping.flow()
          ? new TextEdit(TextRange.at(first), set + ", ")
          : column < 0
              ? null
              : new TextEdit(TextRange.at(first), set + lineBreak + " ".repeat(column));
    }
    int column = selection.column(around.range().start());
    if (vars != null || column < 0) {
      return null;
    }
    String indent = " ".repeat(column);
    String lines = "vars:" + lineBreak + indent + " ".repeat(STEP) + set + lineBreak;
    YamlEntry before = firstOf(around, "cmds", "cmd", "tasks");
    if (before == null || selection.column(before.range().start()) != column) {
      return null;
    }
    boolean root = before.keyText().equals("tasks") && column == 0;
    return new TextEdit(
        TextRange.at(before.range().start()), lines + (root ? lineBreak : "") + indent);
  }

  private static boolean isFlow(YamlEntry vars) {
    return vars.value() instanceof YamlMapping mapping && mapping.flow();
  }

  private static @Nullable YamlEntry firstOf(YamlMapping mapping, String... keys) {
    for (String key : keys) {
      if (mapping.entry(key) != null) {
        return mapping.entry(key);
      }
    }
    return null;
  }

  private static String write(String value, boolean inFlow) {
    return PlainScalar.isPlain(value, inFlow) && ScalarType.ofPlain(value) == ScalarType.STRING
        ? value
        : "'" + value.replace("'", "''") + "'";
  }
}
