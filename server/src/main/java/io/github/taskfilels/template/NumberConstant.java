package io.github.taskfilels.template;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A number constant. Like Go's, it has no type: it is every number that it can stand for.
 *
 * @param source as written
 * @param integer the value as a signed 64-bit integer; null if it is none
 * @param unsigned the value as an unsigned 64-bit integer; null if it is none
 * @param decimal the value as a 64-bit floating-point number
 */
public record NumberConstant(
    String source, @Nullable Long integer, @Nullable BigInteger unsigned, double decimal) {

  /** Whether the constant is a character in single quotes. */
  public boolean isCharacter() {
    return source.startsWith("'");
  }

  /**
   * Whether the constant has type float64 where nothing asks for a type: it has a point or an
   * exponent.
   */
  public boolean isFloatByDefault() {
    boolean hexInteger =
        (source.startsWith("0x") || source.startsWith("0X"))
            && source.indexOf('p') < 0
            && source.indexOf('P') < 0;
    if (hexInteger || isCharacter()) {
      return false;
    }
    return source.chars().anyMatch(c -> ".eEpP".indexOf(c) >= 0);
  }
}
