package io.github.taskfilels.yaml;

/** What a scalar resolves to by the rules of go.yaml.in/yaml/v3, which Task uses. */
public enum ScalarType {
  NULL("!!null"),
  BOOL("!!bool"),
  INT("!!int"),
  FLOAT("!!float"),
  TIMESTAMP("!!timestamp"),
  STRING("!!str");

  private final String tag;

  ScalarType(String tag) {
    this.tag = tag;
  }

  /** The short tag, as YAML libraries write it. */
  public String tag() {
    return tag;
  }

  /** What a text without quotes and tag resolves to. */
  public static ScalarType ofPlain(String text) {
    return ScalarTypes.ofPlain(text);
  }
}
