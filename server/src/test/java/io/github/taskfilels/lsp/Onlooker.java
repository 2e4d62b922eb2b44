package io.github.taskfilels.lsp;

import io.github.taskfilels.cli.CommandLine;
import io.github.taskfilels.lsp.protocol.Protocol;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.LinkedEditingRangeParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceSymbolParams;

/**
 * Looks at a project in every way there is, by the commands and in the server, while a neighbour
 * wants to be served. A program of its own, so that a limit of memory is one of the JVM and what
 * hangs can be ended: the arguments are the name of one of {@link HostileProjects} or the seed of a
 * {@link RandomProject}, and an empty folder. Says what it does, and ends with 0 where all of it
 * came to an end in time.
 */
final class Onlooker {
  /** Generous: the neighbour waits for nobody. */
  private static final Duration NEIGHBOUR = Duration.ofSeconds(10);

  /** For each single answer. */
  private static final Duration ANSWER = Duration.ofSeconds(180);

  private static final int MOST_FILES = 20;
  private static final int MOST_PLACES = 30;

  /** The server takes the real one for itself. */
  private static final PrintStream OUT = System.out;

  private final Path project;
  private final Path neighbour;
  private long since = System.nanoTime();
  private int version = 1;

  private Onlooker(Path project, Path neighbour) {
    this.project = project;
    this.neighbour = neighbour;
  }

