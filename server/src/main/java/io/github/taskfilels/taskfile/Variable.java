package io.github.taskfilels.taskfile;

import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code vars} or {@code env}, of an include or of a call.
 *
 * @param nameRange where the key stands
 * @param range the whole entry
 * @param kind how the value is found
 * @param text the command of {@link Kind#SH}, the expression of {@link Kind#REF}, or a literal
 *     scalar string (which may hold templates)
 * @param value the literal value: null, Boolean, Long, BigInteger, Double, String, List or Map;
 *     strings inside may hold templates; null for {@link Kind#SH} and {@link Kind#REF}
 * @param secret whether the value is masked in output
 */
public record Variable(
    String name,
    TextRange nameRange,
    TextRange range,
    Kind kind,
    @Nullable Text text,
    @Nullable Object value,
    boolean secret) {

  /** How a variable gets its value. */
  public enum Kind {
    /** Written out: a scalar, a list, {@code map:} or {@code value:}. */
    LITERAL,
    /** The output of a shell command. */
    SH,
    /** A template expression whose type is kept. */
    REF
  }
}
