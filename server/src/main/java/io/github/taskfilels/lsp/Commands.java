package io.github.taskfilels.lsp;

/** The commands that code lenses carry, as {@code PROTOCOL.md} lists them. */
final class Commands {
  static final String RUN = "taskfile.run";
  static final String GRAPH = "taskfile.graph";

  private Commands() {}
}
