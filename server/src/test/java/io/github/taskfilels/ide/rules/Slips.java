package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Occurrences;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.schema.MappingType;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.ScalarStyle;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlNodes;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Slips of somebody who types in a file: each takes what is there and makes it wrong. */
final class Slips {
  private final Snapshot snapshot;
  private final FileId file;
  private final YamlTree tree;
  private final Random random;

  private Slips(Snapshot snapshot, FileId file, Random random) {
    this.snapshot = snapshot;
    this.file = file;
    this.tree = snapshot.tree(file);
    this.random = random;
  }

  /**
   * A slip.
   *
   * @param ruleIds what may find it
   * @param range where, in the text that it makes; null where it is found in this line or below
   * @param meant what was to be typed; null where that is what was there
   */
  record Slip(
      TextEdit edit,
      ImmutableSet<String> ruleIds,
      @Nullable TextRange range,
      @Nullable TextEdit meant) {

    Slip(TextEdit edit, String ruleId, @Nullable TextRange range) {
      this(edit, ImmutableSet.of(ruleId), range, null);
    }

    static Slip replacing(TextRange range, String text, String ruleId) {
      TextRange now = new TextRange(range.start(), range.start() + text.length());
      return new Slip(new TextEdit(range, text), ruleId, now);
    }
  }

  /** The kinds of slips. */
  enum Kind {
    KEY,
    TASK,
    INCLUDE,
    QUOTE,
    KEY_TWICE,
    BRACES,
    FUNCTION,
    SHELL
  }

  /** A slip of a kind at a random place of a file; null where there is none. */
  static @Nullable Slip of(Kind kind, Snapshot snapshot, FileId file, Random random) {
    Slips slips = new Slips(snapshot, file, random);
    return switch (kind) {
      case KEY -> slips.key();
      case TASK -> slips.task();
      case INCLUDE -> slips.include();
      case QUOTE -> slips.quote();
      case KEY_TWICE -> slips.keyTwice();
      case BRACES -> slips.braces();
      case FUNCTION -> slips.function();
      case SHELL -> slips.shell();
    };
  }

  private <T extends Object> @Nullable T any(List<T> all) {
    return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
  }

  /** A letter twice, one left out, or two in the wrong order. */
  private String mistyped(String word) {
    int at = random.nextInt(word.length());
    String letter = word.substring(at, at + 1);
    return switch (random.nextInt(3)) {
      case 0 -> word.substring(0, at) + letter + word.substring(at);
      case 1 -> word.substring(0, at) + word.substring(at + 1);
      default ->
          at + 1 == word.length()
              ? word + letter
              : word.substring(0, at) + word.charAt(at + 1) + letter + word.substring(at + 2);
    };
  }

  private List<YamlEntry> keysOfTasks() {
    List<YamlEntry> keys = new ArrayList<>();
    for (Task task : snapshot.taskfile(file).tasks()) {
      for (Object node : tree.pathTo(task.nameRange().start())) {
        if (node instanceof YamlMapping mapping) {
          mapping.entries().stream()
              .filter(entry -> entry.key().range().equals(task.nameRange()))
              .filter(entry -> entry.value() instanceof YamlMapping)
              .forEach(entry -> keys.addAll(((YamlMapping) entry.value()).entries()));
        }
      }
    }
    keys.removeIf(entry -> MappingType.TASK.key(entry.keyText()) == null);
    return keys;
  }

  private @Nullable Slip key() {
    YamlEntry entry = any(keysOfTasks());
    String wrong = entry == null ? "" : mistyped(entry.keyText());
    return entry == null || wrong.isEmpty() || MappingType.TASK.key(wrong) != null
        ? null
        : Slip.replacing(entry.key().range(), wrong, "unknown-key");
  }

  private @Nullable Slip keyTwice() {
    YamlEntry entry = any(keysOfTasks());
    if (entry == null) {
      return null;
    }
    String text = tree.text();
    int line = text.lastIndexOf('\n', entry.range().start()) + 1;
    String white = text.substring(line, entry.range().start());
    String again = white + entry.keyText() + ": x\n";
    // The later one is the one too many.
    TextRange found =
        new TextRange(
            entry.key().range().start() + again.length(),
            entry.key().range().end() + again.length());
    return white.isBlank() && !text.contains("*")
        ? new Slip(new TextEdit(TextRange.at(line), again), "duplicate-key", found)
        : null;
  }

