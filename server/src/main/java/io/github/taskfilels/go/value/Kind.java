package io.github.taskfilels.go.value;

/** Go's {@code reflect.Kind}, as far as values of a template have them. */
public enum Kind {
  INVALID("invalid"),
  BOOL("bool"),
  INT("int"),
  INT64("int64"),
  UINT8("uint8"),
  UINT64("uint64"),
  FLOAT64("float64"),
  STRING("string"),
  SLICE("slice"),
  ARRAY("array"),
  MAP("map"),
  STRUCT("struct");

  private final String goName;

  Kind(String goName) {
    this.goName = goName;
  }

  /** The name that {@code kindOf} gives. */
  public String goName() {
    return goName;
  }

  public boolean isSigned() {
    return this == INT || this == INT64;
  }

  public boolean isUnsigned() {
    return this == UINT8 || this == UINT64;
  }
}
