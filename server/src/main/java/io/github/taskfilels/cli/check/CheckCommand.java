package io.github.taskfilels.cli.check;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.budget.HeapKeeper;
import io.github.taskfilels.cli.command.FlagCommand;
import io.github.taskfilels.cli.edit.EncodedFile;
import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.cli.flags.UsageException;
import io.github.taskfilels.cli.root.WorkspaceLoader;
import io.github.taskfilels.cli.terminal.ColorChoice;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.ide.settings.ProjectFile;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileProblem;
import io.github.taskfilels.workspace.Retention;
import io.github.taskfilels.workspace.Snapshot;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code check}: what is wrong with Taskfiles. */
public final class CheckCommand extends FlagCommand {

  public CheckCommand() {
    super(
        CheckFlags.FLAGS,
        "report mistakes in Taskfiles, and mend them",
        "Usage: taskfile-ls check [FLAGS] [PATH...]\n\n"
            + "Checks all Taskfiles below the paths (default: the working directory) and all that"
            + " they\n"
            + "include, with the settings in .taskfile-ls.yml. Runs nothing but shellcheck with\n"
            + "--shellcheck, and changes nothing but with --fix the files below the paths. Exit"
            + " code\n"
            + "0 if nothing is told, 1 if something is, 2 if it was called in a wrong way.\n");
  }

  @Override
  protected int run(Console console, Flags.Parsed flags, List<String> arguments)
      throws UsageException, ExitException {
    CheckFlags asked = CheckFlags.of(flags);
    HeapKeeper.start();
    CheckRun run =
        asked.standardInput().isEmpty() ? paths(console, asked) : standardInput(console, asked);
    return run.run(ColorChoice.of(console, flags));
  }

  private static CheckRun paths(Console console, CheckFlags asked) throws ExitException {
    Snapshot snapshot = WorkspaceLoader.pathsInside(console, asked.places(), asked.settings());
    List<FileId> named =
        asked.places().stream().map(path -> FileId.of(console.resolve(path))).toList();
    return new CheckRun(
        console,
        asked,
        snapshot,
        found -> files(found, named),
        file -> named.stream().anyMatch(file::isWithin),
        null);
  }

  /** What is named and what that includes, and the files of settings that they are checked with. */
  private static ImmutableList<FileId> files(Snapshot snapshot, List<FileId> named) {
    IncludeGraph graph = IncludeGraph.ofWorkspace(snapshot);
    Set<FileId> wanted = new HashSet<>();
    Deque<FileId> open = new ArrayDeque<>();
    for (FileId file : graph.files()) {
      if (named.stream().anyMatch(file::isWithin) && wanted.add(file)) {
        open.add(file);
      }
    }
    while (!open.isEmpty()) {
      for (IncludeEdge edge : graph.includes(open.remove())) {
        FileId to = edge.to();
        if (to != null && wanted.add(to)) {
          open.add(to);
        }
      }
    }
    List<FileId> taskfiles =
        WorkspaceLoader.files(snapshot).stream().filter(wanted::contains).toList();
    return ImmutableSet.<FileId>builder()
        .addAll(taskfiles)
        .addAll(ProjectFile.nearest(snapshot, taskfiles))
        .build()
        .asList();
  }

  private static CheckRun standardInput(Console console, CheckFlags asked) throws ExitException {
    EncodedFile input;
    try {
      input = EncodedFile.of(console.in().readAllBytes());
    } catch (CharacterCodingException e) {
      throw new ExitException(1, "taskfile-ls: standard input " + EncodedFile.NO_TEXT);
    } catch (IOException e) {
      throw new ExitException(
          1, "taskfile-ls: standard input cannot be read: " + FileProblem.of(e));
    }
    Path path = console.resolve(asked.standardInput());
    Snapshot snapshot =
        WorkspaceLoader.textInside(
            console, path, input.text(), Retention.CHECKING, asked.settings());
    FileId file = FileId.of(path);
    return new CheckRun(console, asked, snapshot, _ -> ImmutableList.of(file), file::equals, input);
  }
}
