package io.github.taskfilels.ide.symbol;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.SetMultimap;
import io.github.taskfilels.ide.symbol.Occurrence.Certainty;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.taskfile.Loop;
import io.github.taskfilels.taskfile.Requirement;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.template.TemplateUses.FieldUse;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the variables that a file names: as the keys that set them, in templates wherever they
 * stand, in {@code ref}, in {@code for: {var:, as:}}, and in {@code requires}. What calls set is
 * found with the calls.
 */
final class VariableOccurrences {
  private static final String ITEM = "ITEM";

  private final FileId file;

  /** That of the variables that all files see. */
  private final FileId first;

  private final Taskfile taskfile;

  /** By where they start; no two tasks share a character. */
  private final NavigableMap<Integer, Task> tasks = new TreeMap<>();

  /** By the key of a task, the names that have a value of their own in it. */
  private final SetMultimap<String, String> own =
      MultimapBuilder.hashKeys().hashSetValues().build();

  private final ImmutableList.Builder<Occurrence> found = ImmutableList.builder();

  /**
   * A value.
   *
   * @param key of the innermost entry around it; empty where there is none
   * @param outer the key around that
   */
  private record Place(YamlNode node, String key, String outer) {}

  private VariableOccurrences(FileId file, FileId first, Taskfile taskfile) {
    this.file = file;
    this.first = first;
    this.taskfile = taskfile;
  }

  /**
   * All of them, in no particular order.
   *
   * @param first of the files that includes connect with the file
   */
  static ImmutableList<Occurrence> of(FileId file, FileId first, Taskfile taskfile) {
    VariableOccurrences occurrences = new VariableOccurrences(file, first, taskfile);
    taskfile.tasks().forEach(occurrences::index);
    occurrences.keys();
    occurrences.values();
    return occurrences.found.build();
  }

  private void index(Task task) {
    tasks.put(task.range().start(), task);
    task.environment().vars().forEach(variable -> own.put(task.name(), variable.name()));
    task.deps().forEach(dep -> index(task, dep.loop()));
    task.cmds().forEach(command -> index(task, command.loop()));
  }

  /** Each round has a value of its own. */
  private void index(Task task, @Nullable Loop loop) {
    Text as =
        switch (loop) {
          case Loop.Var var -> var.as();
          case Loop.Matrix matrix -> matrix.as();
          case null, default -> null;
        };
    if (loop != null) {
      own.put(task.name(), as == null ? ITEM : as.value());
    }
  }

  private @Nullable Task around(TextRange range) {
    Map.Entry<Integer, Task> before = tasks.floorEntry(range.start());
    return before != null && before.getValue().range().covers(range) ? before.getValue() : null;
  }

  /**
   * What comes from an anchor inside another task is that task's, for whoever looks at it there.
   */
  private void keys() {
    keys(taskfile.vars(), null);
    keys(taskfile.env(), null);
    taskfile.includes().forEach(include -> keys(include.vars(), null));
    for (Task task : taskfile.tasks()) {
      keys(task.environment().vars(), task);
      for (Requirement requirement : task.conditions().requires()) {
        Text name = requirement.name();
        add(symbols(task, name.value(), name.range()), name.range(), Role.READS);
      }
    }
  }

  private void keys(List<Variable> variables, @Nullable Task task) {
    for (Variable variable : variables) {
      Task around = around(variable.nameRange());
      if (around == null || around == task) {
        add(
            ImmutableSet.of(task == null ? ofAll(variable.name()) : of(task, variable.name())),
            variable.nameRange(),
            Role.WRITES);
      }
    }
  }

  private void values() {
    Deque<Place> todo = new ArrayDeque<>();
    todo.add(new Place(taskfile.tree().root(), "", ""));
    while (!todo.isEmpty()) {
      Place place = todo.remove();
      switch (place.node()) {
        case YamlMapping mapping -> {
          for (YamlEntry entry : mapping.entries()) {
            todo.add(new Place(entry.key(), "", ""));
            todo.add(new Place(entry.value(), entry.keyText(), place.key()));
          }
        }
        case YamlSequence sequence ->
            sequence
                .items()
                .forEach(item -> todo.add(new Place(item.value(), place.key(), place.outer())));
        case YamlScalar scalar -> scalar(scalar, place);
        default -> {}
      }
    }
  }

  private void scalar(YamlScalar scalar, Place place) {
    if (place.outer().equals("for") && place.key().equals("var")) {
      reads(scalar.value(), scalar.range());
    } else if (place.outer().equals("for") && place.key().equals("as")) {
      Task task = around(scalar.range());
      add(
          ImmutableSet.of(task == null ? ofAll(scalar.value()) : of(task, scalar.value())),
          scalar.range(),
          Role.WRITES);
    } else if (place.key().equals("ref")) {
      fields(scalar, Template.parseExpression(scalar.value()));
    } else if (Template.isTemplate(scalar.source())) {
      fields(scalar, Template.parse(scalar.value()));
    }
  }

  private void fields(YamlScalar scalar, Template template) {
    for (FieldUse use : template.uses().fields()) {
      reads(use.name(), scalar.sourceMap().wordToSource(use.range()));
    }
  }

  private void reads(String name, TextRange range) {
    add(symbols(around(range), name, range), range, Role.READS);
  }

  /** What a name can mean that is read at a place. */
  private ImmutableSet<Symbol> symbols(@Nullable Task task, String name, TextRange range) {
    if (task == null) {
      return ImmutableSet.of(ofAll(name));
    }
    // While the variables of a task are set, a name still has the value from outside.
    boolean known =
        own.containsEntry(task.name(), name)
            && task.environment().vars().stream().noneMatch(set -> set.range().covers(range));
    return known ? ImmutableSet.of(of(task, name)) : ImmutableSet.of(of(task, name), ofAll(name));
  }

  private Symbol of(Task task, String name) {
    return new Symbol.Variable(file, task.name(), name);
  }

  private Symbol ofAll(String name) {
    return new Symbol.Variable(first, null, name);
  }

  private void add(ImmutableSet<Symbol> symbols, TextRange range, Role role) {
    found.add(new Occurrence(range, symbols, role, Certainty.EXACT));
  }
}
