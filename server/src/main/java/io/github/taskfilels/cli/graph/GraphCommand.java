package io.github.taskfilels.cli.graph;

import io.github.taskfilels.cli.command.FlagCommand;
import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.cli.flags.Flags.Flag;
import io.github.taskfilels.cli.flags.UsageException;
import io.github.taskfilels.cli.root.RefusalText;
import io.github.taskfilels.cli.root.RootTaskfile;
import io.github.taskfilels.cli.root.WorkspaceLoader;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.graph.GraphJson;
import io.github.taskfilels.graph.GraphView;
import io.github.taskfilels.graph.Graphviz;
import io.github.taskfilels.graph.Mermaid;
import io.github.taskfilels.graph.Svg;
import io.github.taskfilels.include.IncludeGraphView;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.TaskGraph;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Retention;
import io.github.taskfilels.workspace.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code graph}: what includes or needs what. */
public final class GraphCommand extends FlagCommand {
  private static final Flags FLAGS =
      Flags.of(
          Flag.text("format", "", "FORMAT", "mermaid (default), dot, svg or json")
              .oneOf("mermaid", "dot", "svg", "json"),
          Flag.bool("tasks", "", "the tasks and what they need (default where a task is named)"),
          Flag.bool("includes", "", "the files and what they include (default)"),
          Flag.bool("help", "h", "show this help"));

  public GraphCommand() {
    super(
        FLAGS,
        "draw the graph of includes or tasks",
        "Usage: taskfile-ls graph [FLAGS] [PATH] [TASK]\n\n"
            + "Draws the includes or the tasks of a Taskfile; with a task, all that it needs. PATH is a\n"
            + "Taskfile or its directory (default: searched upwards from the working directory).\n");
  }

  @Override
  protected int run(Console console, Flags.Parsed flags, List<String> arguments)
      throws UsageException, ExitException {
    List<String> words = new ArrayList<>(flags.words());
    words.addAll(flags.rest());
    boolean path = !words.isEmpty() && (words.size() > 1 || exists(console, words.getFirst()));
    RootTaskfile root = RootTaskfile.find(console, null, path ? words.removeFirst() : null);
    if (words.size() > 1) {
      throw new UsageException("one path and one task at most");
    }
    if (flags.is("tasks") && flags.is("includes")) {
      throw new UsageException("--tasks and --includes exclude each other");
    }
    Snapshot snapshot = WorkspaceLoader.root(console, root.file(), Retention.EDITING);
    FileId file = FileId.of(root.file());
    GraphView view =
        flags.is("tasks") || !words.isEmpty()
            ? tasks(snapshot, Program.of(snapshot, file), words)
            : IncludeGraphView.of(snapshot, file);
    String format = flags.get("format", "mermaid");
    switch (format) {
      case "mermaid" -> {
        String text = Mermaid.of(view);
        console.out().print(text);
        Mermaid.excess(view, text).ifPresent(what -> console.err().println("taskfile-ls: " + what));
      }
      case "dot" -> console.out().print(Graphviz.of(view));
      case "svg" -> console.out().print(Svg.of(view));
      case "json" -> console.out().println(new GraphJson(snapshot::lines).write(view));
      default ->
          throw new UsageException("--format is mermaid, dot, svg or json, not '" + format + "'");
    }
    return 0;
  }

  private static boolean exists(Console console, String word) {
    Path path = console.resolve(word);
    return Files.exists(path);
  }

  private static GraphView tasks(Snapshot snapshot, Program program, List<String> words)
      throws ExitException {
    if (words.isEmpty()) {
      return TaskGraph.of(program, snapshot::taskfile);
    }
    String name = words.getFirst();
    TaskView task = program.lookup(name).task();
    if (task == null) {
      throw RefusalText.noTask(program, name);
    }
    return TaskGraph.of(program, task, snapshot::taskfile);
  }
}
