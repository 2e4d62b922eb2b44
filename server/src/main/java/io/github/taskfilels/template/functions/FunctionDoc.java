package io.github.taskfilels.template.functions;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.go.value.Type;

/**
 * A function as the table describes it.
 *
 * @param variadic whether the last parameter takes any number of arguments, also none
 * @param result the type of the result, in Go's words
 * @param doc what it does, one or a few sentences
 * @param deprecated what to use instead; empty if it is not deprecated
 */
public record FunctionDoc(
    String name,
    FunctionGroup group,
    ImmutableList<Parameter> parameters,
    boolean variadic,
    String result,
    String doc,
    String deprecated,
    ImmutableList<Example> examples) {

  /**
   * A parameter.
   *
   * @param shown the type as the signature shows it; it can say more than {@code type}, such as
   *     {@code list}
   */
  public record Parameter(String name, Type type, String shown) {}

  /** A template and the text that it gives. */
  public record Example(String template, String output) {}

  /** For example {@code trunc(n int, s string) string}. */
  public String signature() {
    return name + "(" + String.join(", ", shownParameters()) + ") " + result;
  }

  /** The parameters as the signature shows them, for example {@code n int}. */
  public ImmutableList<String> shownParameters() {
    ImmutableList.Builder<String> shown = ImmutableList.builder();
    for (int i = 0; i < parameters.size(); i++) {
      boolean any = variadic && i == parameters.size() - 1;
      shown.add(parameters.get(i).name() + (any ? " ..." : " ") + parameters.get(i).shown());
    }
    return shown.build();
  }

  /**
   * The type of the argument at an index, also behind the last parameter of a variadic function.
   */
  public Type parameterType(int index) {
    return parameters.get(Math.min(index, parameters.size() - 1)).type();
  }
}
