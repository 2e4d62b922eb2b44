package io.github.taskfilels.ide.symbol;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.symbol.Occurrence.Certainty;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.taskfile.Requirement;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.template.TemplateUses.FieldUse;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the variables that a file names: as the keys that set them, in templates wherever they
 * stand, in {@code ref}, in {@code for: {var:, as:}}, and in {@code requires}. What calls set is
 * found with the calls.
 */
final class VariableOccurrences {
  private final VariableScopes scopes;
  private final Taskfile taskfile;
  private final Focus focus;

  private final ImmutableList.Builder<Occurrence> found = ImmutableList.builder();

  /**
   * A value.
   *
   * @param key of the innermost entry around it; empty where there is none
   * @param outer the key around that
   */
  private record Place(YamlNode node, String key, String outer) {}

  private VariableOccurrences(VariableScopes scopes, Taskfile taskfile, Focus focus) {
    this.scopes = scopes;
    this.taskfile = taskfile;
    this.focus = focus;
  }

  /** All that are asked for and perhaps more, in no particular order. */
  static ImmutableList<Occurrence> of(VariableScopes scopes, Taskfile taskfile, Focus focus) {
    VariableOccurrences occurrences = new VariableOccurrences(scopes, taskfile, focus);
    occurrences.keys();
    occurrences.values();
    return occurrences.found.build();
  }

  /** What stands behind an anchor is set in each task that takes it. */
  private void keys() {
    keys(taskfile.vars(), null);
    keys(taskfile.env(), null);
    taskfile.includes().forEach(include -> keys(include.vars(), null));
    for (Task task : taskfile.tasks()) {
      keys(task.environment().vars(), task);
      task.environment().env().forEach(variable -> environment(task, variable));
      for (Requirement requirement : task.conditions().requires()) {
        Text name = requirement.name();
        if (focus.isOn(name.range())) {
          add(scopes.read(task, name.value(), name.range()), name.range(), Role.READS);
        }
      }
    }
  }

  private void keys(List<Variable> variables, @Nullable Task task) {
    for (Variable variable : variables) {
      if (focus.isOn(variable.nameRange())) {
        Symbol set = scopes.set(task, variable.name());
        add(ImmutableSet.of(set), variable.nameRange(), Role.WRITES);
      }
    }
  }

  private void environment(Task task, Variable variable) {
    if (focus.isOn(variable.nameRange())) {
      Symbol set = new Symbol.Environment(scopes.file(), task.name(), variable.name());
      add(ImmutableSet.of(set), variable.nameRange(), Role.WRITES);
    }
  }

  private void values() {
    Deque<Place> todo = new ArrayDeque<>();
    todo.add(new Place(taskfile.tree().root(), "", ""));
    while (!todo.isEmpty()) {
      Place place = todo.remove();
      if (!focus.isOn(place.node().range())) {
        continue;
      }
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
      Symbol set = scopes.set(scopes.around(scalar.range()), scalar.value());
      add(ImmutableSet.of(set), scalar.range(), Role.WRITES);
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
    add(scopes.read(name, range), range, Role.READS);
  }

  private void add(ImmutableSet<Symbol> symbols, TextRange range, Role role) {
    found.add(new Occurrence(range, symbols, role, Certainty.EXACT));
  }
}
