package io.github.taskfilels.go.value;

/**
 * An integer of a type other than {@code int}.
 *
 * @param kind INT64, UINT8 or UINT64
 * @param bits the value; for unsigned kinds the bits of it
 */
public record GoInteger(Kind kind, long bits) implements GoValue {

  public static GoInteger int64(long value) {
    return new GoInteger(Kind.INT64, value);
  }

  @Override
  public String goType() {
    return kind.goName();
  }

  @Override
  public String toString() {
    return kind.isUnsigned() ? Long.toUnsignedString(bits) : Long.toString(bits);
  }
}
