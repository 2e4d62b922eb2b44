package io.github.taskfilels.template.functions;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.go.value.Type;
import java.util.stream.Collectors;

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

  /**
   * For example {@code trunc n:int s:string → string}, in the order in which arguments are written.
   */
  public String signature() {
    String list =
        parameters.stream().map(p -> p.name() + " " + p.shown()).collect(Collectors.joining(", "));
    if (variadic) {
      int last = list.lastIndexOf(' ');
      list = list.substring(0, last + 1) + "..." + list.substring(last + 1);
    }
    return name + "(" + list + ") " + result;
  }

  /**
   * The type of the argument at an index, also behind the last parameter of a variadic function.
   */
  public Type parameterType(int index) {
    return parameters.get(Math.min(index, parameters.size() - 1)).type();
  }
}
