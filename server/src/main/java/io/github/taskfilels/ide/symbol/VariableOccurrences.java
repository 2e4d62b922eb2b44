package io.github.taskfilels.ide.symbol;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.symbol.Occurrence.Certainty;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
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
 * stand, in {@code ref}, and in {@code for: {var:}}.
 */
final class VariableOccurrences {
  private final FileId file;
  private final Taskfile taskfile;

  /** By where they start; no two tasks share a character. */
  private final NavigableMap<Integer, Task> tasks = new TreeMap<>();

  private final ImmutableList.Builder<Occurrence> found = ImmutableList.builder();

  /**
   * A value.
   *
   * @param key of the innermost entry around it; empty where there is none
   * @param outer the key around that
   */
  private record Place(YamlNode node, String key, String outer) {}

  private VariableOccurrences(FileId file, Taskfile taskfile) {
    this.file = file;
    this.taskfile = taskfile;
    taskfile.tasks().forEach(task -> tasks.put(task.range().start(), task));
  }

  /** All of them, in no particular order. */
  static ImmutableList<Occurrence> of(FileId file, Taskfile taskfile) {
    VariableOccurrences occurrences = new VariableOccurrences(file, taskfile);
    occurrences.keys();
    occurrences.values();
    return occurrences.found.build();
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
    taskfile.tasks().forEach(task -> keys(task.environment().vars(), task));
  }

  private void keys(List<Variable> variables, @Nullable Task task) {
    for (Variable variable : variables) {
      Task around = around(variable.nameRange());
      if (around == null || around == task) {
        add(task, variable.name(), variable.nameRange(), Role.WRITES);
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
    if (place.key().equals("var") && place.outer().equals("for")) {
      add(scalar.value(), scalar.range(), Role.READS);
    } else if (place.key().equals("ref")) {
      fields(scalar, Template.parseExpression(scalar.value()));
    } else if (Template.isTemplate(scalar.source())) {
      fields(scalar, Template.parse(scalar.value()));
    }
  }

  private void fields(YamlScalar scalar, Template template) {
    for (FieldUse use : template.uses().fields()) {
      add(use.name(), scalar.sourceMap().toSource(use.range()), Role.READS);
    }
  }

  private void add(String name, TextRange range, Role role) {
    add(around(range), name, range, role);
  }

  private void add(@Nullable Task task, String name, TextRange range, Role role) {
    Symbol symbol = new Symbol.Variable(file, task == null ? null : task.name(), name);
    found.add(new Occurrence(range, ImmutableSet.of(symbol), role, Certainty.EXACT));
  }
}
