package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.taskfilels.lsp.protocol.Protocol;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CodeLensWorkspaceCapabilities;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code lenses over the wire: at once what is known, later what is counted. */
@Tag("process")
class CodeLensWireTest {
  private static final String LIB =
      "version: '3'\ntasks: {x: {deps: [':a', ':a'], cmds: [echo]}}\n";
  private static final String TEXT =
      "version: '3'\nincludes: {lib: ./lib}\ntasks:\n  a: echo hi\n  b: {deps: [a]}\n";

  /** All lenses of a task. */
  private static final Map<String, Object> ALL =
      Map.of("codeLens", Map.of("dryRun", true, "dependents", true, "lastRun", true));

  @TempDir Path root;

  private Wire start(Consumer<InitializeParams> change) {
    Wire wire =
        Wire.start(
            root,
            Map.of("Taskfile.yml", TEXT, "lib/Taskfile.yml", LIB),
            params -> {
              params
                  .getCapabilities()
                  .getWorkspace()
                  .setCodeLens(new CodeLensWorkspaceCapabilities(true));
              change.accept(params);
            });
    wire.open("Taskfile.yml", TEXT);
    Wire.await(() -> titles(wire).contains("3 references"), () -> titles(wire).toString());
    return wire;
  }

  private Wire withCommands() {
    return start(
        params ->
            params.setInitializationOptions(Map.of("clientCommands", true, "notifications", true)));
  }

  private static TextDocumentService documents(Wire wire) {
    return wire.server.getTextDocumentService();
  }

  private static List<? extends CodeLens> lenses(Wire wire) {
    return Wire.get(documents(wire).codeLens(new CodeLensParams(wire.document("Taskfile.yml"))));
  }

  /** Those of the first task with what they tell. */
  private static List<Command> resolved(Wire wire) {
    return lenses(wire).stream()
        .filter(lens -> lens.getRange().getStart().getLine() == 3)
        .map(lens -> Wire.get(documents(wire).resolveCodeLens(lens)).getCommand())
        .toList();
  }

  private static List<String> titles(Wire wire) {
    return resolved(wire).stream().map(Command::getTitle).toList();
  }

  private static void set(Wire wire, Map<String, Object> settings) {
    wire.editor.settings = settings;
    wire.server
        .getWorkspaceService()
        .didChangeConfiguration(new DidChangeConfigurationParams(new JsonObject()));
  }

  @Test
  void onlyCountedLensesWaitToBeSeen() {
    try (Wire wire = withCommands()) {
      assertThat(wire.initialized.getCapabilities().getCodeLensProvider().getResolveProvider())
          .isTrue();
      assertThat(lenses(wire))
          .filteredOn(lens -> lens.getRange().getStart().getLine() == 3)
          .extracting(lens -> lens.getCommand() == null ? "later" : lens.getCommand().getTitle())
          .containsExactly("▶ Run", "Run…", "Graph", "later");
    }
  }

  @Test
  void aClientWithCommandsIsGivenThePlaces() {
    try (Wire wire = withCommands()) {
      Command references = resolved(wire).getLast();
      assertThat(references.getTitle()).isEqualTo("3 references");
      assertThat(references.getCommand()).isEqualTo("taskfile.showReferences");
      JsonObject argument = (JsonObject) references.getArguments().getFirst();
      assertThat(argument.get("uri").getAsString()).isEqualTo(wire.uri("Taskfile.yml"));
      assertThat(argument.get("position").toString()).isEqualTo("{\"line\":3,\"character\":2}");
      assertThat(argument.getAsJsonArray("locations"))
          .extracting(place -> ((JsonObject) place).get("uri").getAsString())
          .containsExactly(
              wire.uri("Taskfile.yml"), wire.uri("lib/Taskfile.yml"), wire.uri("lib/Taskfile.yml"));
    }
  }

  @Test
  void othersAreToldTheCount() {
    try (Wire wire = start(params -> {})) {
      assertThat(titles(wire)).containsExactly("▶ Run", "Graph", "3 references");
      assertThat(resolved(wire).getLast().getCommand()).isEmpty();
    }
  }

