package io.github.taskfilels.taskfile.schema;

/** One step from a value of a document into it. */
public sealed interface PathStep {

  /** To the value of a key. */
  record Key(String name) implements PathStep {}

  /** To an element of a list, counted from zero. */
  record Element(int index) implements PathStep {}
}
