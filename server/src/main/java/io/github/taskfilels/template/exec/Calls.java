package io.github.taskfilels.template.exec;

import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.go.fmt.Quoting;
import io.github.taskfilels.go.value.FunctionException;
import io.github.taskfilels.go.value.GoMethod;
import io.github.taskfilels.go.value.NoValue;
import io.github.taskfilels.go.value.Type;
import io.github.taskfilels.go.value.Values;
import io.github.taskfilels.template.Node;
import io.github.taskfilels.template.Node.Operand;
import io.github.taskfilels.template.Source;
import io.github.taskfilels.template.functions.FunctionDoc;
import io.github.taskfilels.template.functions.FunctionTable;
import io.github.taskfilels.template.functions.Functions;
import io.github.taskfilels.template.functions.TemplateHost;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls functions and methods: counts and checks the arguments, and adds the place to errors. */
final class Calls {
  /** Of an argument: functions look at all of it, quickly. */
  private static final int ELEMENTS_PER_STEP = 16;

  private final PipelineEvaluator evaluator;
  private final TemplateHost host;

  Calls(PipelineEvaluator evaluator, TemplateHost host) {
    this.evaluator = evaluator;
    this.host = host;
  }

  @Nullable Object function(
      Dot dot, Node.Identifier identifier, Node node, List<Operand> arguments, Object piped) {
    evaluator.at(identifier);
    String name = identifier.name();
    FunctionDoc function = FunctionTable.find(name);
    if (function == null) {
      throw new ExecutionError(Quoting.quote(name) + " is not a defined function");
    }
    count(name, function.parameters().size(), function.variadic(), arguments.size(), piped);
    if (name.equals("and") || name.equals("or")) {
      return shortCircuit(dot, name.equals("or"), arguments, piped);
    }
    int size = arguments.size() + (PipelineEvaluator.isPiped(piped) ? 1 : 0);
    @Nullable Object[] values = new @Nullable Object[size];
    for (int i = 0; i < arguments.size(); i++) {
      values[i] = evaluator.argument(dot, function.parameterType(i), arguments.get(i));
    }
    if (PipelineEvaluator.isPiped(piped)) {
      values[size - 1] = PipelineEvaluator.checked(piped, function.parameterType(size - 1));
    }
    if (name.equals("call")) {
      throw notCallable(node, arguments, values[0]);
    }
    try {
      Budget.steps(1);
      for (Object value : values) {
        Budget.steps(size(value) / ELEMENTS_PER_STEP);
      }
      Object result = Functions.call(function, values, host);
      if (result instanceof String text) {
        Budget.text(text.length());
      } else {
        Budget.steps(size(result));
      }
      return result;
    } catch (FunctionException e) {
      evaluator.at(node);
      throw new ExecutionError("error calling " + name + ": " + e.getMessage());
    }
  }

  private static long size(@Nullable Object value) {
    return switch (value) {
      case String text -> text.length();
      case Collection<?> list -> list.size();
      // The map of all variables would have to be worked out.
      case HashMap<?, ?> map -> map.size();
      case null, default -> 0;
    };
  }

  /** Whether a function is declared to give {@code interface {}}; Go then says so in messages. */
  boolean givesAny(String name) {
    FunctionDoc function = FunctionTable.find(name);
    return function != null && function.result().equals("any");
  }

  private static void count(
      String name, int parameters, boolean variadic, int given, Object piped) {
    int all = given + (PipelineEvaluator.isPiped(piped) ? 1 : 0);
    if (variadic && all < parameters - 1) {
      throw new ExecutionError(
          "wrong number of args for %s: want at least %d got %d"
              .formatted(name, parameters - 1, given));
    }
    if (!variadic && all != parameters) {
      throw new ExecutionError(
          "wrong number of args for %s: want %d got %d".formatted(name, parameters, all));
    }
  }

  private @Nullable Object shortCircuit(
      Dot dot, boolean or, List<Operand> arguments, Object piped) {
    Object value = NoValue.NO_VALUE;
    for (Operand argument : arguments) {
      value = evaluator.argument(dot, Type.VALUE, argument);
      if (Values.isTrue(value) == or) {
        return value;
      }
    }
    return PipelineEvaluator.isPiped(piped) ? piped : value;
  }

  private ExecutionError notCallable(
      Node node, List<Operand> arguments, @Nullable Object function) {
    evaluator.at(node);
    if (Values.isMissing(function)) {
      return new ExecutionError("error calling call: call of nil");
    }
    String name =
        arguments.isEmpty()
            ? Quoting.quote(String.valueOf(function))
            : Source.of(arguments.getFirst());
    return new ExecutionError(
        "error calling call: non-function " + name + " of type " + Values.typeName(function));
  }

  @Nullable Object method(
      Dot dot, Operand node, String name, GoMethod method, List<Operand> arguments, Object piped) {
    count(name, method.parameters().size(), false, arguments.size(), piped);
    int size = method.parameters().size();
    @Nullable Object[] values = new @Nullable Object[size];
    for (int i = 0; i < arguments.size(); i++) {
      values[i] = evaluator.argument(dot, method.parameters().get(i), arguments.get(i));
    }
    if (PipelineEvaluator.isPiped(piped)) {
      values[size - 1] = PipelineEvaluator.checked(piped, method.parameters().get(size - 1));
    }
    try {
      return method.body().call(values);
    } catch (FunctionException e) {
      evaluator.at(node);
      throw new ExecutionError("error calling " + name + ": " + e.getMessage());
    }
  }
}
