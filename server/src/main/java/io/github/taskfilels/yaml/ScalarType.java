package io.github.taskfilels.yaml;

/** What a scalar resolves to by the rules of go.yaml.in/yaml/v3, which Task uses. */
public enum ScalarType {
  NULL,
  BOOL,
  INT,
  FLOAT,
  TIMESTAMP,
  STRING;

  /** What a text without quotes and tag resolves to. */
  public static ScalarType ofPlain(String text) {
    return ScalarTypes.ofPlain(text);
  }
}
