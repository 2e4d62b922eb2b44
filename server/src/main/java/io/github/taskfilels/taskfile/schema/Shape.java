package io.github.taskfilels.taskfile.schema;

/** The three shapes of a value in YAML. */
public enum Shape {
  SCALAR,
  LIST,
  MAPPING
}