  @Test
  void eachKindHasItsSwitch() {
    try (Wire wire = withCommands()) {
      int refreshes = wire.editor.lensRefreshes.get();
      set(wire, ALL);
      Wire.await(() -> wire.editor.lensRefreshes.get() > refreshes, () -> "no refresh");
      assertThat(titles(wire))
          .containsExactly(
              "▶ Run", "Run…", "Dry run", "Graph", "3 references", "2 dependents", "never run");
      set(
          wire,
          Map.of("codeLens", Map.of("run", false, "runWithArguments", false, "graph", false)));
      Wire.await(() -> titles(wire).size() == 1, () -> titles(wire).toString());
      assertThat(lenses(wire)).hasSize(2);
      set(wire, Map.of("codeLens", Map.of("enabled", false)));
      Wire.await(() -> lenses(wire).isEmpty(), () -> titles(wire).toString());
    }
  }

  @Test
  void countsAreAskedForAgainWhenOtherFilesChange() throws Exception {
    try (Wire wire = start(params -> {})) {
      Wire.await(() -> !wire.editor.includedFiles.isEmpty(), () -> "no look");
      int refreshes = wire.editor.lensRefreshes.get();
      Files.writeString(root.resolve("lib/Taskfile.yml"), LIB.replace(", ':a'", ""));
      wire.fileChanged("lib/Taskfile.yml", FileChangeType.Changed);
      Wire.await(() -> wire.editor.lensRefreshes.get() > refreshes, () -> "no refresh");
      assertThat(titles(wire)).contains("2 references");
    }
  }

  @Test
  void callsInScriptsOfOtherFilesCountAtOnce() {
    try (Wire wire = start(params -> {})) {
      wire.open("lib/Taskfile.yml", LIB);
      Wire.await(() -> !wire.editor.includedFiles.isEmpty(), () -> "no look");
      int refreshes = wire.editor.lensRefreshes.get();
      wire.change("lib/Taskfile.yml", 2, LIB.replace("echo", "task a"));
      Wire.await(() -> wire.editor.lensRefreshes.get() > refreshes, () -> "no refresh");
      assertThat(titles(wire)).contains("4 references");
    }
  }

  @Test
  void aRunIsRememberedAndADryRunIsNot() {
    try (Wire wire = start(params -> {})) {
      set(wire, ALL);
      Wire.await(() -> titles(wire).contains("never run"), () -> titles(wire).toString());
      run(wire, true);
      assertThat(titles(wire)).contains("never run");
      run(wire, false);
      assertThat(titles(wire).getLast()).startsWith("✔ ").endsWith(", just now");
    }
  }

  private static void run(Wire wire, boolean dry) {
    int refreshes = wire.editor.lensRefreshes.get();
    Wire.get(
        wire.server
            .getTaskfileService()
            .run(
                new Protocol.RunParams(
                    wire.uri("Taskfile.yml"), List.of("a"), null, null, null, dry, null, null)));
    Wire.await(() -> wire.editor.lensRefreshes.get() > refreshes, () -> "no refresh");
  }

  @Test
  void whatIsResolvedStaysAndWhatIsForeignIsRefused() {
    try (Wire wire = withCommands()) {
      CodeLens known = new CodeLens(new Range(new Position(0, 0), new Position(0, 0)));
      known.setCommand(new Command("done", ""));
      assertThat(Wire.get(documents(wire).resolveCodeLens(known)).getCommand().getTitle())
          .isEqualTo("done");
      known.setCommand(null);
      JsonArray eager = new JsonArray();
      for (String word : List.of("RUN", wire.uri("Taskfile.yml"), "a")) {
        eager.add(word);
      }
      for (Object data : new Object[] {null, 1, "x", List.of(), Map.of("a", 1), eager}) {
        known.setData(data);
        assertThatThrownBy(() -> Wire.get(documents(wire).resolveCodeLens(known)))
            .isInstanceOfSatisfying(
                ResponseErrorException.class,
                e -> assertThat(e.getResponseError().getCode()).isEqualTo(-32602));
      }
    }
  }

  @Test
  void aLensOfATaskThatIsGoneStillHasWords() {
    try (Wire wire = withCommands()) {
      CodeLens lens = lenses(wire).get(4);
      assertThat(lens.getData()).isNotNull();
      wire.change("Taskfile.yml", 2, "version: '3'\n");
      Command command = Wire.get(documents(wire).resolveCodeLens(lens)).getCommand();
      assertThat(command.getTitle()).isEqualTo("0 references");
      assertThat(command.getCommand()).isEmpty();
    }
  }
}