  /** The exit code says whether all came to an end. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[1]).toRealPath();
    Onlooker onlooker = new Onlooker(folder.resolve("hostile"), folder.resolve("neighbour"));
    try {
      Consumer<Path> known = HostileProjects.all().get(arguments[0]);
      Files.createDirectories(onlooker.project);
      Files.createDirectories(onlooker.neighbour);
      if (known == null) {
        new RandomProject(Long.parseLong(arguments[0])).write(onlooker.project);
      } else {
        known.accept(onlooker.project);
      }
      onlooker.did("written");
      onlooker.byCommands();
      onlooker.inTheServer();
    } catch (Exception | AssertionError e) {
      e.printStackTrace(OUT);
      Runtime.getRuntime().halt(1);
    }
    Runtime.getRuntime().halt(0);
  }

  private void did(String what) {
    long now = System.nanoTime();
    OUT.println(what + ": " + (now - since) / 1_000_000 + " ms");
    since = now;
  }

  private void byCommands() throws IOException {
    CommandLine line = CommandLine.at(project, neighbour);
    String task = firstTask(line);
    for (List<String> command :
        List.of(
            List.of("list"),
            List.of("run", "--list-all", "--json"),
            List.of("check"),
            List.of("graph"),
            List.of("graph", "--tasks", "--format=svg"),
            List.of("graph", ".", task),
            List.of("explain", task),
            List.of("explain", "--vars", task),
            List.of("run", "--summary", task),
            List.of("run", task + "x"))) {
      CommandLine.Result result = line.run(command.toArray(String[]::new));
      String shown = String.join(" ", command);
      did((shown.length() > 60 ? shown.substring(0, 60) : shown) + " → " + result.exit());
      if (result.exit() == 70 || result.err().contains("Exception")) {
        throw new AssertionError(shown + " failed: " + result.err());
      }
    }
  }

  private static String firstTask(CommandLine line) {
    String names = line.run("run", "--list-all", "--silent").out();
    return names.isEmpty() ? "default" : names.substring(0, names.indexOf('\n'));
  }

  private void inTheServer() throws Exception {
    List<Path> files = files();
    Files.writeString(neighbour.resolve("Taskfile.yml"), text(0));
    try (Wire wire =
        Wire.start(
            project.getParent(),
            Map.of(),
            params -> params.getWorkspaceFolders().getFirst().setName("all"))) {
      did("initialize");
      wire.open(relative(neighbour.resolve("Taskfile.yml")), text(0));
      neighbourIsServed(wire);
      for (Path file : files) {
        wire.open(relative(file), Files.readString(file));
        neighbourIsServed(wire);
        List<CompletableFuture<?>> answers = ask(wire, file);
        neighbourIsServed(wire);
        for (CompletableFuture<?> answer : answers) {
          await(answer);
        }
        did("all answers for " + file.getFileName());
        wire.change(relative(file), 2, Files.readString(file) + "\n# changed");
        neighbourIsServed(wire);
        wire.awaitDiagnostics(relative(file), any -> true);
        did("diagnostics of " + file.getFileName());
        wire.close(relative(file));
      }
      neighbourIsServed(wire);
    }
    did("end");
  }

  /** Regular files only: an editor opens no others. */
  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(project)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> file.toString().endsWith(".yml"))
          .sorted((a, b) -> b.compareTo(a))
          .limit(MOST_FILES)
          .toList();
    }
  }

  private String relative(Path file) {
    return project.getParent().relativize(file).toString();
  }

  /** All requests, many of them at once. */
  private List<CompletableFuture<?>> ask(Wire wire, Path file) throws IOException {
    TextDocumentIdentifier document = wire.document(relative(file));
    List<CompletableFuture<?>> answers = new ArrayList<>();
    var documents = wire.server.getTextDocumentService();
    for (Position position : places(Files.readString(file))) {
      answers.add(documents.hover(new HoverParams(document, position)));
      answers.add(documents.definition(new DefinitionParams(document, position)));
      answers.add(
          documents.references(
              new ReferenceParams(document, position, new ReferenceContext(true))));
      answers.add(documents.documentHighlight(new DocumentHighlightParams(document, position)));
      answers.add(documents.linkedEditingRange(new LinkedEditingRangeParams(document, position)));
      answers.add(
          documents.prepareCallHierarchy(new CallHierarchyPrepareParams(document, position)));
      answers.add(documents.selectionRange(new SelectionRangeParams(document, List.of(position))));
    }
    answers.add(documents.documentSymbol(new DocumentSymbolParams(document)));
    answers.add(documents.foldingRange(new FoldingRangeRequestParams(document)));
    answers.add(wire.server.getWorkspaceService().symbol(new WorkspaceSymbolParams("a")));
    answers.add(documents.codeLens(new CodeLensParams(document)));
    answers.add(documents.documentLink(new DocumentLinkParams(document)));
    var taskfile = wire.server.getTaskfileService();
    answers.add(taskfile.tasks(new Protocol.TasksParams(document.getUri())));
    answers.add(taskfile.tasks(null));
    for (String kind : List.of("include", "task")) {
      answers.add(taskfile.graph(new Protocol.GraphParams(document.getUri(), kind, null, null)));
    }
    return answers;
  }

  /** Each begin of a word, of the first and last lines most. */
  private static List<Position> places(String text) {
    List<Position> all = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > MOST_PLACES && i < lines.length - MOST_PLACES) {
        continue;
      }
      int most = Math.min(lines[i].length(), 300);
      for (int at = 0; at < most; at++) {
        if (Character.isLetterOrDigit(lines[i].charAt(at))
            && (at == 0 || !Character.isLetterOrDigit(lines[i].charAt(at - 1)))) {
          all.add(new Position(i, at));
        }
      }
    }
    int half = MOST_PLACES / 2;
    if (all.size() <= MOST_PLACES) {
      return all;
    }
    List<Position> some = new ArrayList<>(all.subList(0, half));
    some.addAll(all.subList(all.size() - half, all.size()));
    return some;
  }

  private static void await(CompletableFuture<?> answer) throws Exception {
    try {
      answer.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      String message = String.valueOf(e.getMessage());
      if (message.contains("taskfile-ls failed")) {
        throw e;
      }
    } catch (TimeoutException e) {
      throw new AssertionError("no answer in " + ANSWER, e);
    }
  }

  /**
   * A task that calls another one, which is not there: its number tells one version from another.
   */
  private static String text(int version) {
    return "version: '3'\ntasks:\n  here:\n    deps: [gone-" + version + "]\n";
  }

  private void neighbourIsServed(Wire wire) throws Exception {
    long start = System.nanoTime();
    String path = relative(neighbour.resolve("Taskfile.yml"));
    version++;
    wire.change(path, version, text(version));
    var symbols =
        wire.server
            .getTextDocumentService()
            .documentSymbol(new DocumentSymbolParams(wire.document(path)));
    try {
      symbols.get(NEIGHBOUR.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("the neighbour got no symbols in " + NEIGHBOUR, e);
    }
    long symbolsAt = System.nanoTime();
    String wanted = "gone-" + version;
    wire.awaitDiagnostics(
        path, list -> list.stream().anyMatch(found -> message(found).contains(wanted)));
    long millis = (System.nanoTime() - start) / 1_000_000;
    OUT.println(
        "  neighbour: symbols "
            + (symbolsAt - start) / 1_000_000
            + " ms, diagnostics "
            + millis
            + " ms");
    if (millis > NEIGHBOUR.toMillis()) {
      throw new AssertionError("the neighbour got its diagnostics after " + millis + " ms");
    }
  }

  private static String message(org.eclipse.lsp4j.Diagnostic found) {
    return found.getMessage().isLeft()
        ? found.getMessage().getLeft()
        : found.getMessage().getRight().getValue();
  }
}
