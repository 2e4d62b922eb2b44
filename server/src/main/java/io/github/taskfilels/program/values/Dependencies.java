package io.github.taskfilels.program.values;

import io.github.taskfilels.template.Template;
import io.github.taskfilels.template.exec.ParsedTemplates;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the variables of a call need of each other, by their texts. A variable only sees those
 * before it, so there is no cycle.
 */
final class Dependencies {
  private static final Pattern ACTION = Pattern.compile("\\{\\{.*?}}", Pattern.DOTALL);

  private final Bindings bindings;
  private final ParsedTemplates parsed;
  private final BitSet dynamic = new BitSet();

  Dependencies(Bindings bindings, ParsedTemplates parsed) {
    this.bindings = bindings;
    this.parsed = parsed;
    for (Binding binding : bindings.all()) {
      if (Bindings.hasCommand(binding.variable())) {
        dynamic.set(binding.index());
      }
      for (Binding other : named(binding)) {
        if (dynamic.get(other.index())) {
          dynamic.set(binding.index());
        }
      }
    }
  }

  /** Whether a command has to be run to know the value. */
  boolean dynamic(Binding binding) {
    return dynamic.get(binding.index());
  }

  /** Whether there is nothing to evaluate. */
  static boolean constant(Var variable) {
    return switch (variable.kind()) {
      case REF, SH -> false;
      case LITERAL ->
          switch (variable.value()) {
            case String text -> !Template.isTemplate(text);
            case Collection<?> _, java.util.Map<?, ?> _ -> false;
            case null, default -> true;
          };
    };
  }

  /** The bindings that the text of one names. */
  List<Binding> named(Binding binding) {
    if (binding.isConstant() || constant(binding.variable())) {
      return List.of();
    }
    NamesUsed used = new NamesUsed(parsed);
    used.add(binding.variable());
    return last(used, binding.index());
  }

  private List<Binding> last(NamesUsed used, int end) {
    List<Binding> found = new ArrayList<>();
    for (String name : used.all() ? bindings.names() : used.names()) {
      Binding binding = bindings.before(name, end);
      if (binding != null) {
        found.add(binding);
      }
    }
    return found;
  }

  /** Those that one needs itself: what its text names, and what its command may read. */
  private List<Binding> direct(Binding binding) {
    List<Binding> found = new ArrayList<>(named(binding));
    if (Bindings.hasCommand(binding.variable())) {
      String command = ACTION.matcher(binding.variable().text()).replaceAll("TEMPLATE");
      found.addAll(bindings.read(EnvironmentReads.of(command), binding.index()));
    }
    return found;
  }

  /**
   * What has to be evaluated, in order.
   *
   * @param used what is needed in the end
   * @param more bindings that are needed besides
   */
  List<Binding> needed(NamesUsed used, Collection<Binding> more) {
    List<Binding> todo = new ArrayList<>(more);
    todo.addAll(last(used, bindings.all().size()));
    BitSet seen = new BitSet();
    while (!todo.isEmpty()) {
      Binding binding = todo.removeLast();
      if (!seen.get(binding.index())) {
        seen.set(binding.index());
        todo.addAll(direct(binding));
      }
    }
    return seen.stream().mapToObj(bindings.all()::get).toList();
  }
}
