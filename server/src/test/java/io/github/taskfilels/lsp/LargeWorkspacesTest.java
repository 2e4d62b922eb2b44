package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.taskfilels.lsp.protocol.Protocol;
import io.github.taskfilels.lsp.session.ClientLog;
import io.github.taskfilels.lsp.session.Dispatcher;
import io.github.taskfilels.lsp.session.LongAnswers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More than people write: answers have an end and say so, and many files change at once. */
@Timeout(120)
class LargeWorkspacesTest {
  @TempDir Path root;

  private static String lines(int count, String line) {
    return IntStream.range(0, count)
        .mapToObj(i -> line.replace("#", String.valueOf(i)))
        .collect(Collectors.joining());
  }

  @Test
  void longAnswersAreCutAndSaySo() {
    int tasks = LongAnswers.MOST + 1;
    String text = "version: '3'\ntasks:\n" + lines(tasks, "  t#: echo\n");
    try (Wire wire = Wire.start(root, Map.of("Taskfile.yml", text))) {
      wire.open("Taskfile.yml", text);
      assertThat(
              Wire.get(
                  wire.server
                      .getTextDocumentService()
                      .documentSymbol(new DocumentSymbolParams(wire.document("Taskfile.yml")))))
          .hasSize(LongAnswers.MOST);
      assertThat(
              Wire.get(
                  wire.server
                      .getTextDocumentService()
                      .codeLens(new CodeLensParams(wire.document("Taskfile.yml")))))
          .hasSize(LongAnswers.MOST);
      String told = "Taskfile.yml has " + tasks + " symbols; the first 10000 are shown";
      Wire.await(
          () -> wire.editor.log.stream().anyMatch(line -> line.getMessage().equals(told)),
          () -> wire.editor.log.toString());
      String uri = wire.uri("Taskfile.yml");
      Protocol.GraphResult graph =
          Wire.get(
              wire.server
                  .getTaskfileService()
                  .graph(new Protocol.GraphParams(uri, "task", uri, null)));
      assertThat(graph.nodes()).hasSize(3_000);
      assertThat(graph.title()).isEqualTo("Tasks of Taskfile.yml (the first 3000)");
    }
  }

  @Test
  void graphsOfManyIncludesAreCutAndSaySo() {
    String text = "version: '3'\nincludes:\n" + lines(3_100, "  i#: ./f#.yml\n");
    try (Wire wire = Wire.start(root, Map.of("Taskfile.yml", text))) {
      String uri = wire.uri("Taskfile.yml");
      Protocol.GraphResult graph =
          Wire.get(
              wire.server
                  .getTaskfileService()
                  .graph(new Protocol.GraphParams(uri, "include", uri, null)));
      assertThat(graph.nodes()).hasSize(3_000);
      assertThat(graph.title()).isEqualTo("includes of Taskfile.yml (the first 3000 files)");
    }
  }

  @Test
  void manyFilesThatChangeAtOnceGiveTheDiagnosticsOfTheNewTexts() throws Exception {
    int count = 500;
    Map<String, String> files = new HashMap<>();
    for (int i = 0; i < count; i++) {
      files.put("f" + i + "/Taskfile.yml", "version: '3'\ntasks: {a: {deps: [b]}, b: echo}\n");
    }
    files.put(
        "Taskfile.yml",
        "version: '3'\nincludes:\n"
            + lines(count, "  f#: ./f#\n")
            + "tasks: {all: {deps: ['f7:b']}}\n");
    try (Wire wire = Wire.start(root, files)) {
      wire.open("Taskfile.yml", files.get("Taskfile.yml"));
      wire.awaitCodes("Taskfile.yml");
      FileEvent[] events = new FileEvent[count];
      for (int i = 0; i < count; i++) {
        String path = "f" + i + "/Taskfile.yml";
        Files.writeString(root.resolve(path), "version: '3'\ntasks: {a: {deps: [b]}}\n");
        events[i] = new FileEvent(wire.uri(path), FileChangeType.Changed);
      }
      wire.server
          .getWorkspaceService()
          .didChangeWatchedFiles(new DidChangeWatchedFilesParams(List.of(events)));
      wire.awaitCodes("Taskfile.yml", "task-missing");
      for (int i = 0; i < count; i++) {
        wire.awaitCodes("f" + i + "/Taskfile.yml", "task-missing");
      }
    }
  }

  @Test
  void ofThousandsOfFilesThoseConnectedWithOpenOnesAreChecked() {
    String wrong = "version: '3'\ntasks: {a: {deps: [gone]}}\n";
    Map<String, String> files = new HashMap<>();
    for (int i = 0; i < 2_001; i++) {
      files.put("f" + i + "/Taskfile.yml", wrong);
    }
    files.put("Taskfile.yml", "version: '3'\nincludes: {f: ./f7}\ntasks: {a: {deps: [gone]}}\n");
    try (Wire wire = Wire.start(root, files)) {
      wire.open("f7/Taskfile.yml", wrong);
      wire.awaitCodes("f7/Taskfile.yml", "task-missing");
      wire.open("f8/Taskfile.yml", wrong);
      wire.awaitCodes("f8/Taskfile.yml", "task-missing");
      wire.change("f7/Taskfile.yml", 2, wrong.replace("deps", "nope"));
      wire.awaitCodes("f7/Taskfile.yml", "unknown-key");
      String told = "of these 2002 Taskfiles, only open ones and those connected with them";
      Wire.await(
          () -> wire.editor.log.stream().anyMatch(line -> line.getMessage().startsWith(told)),
          () -> wire.editor.log.toString());
      Set<String> connected =
          Set.of(
              wire.uri("f7/Taskfile.yml"), wire.uri("f8/Taskfile.yml"), wire.uri("Taskfile.yml"));
      Wire.await(() -> shown(wire).equals(connected), () -> shown(wire).toString());
      wire.close("f8/Taskfile.yml");
      wire.awaitCodes("f8/Taskfile.yml");
    }
  }

  /** The files in which an editor shows something now. */
  private static Set<String> shown(Wire wire) {
    Map<String, PublishDiagnosticsParams> last = new HashMap<>();
    wire.editor.published.forEach(list -> last.put(list.getUri(), list));
    return last.values().stream()
        .filter(list -> !list.getDiagnostics().isEmpty())
        .map(PublishDiagnosticsParams::getUri)
        .collect(Collectors.toSet());
  }

  @Test
  void aRequestForWhichMemoryIsShortFailsAloneAndIsToldOnce() {
    Wire.Editor editor = new Wire.Editor();
    Dispatcher dispatcher = new Dispatcher(new ClientLog(editor));
    // More of them than there are slots.
    for (int i = 0; i < 40; i++) {
      var answer =
          dispatcher.read(
              "textDocument/hover",
              null,
              cancel -> {
                throw new OutOfMemoryError("Java heap space");
              });
      assertThatThrownBy(answer::join).hasCauseInstanceOf(OutOfMemoryError.class);
    }
    assertThat(dispatcher.read("textDocument/hover", null, cancel -> "served").join())
        .isEqualTo("served");
    assertThat(editor.messages).extracting(MessageParams::getMessage).hasSize(1);
    assertThat(editor.messages.getFirst().getMessage())
        .startsWith("taskfile-ls gave up textDocument/hover, which needs more than its ");
  }
}
