package io.github.taskfilels.program;

import io.github.taskfilels.workspace.FileId;

/**
 * The programs of all roots of a workspace, which share what they know of each file. Safe for
 * several threads.
 */
public final class Programs {
  private final Names names;

  public Programs(LinkedFiles files) {
    this.names = new Names(files);
  }

  /** The program of a root; any file can be asked about as if it were one. */
  public Program of(FileId root) {
    return new Program(names, root);
  }

  public LinkedFiles files() {
    return names.files();
  }

  Names names() {
    return names;
  }
}
