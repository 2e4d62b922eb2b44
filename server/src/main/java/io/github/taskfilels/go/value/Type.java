package io.github.taskfilels.go.value;

import org.jspecify.annotations.Nullable;

/** The type of a parameter of a function. */
public enum Type {
  /** Go's {@code interface {}}: anything, and nil. */
  ANY("interface {}"),
  /** Go's {@code reflect.Value}: anything, and a missing value can be told from nil. */
  VALUE("reflect.Value"),
  STRING("string"),
  INT("int"),
  INT64("int64"),
  FLOAT("float64"),
  BOOL("bool"),
  MAP("map[string]interface {}"),
  TIME("time.Time"),
  DURATION("time.Duration");

  private final String goName;

  Type(String goName) {
    this.goName = goName;
  }

  public String goName() {
    return goName;
  }

  /**
   * The type with this name in the function table ({@code any} for {@code interface {}}, {@code
   * map}).
   */
  public static Type named(String name) {
    return switch (name) {
      case "any" -> ANY;
      case "value" -> VALUE;
      case "map" -> MAP;
      default -> {
        for (Type type : values()) {
          if (type.goName.equals(name)) {
            yield type;
          }
        }
        throw new IllegalArgumentException("no such type: " + name);
      }
    };
  }

  /** Whether nil can be given for it. */
  public boolean takesNil() {
    return this == ANY || this == VALUE || this == MAP;
  }

  /** Whether a value, which is neither nil nor missing, has this type. */
  public boolean accepts(@Nullable Object value) {
    return switch (this) {
      case ANY, VALUE -> true;
      default -> goName.equals(Values.typeName(value));
    };
  }
}
