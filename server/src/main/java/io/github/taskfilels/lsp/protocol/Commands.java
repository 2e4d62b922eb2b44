package io.github.taskfilels.lsp.protocol;

/** The commands that code lenses carry, as {@code PROTOCOL.md} lists them. */
public final class Commands {
  public static final String RUN = "taskfile.run";
  public static final String GRAPH = "taskfile.graph";

  private Commands() {}
}
