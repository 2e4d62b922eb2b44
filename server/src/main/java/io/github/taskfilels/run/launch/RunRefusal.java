package io.github.taskfilels.run.launch;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.program.load.LoadRefusal;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.text.Chain;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import org.jspecify.annotations.Nullable;

/** Why something is not run, before anything has happened. */
public sealed interface RunRefusal {
  /** What is wrong, for people. */
  String message();

  /** With which Task ends, or would. */
  ExitCode exitCode();

  /** Where it is wrong; null where no place is known. */
  default @Nullable Place place() {
    return null;
  }

  /** A place in a file. */
  record Place(FileId file, TextRange range) {}

  /**
   * Task would not load the root or what it includes.
   *
   * @param snapshot in which the place lies
   */
  record NotLoaded(Snapshot snapshot, LoadRefusal refusal) implements RunRefusal {
    @Override
    public String message() {
      return refusal.message();
    }

    @Override
    public ExitCode exitCode() {
      return refusal.exitCode();
    }

    @Override
    public Place place() {
      return new Place(refusal.file(), refusal.range());
    }
  }

  /**
   * The root is not what stands on the disk, where commands would read it.
   *
   * @param files that are open with another text; empty where the root itself has no file
   */
  record Unsaved(ImmutableList<FileId> files) implements RunRefusal {
    @Override
    public String message() {
      return files.isEmpty()
          ? "save the Taskfile first: it is not on the disk"
          : "save these files first: "
              + String.join(", ", files.stream().map(FileId::uri).toList());
    }

    @Override
    public ExitCode exitCode() {
      return ExitCode.UNKNOWN;
    }
  }

  /**
   * A name is not that of one task.
   *
   * @param why the same in Task's words, with its exit code
   */
  record UnknownTask(String name, Lookup lookup, Failure why) implements RunRefusal {
    /** Whether no task has the name, as far as anybody can say. */
    public boolean missing() {
      return lookup instanceof Lookup.Missing || lookup instanceof Lookup.Unknown;
    }

    @Override
    public String message() {
      return why.message();
    }

    @Override
    public ExitCode exitCode() {
      return why.status();
    }
  }

  /** A task that only other tasks can call. */
  record InternalTask(String name) implements RunRefusal {
    @Override
    public String message() {
      return "task " + name + " is internal: only other tasks can call it";
    }

    @Override
    public ExitCode exitCode() {
      return ExitCode.TASK_INTERNAL;
    }
  }

  /**
   * Tasks that need each other.
   *
   * @param path their names, the first again at the end
   */
  record TaskCycle(ImmutableList<String> path) implements RunRefusal {
    @Override
    public String message() {
      return "tasks need each other in a circle: " + Chain.text(path, " → ");
    }

    @Override
    public ExitCode exitCode() {
      return Failure.cycle(path).status();
    }
  }

  /**
   * A value cannot be made that has to be known first.
   *
   * @param message in Task's words
   */
  record NoValue(String message, ExitCode exitCode) implements RunRefusal {}

  /** The machine does not have what is needed: bash, pipes, a way to watch files. */
  record NotPossible(String message) implements RunRefusal {
    @Override
    public ExitCode exitCode() {
      return ExitCode.UNKNOWN;
    }
  }

  /** The thread was interrupted meanwhile. */
  record Interrupted() implements RunRefusal {
    @Override
    public String message() {
      return "interrupted";
    }

    @Override
    public ExitCode exitCode() {
      return ExitCode.UNKNOWN;
    }
  }
}
