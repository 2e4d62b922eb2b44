package io.github.taskfilels.template.exec;

import io.github.taskfilels.go.time.GoDuration;
import io.github.taskfilels.go.value.GoInteger;
import io.github.taskfilels.go.value.Type;
import io.github.taskfilels.template.Node;
import io.github.taskfilels.template.Node.Operand;
import io.github.taskfilels.template.Source;

/** Constants as arguments of typed parameters. */
final class Literals {
  private Literals() {}

  static Object typed(Operand operand, Type type) {
    return switch (type) {
      case BOOL -> {
        if (operand instanceof Node.Bool bool) {
          yield bool.value();
        }
        throw expected("bool", operand);
      }
      case STRING -> {
        if (operand instanceof Node.StringConstant string) {
          yield string.value();
        }
        throw expected("string", operand);
      }
      case FLOAT -> {
        if (operand instanceof Node.NumberLiteral number) {
          yield number.value().decimal();
        }
        throw expected("float", operand);
      }
      case INT -> integer(operand);
      case INT64 -> GoInteger.int64(integer(operand));
      case DURATION -> new GoDuration(integer(operand));
      default ->
          throw new ExecutionError(
              "can't handle " + Source.of(operand) + " for arg of type " + type.goName());
    };
  }

  private static long integer(Operand operand) {
    if (operand instanceof Node.NumberLiteral number) {
      Long value = number.value().integer();
      if (value != null) {
        return value;
      }
    }
    throw expected("integer", operand);
  }

  private static ExecutionError expected(String what, Operand operand) {
    return new ExecutionError("expected " + what + "; found " + Source.of(operand));
  }
}
