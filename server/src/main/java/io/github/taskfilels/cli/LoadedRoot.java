package io.github.taskfilels.cli;

import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Retention;
import io.github.taskfilels.workspace.Snapshot;

/** The root Taskfile of a command, with all that it includes. */
record LoadedRoot(FileId file, Snapshot snapshot) {
  static LoadedRoot of(Console console, RootTaskfile root) {
    return of(console, root, Retention.EDITING);
  }

  private static LoadedRoot of(Console console, RootTaskfile root, Retention retention) {
    return new LoadedRoot(
        FileId.of(root.file()), WorkspaceLoader.root(console, root.file(), retention));
  }

  /** The same, refused where Task would not load it. */
  static LoadedRoot loadable(Console console, RootTaskfile root) throws ExitException {
    LoadedRoot loaded = of(console, root, Retention.RUNNING);
    RootLoad.check(console, loaded.snapshot(), loaded.file());
    return loaded;
  }

  Program program() {
    return Program.of(snapshot, file);
  }

  /** The task that a name means to a program; refused where there is none. */
  static Lookup.Found task(Program program, String name) throws ExitException {
    if (program.lookup(name) instanceof Lookup.Found found) {
      return found;
    }
    String suggestion = program.suggest(name);
    throw new ExitException(
        ExitCode.TASK_NOT_FOUND,
        "taskfile-ls: there is no task '"
            + name
            + "'"
            + (suggestion == null ? "" : "; did you mean '" + suggestion + "'?"));
  }
}
