package io.github.taskfilels.program.values;

import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import org.jspecify.annotations.Nullable;

/**
 * A variable that has still to be evaluated.
 *
 * @param value of a literal
 * @param text the command or the expression; empty for a literal
 * @param directory where its command runs; null for that of its layer
 */
public record Var(
    String name,
    Variable.Kind kind,
    @Nullable Object value,
    String text,
    boolean secret,
    @Nullable String directory) {

  /** A literal. */
  public static Var literal(String name, @Nullable Object value) {
    return new Var(name, Variable.Kind.LITERAL, value, "", false, null);
  }

  static Var of(Variable variable) {
    Text text = variable.text();
    boolean literal = variable.kind() == Variable.Kind.LITERAL;
    return new Var(
        variable.name(),
        variable.kind(),
        variable.value(),
        literal || text == null ? "" : text.value(),
        variable.secret(),
        null);
  }

  Var in(String newDirectory) {
    return new Var(name, kind, value, text, secret, newDirectory);
  }

  Var withValue(@Nullable Object newValue) {
    return new Var(name, Variable.Kind.LITERAL, newValue, "", secret, directory);
  }

  Var withText(String newText) {
    return new Var(name, kind, value, newText, secret, directory);
  }
}
