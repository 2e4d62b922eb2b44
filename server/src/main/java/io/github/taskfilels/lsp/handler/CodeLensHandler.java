package io.github.taskfilels.lsp.handler;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.google.gson.JsonObject;
import io.github.taskfilels.ide.CodeLenses;
import io.github.taskfilels.ide.CodeLenses.Kind;
import io.github.taskfilels.ide.CodeLenses.Lens;
import io.github.taskfilels.ide.LensDetails;
import io.github.taskfilels.ide.ProjectFacts;
import io.github.taskfilels.lsp.convert.LensData;
import io.github.taskfilels.lsp.convert.ToLsp;
import io.github.taskfilels.lsp.protocol.Commands;
import io.github.taskfilels.lsp.protocol.Protocol;
import io.github.taskfilels.lsp.session.Failures;
import io.github.taskfilels.lsp.session.LongAnswers;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Location;

/**
 * {@code textDocument/codeLens}: run a task, see its graph or that of the includes, who names it
 * and how it ran. What needs no search has its command at once, also for clients that resolve
 * nothing.
 */
public record CodeLensHandler(Session session, ProjectFacts facts) {
  /** Of a lens that only tells something. */
  private static final String NO_COMMAND = "";

  public CompletableFuture<List<? extends CodeLens>> answer(CodeLensParams params) {
    String uri = Parameters.uri(params.getTextDocument());
    return DocumentRequests.read(
        session,
        "textDocument/codeLens",
        params.getTextDocument(),
        List.of(),
        (snapshot, file, convert) ->
            LongAnswers.cut(
                    session.log(), "code lenses", file, CodeLenses.of(snapshot, file, kinds()))
                .stream()
                .map(lens -> lens(snapshot, convert, uri, file, lens))
                .toList());
  }

  private Set<Kind> kinds() {
    ImmutableSet<Kind> kinds = session.settings().codeLenses();
    return session.profile().clientCommands()
        ? kinds
        : Sets.difference(kinds, ImmutableSet.of(Kind.RUN_WITH_ARGUMENTS));
  }

  private CodeLens lens(Snapshot snapshot, ToLsp convert, String uri, FileId file, Lens lens) {
    CodeLens shown = new CodeLens(convert.range(lens.range()));
    if (lens.kind().isLazy() && lens.target() != null) {
      shown.setData(new LensData(lens.kind(), new Definition(file, lens.target().key())).json());
    } else {
      shown.setCommand(command(snapshot, uri, lens));
    }
    return shown;
  }

  private Command command(Snapshot snapshot, String uri, Lens lens) {
    JsonObject argument = new JsonObject();
    argument.addProperty("uri", uri);
    argument.addProperty("root", session.documents().uri(lens.root()));
    if (lens.target() != null) {
      argument.addProperty("task", lens.target().name());
    }
    return switch (lens.kind()) {
      case RUN -> run("▶ Run", Commands.RUN, snapshot, lens, argument);
      case RUN_WITH_ARGUMENTS -> run("Run…", Commands.RUN_WITH_ARGUMENTS, snapshot, lens, argument);
      case DRY_RUN -> {
        argument.addProperty("dry", true);
        yield run("Dry run", Commands.RUN, snapshot, lens, argument);
      }
      case TASK_GRAPH -> {
        argument.addProperty("kind", "task");
        yield new Command("Graph", Commands.GRAPH, List.of(argument));
      }
      case INCLUDE_GRAPH -> {
        argument.addProperty("kind", "include");
        yield new Command("Include graph", Commands.GRAPH, List.of(argument));
      }
      case REFERENCES, DEPENDENTS, LAST_RUN ->
          throw new IllegalArgumentException(lens.kind() + " is resolved later");
    };
  }

  private static Command run(
      String title, String command, Snapshot snapshot, Lens lens, JsonObject argument) {
    if (!snapshot.isOfWorkspace(lens.root())) {
      // Who clicks on the lens sees what it stands above.
      argument.addProperty("outside", true);
    }
    return new Command(title, command, List.of(argument));
  }

  /** {@code codeLens/resolve}: counts and remembers for a lens that is seen. */
  public CompletableFuture<CodeLens> resolve(CodeLens lens) {
    if (lens.getCommand() != null) {
      return CompletableFuture.completedFuture(lens); // Some clients ask for all of them.
    }
    LensData data = LensData.read(lens.getData());
    if (data == null) {
      throw Failures.invalid("the data of the lens is none that this server gave");
    }
    Snapshot captured = session.snapshot();
    return session
        .dispatcher()
        .read(
            "codeLens/resolve",
            null,
            cancel -> {
              lens.setCommand(command(captured.cancellable(cancel), data));
              return lens;
            });
  }

  private Command command(Snapshot snapshot, LensData data) {
    FileId file = data.task().file();
    LensDetails.Detail detail = LensDetails.of(snapshot, data.kind(), data.task(), facts);
    TextRange name = detail.name();
    if (name == null || detail.places().isEmpty() || !session.profile().clientCommands()) {
      return new Command(detail.title(), NO_COMMAND);
    }
    Map<FileId, Function<TextRange, Location>> locations = new HashMap<>();
    ImmutableList<LensDetails.Place> places =
        LongAnswers.cut(session.log(), "references to one name", file, detail.places());
    Location shown = session.location(snapshot, file).apply(name);
    return new Command(
        detail.title(),
        Commands.SHOW_REFERENCES,
        List.of(
            new Protocol.ShownReferences(
                shown.getUri(),
                shown.getRange().getStart(),
                places.stream()
                    .map(
                        place ->
                            locations
                                .computeIfAbsent(place.file(), id -> session.location(snapshot, id))
                                .apply(place.range()))
                    .toList())));
  }
}
