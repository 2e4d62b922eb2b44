package io.github.taskfilels.template;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Ordering;
import io.github.taskfilels.template.Node.Block;
import io.github.taskfilels.template.Node.Branch;
import io.github.taskfilels.template.Node.Command;
import io.github.taskfilels.template.Node.Name;
import io.github.taskfilels.template.Node.Operand;
import io.github.taskfilels.template.Node.Pipeline;
import io.github.taskfilels.template.TemplateUses.FieldUse;
import io.github.taskfilels.template.TemplateUses.NameUse;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what a template uses. Follows the dot: inside {@code with} and {@code range} a field
 * belongs to another value; inside a definition it belongs to the root if the definition is called
 * with the root.
 */
final class UseCollector {
  private final Block root;
  private final ImmutableMap<String, Block> bodies;
  private final List<FieldUse> fields = new ArrayList<>();
  private final List<NameUse> functions = new ArrayList<>();
  private final List<NameUse> calls = new ArrayList<>();
  private final List<NameUse> definitions = new ArrayList<>();
  private final Set<String> calledWithRoot = new HashSet<>();
  private boolean needsAll;

  private UseCollector(Block root, ImmutableMap<String, Block> bodies) {
    this.root = root;
    this.bodies = bodies;
  }

  /** What the dot and {@code $} are at a place. */
  private record Scope(boolean dotIsRoot, boolean dollarIsRoot) {
    Scope inside(boolean root) {
      return new Scope(root, dollarIsRoot);
    }
  }

  /**
   * @param bodies of definitions, by name
   */
  static TemplateUses collect(Block root, ImmutableMap<String, Block> bodies) {
    UseCollector collector = new UseCollector(root, bodies);
    collector.run();
    return new TemplateUses(
        sorted(collector.fields, Ordering.natural().onResultOf(FieldUse::range)),
        sorted(collector.functions, Ordering.natural().onResultOf(NameUse::range)),
        sorted(collector.calls, Ordering.natural().onResultOf(NameUse::range)),
        sorted(collector.definitions, Ordering.natural().onResultOf(NameUse::range)),
        collector.needsAll);
  }

  private static <T> ImmutableList<T> sorted(List<T> uses, Comparator<T> order) {
    return uses.stream().distinct().sorted(order).collect(ImmutableList.toImmutableList());
  }

  private void run() {
    block(root, new Scope(true, true));
    // A definition that is never called with the root has no fields of it, but uses functions.
    bodies.values().forEach(body -> block(body, new Scope(false, false)));
    Set<String> done = new HashSet<>();
    while (!done.containsAll(calledWithRoot)) {
      for (String name : ImmutableSet.copyOf(calledWithRoot)) {
        Block body = bodies.get(name);
        if (done.add(name) && body != null) {
          block(body, new Scope(true, true));
        }
      }
    }
  }

  private void block(Block block, Scope scope) {
    for (Node.Statement statement : block.statements()) {
      switch (statement) {
        case Node.Action action -> pipeline(action.pipeline(), scope);
        case Branch branch -> branch(branch, scope);
        case Node.TemplateCall call -> call(call, scope);
        case Node.Define define ->
            definitions.add(new NameUse(define.name().text(), define.name().range()));
        default -> {}
      }
    }
  }

  private void branch(Branch branch, Scope scope) {
    Block otherwise = branch.otherwise();
    Pipeline pipeline = branch.pipeline();
    if (branch instanceof Node.If) {
      pipeline(pipeline, scope);
      block(branch.body(), scope);
    } else if (branch instanceof Node.With && isRoot(pipeline, scope)) {
      block(branch.body(), scope.inside(true));
    } else {
      pipeline(pipeline, scope);
      block(branch.body(), scope.inside(false));
    }
    if (otherwise != null) {
      block(otherwise, scope);
    }
  }

  private void call(Node.TemplateCall call, Scope scope) {
    calls.add(new NameUse(call.name().text(), call.name().range()));
    if (call.body() != null) {
      definitions.add(calls.getLast());
    }
    Pipeline argument = call.argument();
    if (argument == null) {
      return;
    }
    if (isRoot(argument, scope)) {
      calledWithRoot.add(call.name().text());
    } else {
      pipeline(argument, scope);
    }
  }

  /** Whether the pipeline is just the root, so that its fields can still be followed. */
  private static boolean isRoot(Pipeline pipeline, Scope scope) {
    if (!pipeline.variables().isEmpty() || pipeline.commands().size() != 1) {
      return false;
    }
    List<Operand> operands = pipeline.commands().getFirst().operands();
    return operands.size() == 1 && isRoot(operands.getFirst(), scope);
  }

  private static boolean isRoot(Operand operand, Scope scope) {
    return switch (operand) {
      case Node.Dot _ -> scope.dotIsRoot;
      case Node.Variable v ->
          v.name().text().equals("$") && v.fields().isEmpty() && scope.dollarIsRoot;
      case Node.Parens parens -> isRoot(parens.pipeline(), scope);
      default -> false;
    };
  }

  private void pipeline(Pipeline pipeline, Scope scope) {
    for (Command command : pipeline.commands()) {
      List<Operand> operands = command.operands();
      int from = indexOfRoot(operands, scope) ? 3 : 0;
      if (from == 3) {
        operand(operands.getFirst(), scope);
        Node.StringConstant key = (Node.StringConstant) operands.get(2);
        field(new Name(key.range(), key.value()), ImmutableList.of());
      }
      for (Operand operand : operands.subList(from, operands.size())) {
        operand(operand, scope);
      }
    }
  }

  /** {@code index . "NAME"}. */
  private static boolean indexOfRoot(List<Operand> operands, Scope scope) {
    return operands.size() >= 3
        && operands.getFirst() instanceof Node.Identifier function
        && function.name().equals("index")
        && isRoot(operands.get(1), scope)
        && operands.get(2) instanceof Node.StringConstant;
  }

  private void operand(Operand operand, Scope scope) {
    switch (operand) {
      case Node.Field field -> {
        if (scope.dotIsRoot) {
          field(field.names().getFirst(), rest(field.names()));
        }
      }
      case Node.Variable variable -> {
        if (variable.name().text().equals("$") && scope.dollarIsRoot) {
          if (variable.fields().isEmpty()) {
            needsAll = true;
          } else {
            field(variable.fields().getFirst(), rest(variable.fields()));
          }
        }
      }
      case Node.Dot _ -> needsAll |= scope.dotIsRoot;
      case Node.Chain chain -> {
        if (isRoot(chain.inner(), scope)) {
          field(chain.fields().getFirst(), rest(chain.fields()));
        } else {
          operand(chain.inner(), scope);
        }
      }
      case Node.Parens parens -> pipeline(parens.pipeline(), scope);
      case Node.Identifier identifier ->
          functions.add(new NameUse(identifier.name(), identifier.range()));
      default -> {}
    }
  }

  private void field(Name name, ImmutableList<String> path) {
    TextRange range = name.range();
    fields.add(new FieldUse(name.text(), range, path));
  }

  private static ImmutableList<String> rest(ImmutableList<Name> names) {
    return names.stream().skip(1).map(Name::text).collect(ImmutableList.toImmutableList());
  }
}
