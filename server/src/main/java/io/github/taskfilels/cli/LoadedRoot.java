package io.github.taskfilels.cli;

import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Retention;
import io.github.taskfilels.workspace.Snapshot;

/** The root Taskfile of a command, with all that it includes. */
record LoadedRoot(FileId file, Snapshot snapshot) {
  private static final int NOT_FOUND = 200;

  static LoadedRoot of(Console console, RootTaskfile root) {
    return new LoadedRoot(
        FileId.of(root.file()), WorkspaceLoader.root(console, root.file(), Retention.EDITING));
  }

  Program program() {
    return Program.of(snapshot, file);
  }

  /** The task that a name means to a program; refused where there is none. */
  static Lookup.Found task(Program program, String name) throws ExitException {
    if (program.lookup(name) instanceof Lookup.Found found) {
      return found;
    }
    throw noTask(program, name);
  }

  /** Says that no task has a name, and which one is similar. */
  static ExitException noTask(Program program, String name) {
    String suggestion = program.suggest(name);
    return new ExitException(
        NOT_FOUND,
        "taskfile-ls: there is no task '"
            + name
            + "'"
            + (suggestion == null ? "" : "; did you mean '" + suggestion + "'?"));
  }
}
