package io.github.taskfilels.program.values;

import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary.VariableEntry;
import org.jspecify.annotations.Nullable;

/**
 * A variable that has still to be evaluated.
 *
 * @param value of a literal
 * @param text the command or the expression; empty for a literal
 * @param directory where its command runs; null for that of its layer
 * @param replaced the variable of the same layer whose place it took; null where there was none
 */
public record Var(
    String name,
    Variable.Kind kind,
    @Nullable Object value,
    String text,
    boolean secret,
    @Nullable String directory,
    Origin origin,
    @Nullable Var replaced) {

  /** A literal that the call of a task passes. */
  public static Var literal(String name, @Nullable Object value) {
    return literal(name, value, Origin.of(Origin.Kind.CALL));
  }

  static Var literal(String name, @Nullable Object value, Origin origin) {
    return new Var(name, Variable.Kind.LITERAL, value, "", false, null, origin, null);
  }

  static Var of(Variable variable, Origin.Kind layer, FileId file) {
    Text text = variable.text();
    boolean literal = variable.kind() == Variable.Kind.LITERAL;
    return new Var(
        variable.name(),
        variable.kind(),
        variable.value(),
        literal || text == null ? "" : text.value(),
        variable.secret(),
        null,
        new Origin(layer, file, variable.range()),
        null);
  }

  /**
   * A variable that others see as a whole, which those with commands are not; without its place.
   */
  static Var of(VariableEntry variable, Origin.Kind layer, FileId file) {
    boolean literal = variable.kind() == Variable.Kind.LITERAL;
    return new Var(
        variable.name(),
        variable.kind(),
        literal ? variable.value() : null,
        !literal && variable.value() instanceof String expression ? expression : "",
        variable.secret(),
        null,
        new Origin(layer, file, null),
        null);
  }

  Var in(String newDirectory) {
    return new Var(name, kind, value, text, secret, newDirectory, origin, replaced);
  }

  Var withValue(@Nullable Object newValue) {
    return new Var(name, Variable.Kind.LITERAL, newValue, "", secret, directory, origin, replaced);
  }

  Var withText(String newText) {
    return new Var(name, kind, value, newText, secret, directory, origin, replaced);
  }

  Var withOrigin(Origin.Kind layer) {
    Origin moved = new Origin(layer, origin.file(), origin.range());
    return new Var(name, kind, value, text, secret, directory, moved, replaced);
  }

  /** This variable in the place of another one of the same layer. */
  Var instead(@Nullable Var other) {
    return other == null
        ? this
        : new Var(name, kind, value, text, secret, directory, origin, other);
  }

  /** What it gives, whoever sets it: two calls that pass equal contents do the same. */
  public String contents() {
    return name + "=" + kind + ":" + (kind == Variable.Kind.LITERAL ? value : text);
  }
}
