package io.github.taskfilels.taskfile;

import io.github.taskfilels.yaml.YamlTree;

/** Reads the model from a tree. */
final class TaskfileReader {
  private TaskfileReader() {}

  static Taskfile read(YamlTree tree) {
    throw new UnsupportedOperationException("lands with the model: " + tree.errors());
  }
}
