package io.github.taskfilels.template.exec;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.go.value.GoMethod;
import io.github.taskfilels.go.value.GoStringMap;
import io.github.taskfilels.go.value.GoValue;
import io.github.taskfilels.go.value.NoValue;
import io.github.taskfilels.go.value.Type;
import io.github.taskfilels.go.value.Values;
import io.github.taskfilels.template.Node;
import io.github.taskfilels.template.Node.Command;
import io.github.taskfilels.template.Node.Name;
import io.github.taskfilels.template.Node.Operand;
import io.github.taskfilels.template.Node.Pipeline;
import io.github.taskfilels.template.NumberConstant;
import io.github.taskfilels.template.Source;
import io.github.taskfilels.template.functions.TemplateHost;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates pipelines, commands and their operands. */
final class PipelineEvaluator {
  /** Stands for "no value comes through the pipe". */
  enum Pipe {
    EMPTY
  }

  private final Calls calls;
  private Variables variables;
  private Node current;

  PipelineEvaluator(Node start, Variables variables, TemplateHost host) {
    this.current = start;
    this.variables = variables;
    this.calls = new Calls(this, host);
  }

  /** The node that an error is reported at. */
  Node current() {
    return current;
  }

  void at(Node node) {
    current = node;
  }

  Variables variables() {
    return variables;
  }

  void use(Variables other) {
    variables = other;
  }

  /**
   * The value of a pipeline; {@link NoValue} for nothing and nil. Its variables are pushed or set.
   */
  Object pipeline(Dot dot, Pipeline pipeline) {
    at(pipeline);
    Object value = Pipe.EMPTY;
    for (Command command : pipeline.commands()) {
      Object result = command(dot, command, value);
      value = result == null ? NoValue.NO_VALUE : result;
    }
    for (Name name : pipeline.variables()) {
      if (pipeline.assignment()) {
        variables.set(name.text(), value, false);
      } else {
        variables.push(name.text(), value);
      }
    }
    return value;
  }

  private @Nullable Object command(Dot dot, Command command, Object piped) {
    ImmutableList<Operand> operands = command.operands();
    Operand first = operands.getFirst();
    switch (first) {
      case Node.Field field -> {
        return field(dot, field, rest(operands), piped);
      }
      case Node.Chain chain -> {
        return chain(dot, chain, rest(operands), piped);
      }
      case Node.Identifier identifier -> {
        return calls.function(dot, identifier, command, rest(operands), piped);
      }
      case Node.Parens parens -> {
        refuseArguments(operands, piped);
        return pipeline(dot, parens.pipeline());
      }
      case Node.Variable variable -> {
        return variable(dot, variable, operands, piped);
      }
      default -> {}
    }
    at(first);
    refuseArguments(operands, piped);
    return switch (first) {
      case Node.Bool bool -> bool.value();
      case Node.Dot _ -> dot.value();
      case Node.NumberLiteral number -> constant(number);
      case Node.StringConstant string -> string.value();
      case Node.Nil _ -> throw new ExecutionError("nil is not a command");
      default -> throw new ExecutionError("can't evaluate command " + Source.of(first));
    };
  }

  /** Whether a value comes through the pipe. */
  static boolean isPiped(Object value) {
    return !(value instanceof Pipe);
  }

  private static List<Operand> rest(ImmutableList<Operand> operands) {
    return operands.subList(1, operands.size());
  }

  private static void refuseArguments(List<Operand> operands, Object piped) {
    if (operands.size() > 1 || isPiped(piped)) {
      throw new ExecutionError(
          "can't give argument to non-function " + Source.of(operands.getFirst()));
    }
  }

  /** The value of a number where nothing asks for a type. */
  Object constant(Node.NumberLiteral number) {
    at(number);
    NumberConstant constant = number.value();
    if (constant.isFloatByDefault()) {
      return constant.decimal();
    }
    Long integer = constant.integer();
    if (integer == null) {
      throw new ExecutionError(constant.source() + " overflows int");
    }
    return integer;
  }

  private @Nullable Object field(Dot dot, Node.Field field, List<Operand> arguments, Object piped) {
    at(field);
    return chain(dot, dot, field, field.names(), arguments, piped);
  }

  private @Nullable Object chain(Dot dot, Node.Chain chain, List<Operand> arguments, Object piped) {
    at(chain);
    if (chain.inner() instanceof Node.Nil) {
      throw new ExecutionError("indirection through explicit nil in " + Source.of(chain));
    }
    Object value = argument(dot, null, chain.inner());
    boolean boxed =
        chain.inner() instanceof Node.Identifier function && calls.givesAny(function.name());
    return chain(dot, new Dot(value, boxed), chain, chain.fields(), arguments, piped);
  }

