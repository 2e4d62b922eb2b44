package io.github.taskfilels.run.tasks;

import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.github.taskfilels.program.values.Invocation;
import io.github.taskfilels.program.values.Var;
import java.util.List;

/**
 * Tells calls of one task with different variables apart, without telling the variables: a short
 * hash, in which the values of secrets have no part.
 */
final class Variant {
  private Variant() {}

  /** Eight hexadecimal digits; empty for a call without variables. */
  static String of(Invocation invocation, List<Var> vars) {
    if (vars.isEmpty() && invocation.variables().isEmpty() && invocation.arguments().isEmpty()) {
      return "";
    }
    HashStream64 hash = Hashing.xxh3_64().hashStream();
    invocation
        .variables()
        .forEach((name, value) -> hash.putString(name).putString(value).putByte((byte) 0));
    invocation.arguments().forEach(argument -> hash.putString(argument).putByte((byte) 1));
    vars.stream()
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .forEach(
            variable -> {
              hash.putString(variable.name()).putString(variable.kind().name());
              hash.putString(variable.secret() ? "" : variable.text());
              hash.putString(variable.secret() ? "" : String.valueOf(variable.value()));
            });
    return "%08x".formatted((int) hash.getAsLong());
  }
}
