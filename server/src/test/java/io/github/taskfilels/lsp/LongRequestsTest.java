package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressReport;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that tell of parts of their answer and of their progress. */
class LongRequestsTest {
  private static final int CALLERS = 1_200;

  /** Task {@code a} and those that need it. */
  private static final String TEXT =
      "version: '3'\ntasks:\n  a: echo\n"
          + IntStream.range(0, CALLERS)
              .mapToObj(i -> "  t" + i + ": {deps: [a]}\n")
              .collect(Collectors.joining());

  @TempDir Path root;

  private static ReferenceParams references(Wire wire) {
    return new ReferenceParams(
        wire.document("Taskfile.yml"), new Position(2, 2), new ReferenceContext(true));
  }

  private static List<ProgressParams> progress(Wire wire, String token) {
    return wire.editor.progress.stream()
        .filter(one -> token.equals(one.getToken().getLeft()))
        .toList();
  }

  @Test
  void manyReferencesComeInPartsAndTheAnswerIsEmpty() {
    try (Wire wire = Wire.start(root, Map.of())) {
      wire.open("Taskfile.yml", TEXT);
      ReferenceParams params = references(wire);
      params.setPartialResultToken("parts");
      assertThat(Wire.get(wire.server.getTextDocumentService().references(params))).isEmpty();
      List<Integer> sizes =
          progress(wire, "parts").stream()
              .map(part -> ((JsonArray) part.getValue().getRight()).size())
              .toList();
      assertThat(sizes).containsExactly(500, 500, 201);
      assertThat(Wire.get(wire.server.getTextDocumentService().references(references(wire))))
          .hasSize(CALLERS + 1);
    }
  }

  @Test
  void fewReferencesAreTheAnswer() {
    try (Wire wire = Wire.start(root, Map.of())) {
      wire.open("Taskfile.yml", "version: '3'\ntasks:\n  a: echo\n  b: {deps: [a]}\n");
      ReferenceParams params = references(wire);
      params.setPartialResultToken("parts");
      assertThat(Wire.get(wire.server.getTextDocumentService().references(params))).hasSize(2);
      assertThat(progress(wire, "parts")).isEmpty();
    }
  }

  @Test
  void progressBeginsAndEndsUnderTheTokenOfTheClient() {
    String includes =
        IntStream.range(0, 300)
            .mapToObj(i -> "  n" + i + ": ./f" + i + ".yml\n")
            .collect(Collectors.joining());
    Map<String, String> files =
        IntStream.range(0, 300)
            .boxed()
            .collect(
                Collectors.toMap(
                    i -> "f" + i + ".yml", i -> "version: '3'\ntasks: {b: {deps: [':a']}}\n"));
    try (Wire wire = Wire.start(root, files)) {
      wire.open("Taskfile.yml", "version: '3'\ntasks:\n  a: echo\nincludes:\n" + includes);
      ReferenceParams params = references(wire);
      params.setWorkDoneToken("work");
      assertThat(Wire.get(wire.server.getTextDocumentService().references(params))).hasSize(301);
      List<ProgressParams> work = progress(wire, "work");
      assertThat(work.getFirst().getValue().getLeft()).isInstanceOf(WorkDoneProgressBegin.class);
      assertThat(work.getLast().getValue().getLeft()).isInstanceOf(WorkDoneProgressEnd.class);
      assertThat(work)
          .anySatisfy(
              one ->
                  assertThat(one.getValue().getLeft())
                      .isInstanceOfSatisfying(
                          WorkDoneProgressReport.class,
                          report -> assertThat(report.getMessage()).endsWith("of 301 files")));

      WorkspaceSymbolParams names = new WorkspaceSymbolParams("a");
      names.setWorkDoneToken("names");
      Wire.get(wire.server.getWorkspaceService().symbol(names));
      assertThat(progress(wire, "names")).hasSize(2);
    }
  }
}
