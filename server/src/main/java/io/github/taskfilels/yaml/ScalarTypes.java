package io.github.taskfilels.yaml;

/** Resolves scalars to types. */
final class ScalarTypes {
  private ScalarTypes() {}

  static ScalarType resolve(YamlScalar scalar) {
    throw new UnsupportedOperationException("lands with the parser: " + scalar);
  }
}
