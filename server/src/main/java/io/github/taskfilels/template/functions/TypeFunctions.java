package io.github.taskfilels.template.functions;

import io.github.taskfilels.go.value.Values;

/** Types and deep equality. */
final class TypeFunctions {
  private TypeFunctions() {}

  static Object call(Arguments a) {
    return switch (a.function()) {
      case "typeOf" -> Values.typeName(a.any(0));
      case "typeIs" -> a.string(0).equals(Values.typeName(a.any(1)));
      case "typeIsLike" -> {
        String type = Values.typeName(a.any(1));
        yield type.equals(a.string(0)) || type.equals("*" + a.string(0));
      }
      case "kindOf" -> Values.kind(a.any(0)).goName();
      case "kindIs" -> a.string(0).equals(Values.kind(a.any(1)).goName());
      case "deepEqual" -> Values.deepEqual(a.any(0), a.any(1));
      default -> throw a.unknown();
    };
  }
}