  private @Nullable Slip task() {
    List<Occurrence> calls =
        Occurrences.ofTasks(snapshot, file).stream()
            .filter(one -> one.role() == Occurrence.Role.CALLS)
            .filter(one -> one.certainty() == Occurrence.Certainty.EXACT)
            .filter(one -> one.symbols().stream().anyMatch(Symbol.Task.class::isInstance))
            .toList();
    Occurrence call = any(calls);
    String name = call == null ? "" : call.range().in(tree.text());
    return call == null || !name.matches("[\\w:-]{4,}")
        ? null
        : Slip.replacing(call.range(), mistyped(name), "task-missing");
  }

  private @Nullable Slip include() {
    Include include = any(snapshot.taskfile(file).includes());
    return include == null || include.taskfile() == null || include.optional()
        ? null
        : Slip.replacing(include.taskfile().range(), "./nowhere/T.yml", "include-missing");
  }

  private List<YamlScalar> scalars() {
    List<YamlScalar> scalars = new ArrayList<>();
    for (YamlNode node : YamlNodes.from(tree.root())) {
      if (node instanceof YamlScalar scalar) {
        scalars.add(scalar);
      }
    }
    return scalars;
  }

  private @Nullable Slip quote() {
    YamlScalar scalar =
        any(
            scalars().stream()
                .filter(
                    one ->
                        one.style() == ScalarStyle.SINGLE_QUOTED
                            || one.style() == ScalarStyle.DOUBLE_QUOTED)
                .toList());
    return scalar == null
        ? null
        : new Slip(
            new TextEdit(new TextRange(scalar.range().end() - 1, scalar.range().end()), ""),
            "yaml-syntax",
            null);
  }

  private ImmutableList<TextRange> templates() {
    ImmutableList.Builder<TextRange> found = ImmutableList.builder();
    for (Task task : snapshot.taskfile(file).tasks()) {
      for (Command command : task.cmds()) {
        if (command instanceof Command.Shell shell) {
          TextRange range = shell.cmd().range();
          String text = range.in(tree.text());
          int close = text.indexOf("}}");
          int open = text.lastIndexOf("{{", close);
          if (open >= 0 && text.substring(open, close).matches("\\{\\{\\s*\\.\\w+\\s*")) {
            found.add(new TextRange(range.start() + open, range.start() + close + 2));
          }
        }
      }
    }
    return found.build();
  }

  /** What follows may be read as a function, as Task does. */
  private @Nullable Slip braces() {
    TextRange template = any(templates());
    return template == null
        ? null
        : new Slip(
            new TextEdit(new TextRange(template.end() - 2, template.end()), ""),
            ImmutableSet.of("tpl-syntax", "tpl-unknown-function"),
            null,
            null);
  }

  private @Nullable Slip function() {
    TextRange template = any(templates());
    if (template == null) {
      return null;
    }
    String wrong = mistyped("lower");
    TextRange end = new TextRange(template.end() - 2, template.end());
    return new Slip(
        new TextEdit(end, " | " + wrong + " }}"),
        ImmutableSet.of("tpl-unknown-function"),
        new TextRange(template.end() + 1, template.end() + 1 + wrong.length()),
        new TextEdit(end, " | lower }}"));
  }

  private @Nullable Slip shell() {
    List<Command.Shell> commands = new ArrayList<>();
    for (Task task : snapshot.taskfile(file).tasks()) {
      for (Command command : task.cmds()) {
        if (command instanceof Command.Shell shell
            && shell.cmd().value().matches("[\\w ./-]{3,}")
            && shell.cmd().range().length() == shell.cmd().value().length()) {
          commands.add(shell);
        }
      }
    }
    Command.Shell shell = any(commands);
    return shell == null
        ? null
        : new Slip(
            new TextEdit(TextRange.at(shell.cmd().range().end()), " && ("), "sh-syntax", null);
  }
}