  private @Nullable Object variable(
      Dot dot, Node.Variable variable, ImmutableList<Operand> operands, Object piped) {
    at(variable);
    Variables.Slot slot = variables.get(variable.name().text());
    if (variable.fields().isEmpty()) {
      refuseArguments(operands, piped);
      return slot.value();
    }
    Dot receiver = new Dot(slot.value(), slot.boxed());
    return chain(dot, receiver, variable, variable.fields(), rest(operands), piped);
  }

  /** Walks fields; the last may be a method, which gets the arguments. */
  private @Nullable Object chain(
      Dot dot,
      Dot receiver,
      Operand node,
      List<Name> names,
      List<Operand> arguments,
      Object piped) {
    Object value = receiver.value();
    boolean boxed = receiver.boxed();
    for (int i = 0; i < names.size(); i++) {
      boolean last = i == names.size() - 1;
      Object owner = value;
      value =
          field(
              dot,
              node,
              names.get(i).text(),
              new Dot(owner, boxed),
              last ? arguments : List.of(),
              last ? piped : Pipe.EMPTY);
      boxed = owner instanceof Map && !(owner instanceof GoStringMap);
    }
    return value;
  }

  private @Nullable Object field(
      Dot dot, Operand node, String name, Dot receiver, List<Operand> arguments, Object piped) {
    Object owner = receiver.value();
    if (owner == NoValue.NO_VALUE) {
      return owner;
    }
    if (owner == null) {
      throw new ExecutionError("nil pointer evaluating interface {}." + name);
    }
    if (owner instanceof GoValue special) {
      GoMethod method = special.method(name);
      if (method != null) {
        return calls.method(dot, node, name, method, arguments, piped);
      }
    }
    if (owner instanceof Map<?, ?> map) {
      if (!arguments.isEmpty() || isPiped(piped)) {
        throw new ExecutionError(name + " is not a method but has arguments");
      }
      Object value = map.get(name);
      return value == null && !map.containsKey(name) ? NoValue.NO_VALUE : value;
    }
    String type = receiver.boxed() ? "interface {}" : Values.typeName(owner);
    throw new ExecutionError("can't evaluate field " + name + " in type " + type);
  }

  /**
   * The value of an argument.
   *
   * @param type the type of the parameter; null where any value will do, and {@link NoValue} stays
   *     what it is
   */
  @Nullable Object argument(Dot dot, @Nullable Type type, Operand operand) {
    at(operand);
    return switch (operand) {
      case Node.Dot _ -> checked(dot.value(), type);
      case Node.Nil _ -> nil(type);
      case Node.Field field -> checked(field(dot, field, List.of(), Pipe.EMPTY), type);
      case Node.Variable variable ->
          checked(variable(dot, variable, ImmutableList.of(variable), Pipe.EMPTY), type);
      case Node.Parens parens -> checked(pipeline(dot, parens.pipeline()), type);
      case Node.Identifier identifier ->
          checked(calls.function(dot, identifier, identifier, List.of(), Pipe.EMPTY), type);
      case Node.Chain chain -> checked(chain(dot, chain, List.of(), Pipe.EMPTY), type);
      case Node.Bool _, Node.NumberLiteral _, Node.StringConstant _ -> literal(operand, type);
    };
  }

  private static @Nullable Object nil(@Nullable Type type) {
    if (type != null && !type.takesNil()) {
      throw new ExecutionError("cannot assign nil to " + type.goName());
    }
    return type == null || type == Type.VALUE ? NoValue.NO_VALUE : null;
  }

  private @Nullable Object literal(Operand operand, @Nullable Type type) {
    if (type == null || type == Type.ANY || type == Type.VALUE) {
      return switch (operand) {
        case Node.Bool bool -> bool.value();
        case Node.NumberLiteral number -> constant(number);
        case Node.StringConstant string -> string.value();
        default -> throw new ExecutionError("can't handle " + Source.of(operand));
      };
    }
    return Literals.typed(operand, type);
  }

  /** Checks that a value can be given for a parameter. Nothing becomes nil where nil is allowed. */
  static @Nullable Object checked(@Nullable Object value, @Nullable Type type) {
    if (type == null || type == Type.VALUE) {
      return value;
    }
    if (value == NoValue.NO_VALUE) {
      if (type.takesNil()) {
        return null;
      }
      throw new ExecutionError("invalid value; expected " + type.goName());
    }
    if (type == Type.ANY || (value != null && type.accepts(value))) {
      return value;
    }
    String found = value == null ? "interface {}" : Values.typeName(value);
    throw new ExecutionError("wrong type for value; expected " + type.goName() + "; got " + found);
  }
}
