package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Diagnostics follow texts, files, folders and settings. */
class PublishedDiagnosticsTest {
  @TempDir Path root;

  @Test
  void diagnosticsFollowTheTyping() {
    try (Wire wire = DemoProject.start(root)) {
      wire.open("Taskfile.yml", DemoProject.MAIN);
      assertThat(wire.awaitCodes("Taskfile.yml").getVersion()).isEqualTo(1);
      wire.change("Taskfile.yml", 2, new Range(new Position(7, 2), new Position(7, 7)), "biuld");
      var list = wire.awaitCodes("Taskfile.yml", "task-missing");
      assertThat(list.getVersion()).isEqualTo(2);
      assertThat(list.getDiagnostics().getFirst().getMessage().getLeft()).contains("biuld");
      wire.change("Taskfile.yml", 3, new Range(new Position(7, 2), new Position(7, 7)), "build");
      wire.awaitCodes("Taskfile.yml");
    }
  }

  @Test
  void aCycleIsShownInEveryFileAndVanishesEverywhere() {
    try (Wire wire = DemoProject.start(root)) {
      wire.open("docs/Taskfile.yml", DemoProject.DOCS);
      wire.awaitCodes("docs/Taskfile.yml");
      wire.change("docs/Taskfile.yml", 2, DemoProject.DOCS + "includes: {up: ..}\n");
      var cycle = wire.awaitCodes("docs/Taskfile.yml", "include-cycle").getDiagnostics().getFirst();
      assertThat(cycle.getRelatedInformation()).isNotEmpty();
      wire.awaitCodes("Taskfile.yml", "include-cycle");
      wire.change("docs/Taskfile.yml", 3, DemoProject.DOCS);
      wire.awaitCodes("docs/Taskfile.yml");
      wire.awaitCodes("Taskfile.yml");
    }
  }

  @Test
  void aMissingIncludeIsGoneOnceTheFileIsThere() throws IOException {
    try (Wire wire =
        Wire.start(root, Map.of("Taskfile.yml", "version: '3'\nincludes: {lib: ./lib.yml}\n"))) {
      wire.awaitCodes("Taskfile.yml", "include-missing");
      Files.writeString(root.resolve("lib.yml"), "version: '3'\n");
      wire.fileChanged("lib.yml", FileChangeType.Created);
      wire.awaitCodes("Taskfile.yml");
      Files.delete(root.resolve("lib.yml"));
      wire.fileChanged("lib.yml", FileChangeType.Deleted);
      wire.awaitCodes("Taskfile.yml", "include-missing");
    }
  }

  @Test
  void aFolderThatGoesTakesItsFilesAlong() throws IOException {
    try (Wire wire =
        Wire.start(
            root,
            Map.of(
                "Taskfile.yml",
                "version: '3'\nincludes: {lib: ./lib}\n",
                "lib/Taskfile.yml",
                "version: '3'\ntasks: {a: {deps: [x]}}\n"))) {
      wire.awaitCodes("lib/Taskfile.yml", "task-missing");
      Files.delete(root.resolve("lib/Taskfile.yml"));
      Files.delete(root.resolve("lib"));
      wire.fileChanged("lib", FileChangeType.Deleted);
      wire.awaitCodes("Taskfile.yml", "include-missing");
      wire.awaitCodes("lib/Taskfile.yml");
    }
  }

  @Test
  void aFileThatLeavesGetsAnEmptyList() throws IOException {
    try (Wire wire =
        Wire.start(root, Map.of("Taskfile.yml", "version: '3'\ntasks: {a: {deps: [x]}}\n"))) {
      wire.awaitCodes("Taskfile.yml", "task-missing");
      Files.delete(root.resolve("Taskfile.yml"));
      wire.fileChanged("Taskfile.yml", FileChangeType.Deleted);
      wire.awaitCodes("Taskfile.yml");
    }
  }

  @Test
  void closingFallsBackToTheDisk() {
    try (Wire wire = DemoProject.start(root)) {
      wire.open("Taskfile.yml", "version: '3'\ntasks: {a: {deps: [x]}}\n");
      wire.awaitCodes("Taskfile.yml", "task-missing");
      wire.close("Taskfile.yml");
      wire.awaitCodes("Taskfile.yml");
    }
  }

  @Test
  void savingChangesNothing() {
    try (Wire wire = DemoProject.start(root)) {
      wire.open("Taskfile.yml", "version: '3'\ntasks: {a: {deps: [x]}}\n");
      wire.awaitCodes("Taskfile.yml", "task-missing");
      wire.server
          .getTextDocumentService()
          .didSave(new DidSaveTextDocumentParams(wire.document("Taskfile.yml")));
      wire.change("Taskfile.yml", 2, "version: '3'\ntasks: {a: {deps: [x, y]}}\n");
      wire.awaitCodes("Taskfile.yml", "task-missing", "task-missing");
      assertThat(wire.editor.log).noneMatch(message -> message.getMessage().contains("didSave"));
    }
  }

  @Test
  void settingsChangeSeverities() {
    try (Wire wire = DemoProject.start(root)) {
      wire.open("Taskfile.yml", "version: '3'\ntasks: {a: {deps: [x]}}\n");
      wire.awaitCodes("Taskfile.yml", "task-missing");
      wire.editor.settings =
          Map.of("diagnostics", Map.of("severity", Map.of("task-missing", "off")));
      wire.server
          .getWorkspaceService()
          .didChangeConfiguration(new DidChangeConfigurationParams(new JsonObject()));
      wire.awaitCodes("Taskfile.yml");
    }
  }

  @Test
  void theSettingsOfAProjectAreLive() throws IOException {
    String off = "diagnostics: {severity: {task-missing: off}}\n";
    try (Wire wire =
        Wire.start(root, Map.of("a/Taskfile.yml", "version: '3'\ntasks: {a: {deps: [x]}}\n"))) {
      wire.awaitCodes("a/Taskfile.yml", "task-missing");
      Files.writeString(root.resolve(".taskfile-ls.yml"), off);
      wire.fileChanged(".taskfile-ls.yml", FileChangeType.Created);
      wire.awaitCodes("a/Taskfile.yml");
      wire.open(".taskfile-ls.yml", off);
      wire.change(".taskfile-ls.yml", 2, "diagnostics: {severity: {task-misisng: off}}\n");
      wire.awaitCodes(".taskfile-ls.yml", "project-settings");
      wire.awaitCodes("a/Taskfile.yml", "task-missing");
      wire.change(".taskfile-ls.yml", 3, off);
      wire.awaitCodes(".taskfile-ls.yml");
      wire.awaitCodes("a/Taskfile.yml");
      wire.close(".taskfile-ls.yml");
      Files.writeString(root.resolve(".taskfile-ls.yml"), "nonsense: 1\n");
      wire.fileChanged(".taskfile-ls.yml", FileChangeType.Changed);
      wire.awaitCodes(".taskfile-ls.yml", "project-settings");
      wire.awaitCodes("a/Taskfile.yml", "task-missing");
      Files.delete(root.resolve(".taskfile-ls.yml"));
      wire.fileChanged(".taskfile-ls.yml", FileChangeType.Deleted);
      wire.awaitCodes(".taskfile-ls.yml");
    }
  }

  @Test
  void foldersComeAndGo() throws IOException {
    Path other = Files.createDirectory(root.resolve("other"));
    Path first = Files.createDirectory(root.resolve("first"));
    Files.writeString(other.resolve("Taskfile.yml"), "version: '3'\ntasks: {a: {deps: [x]}}\n");
    try (Wire wire = Wire.start(first, Map.of())) {
      WorkspaceFolder folder = new WorkspaceFolder(other.toUri().toString(), "other");
      wire.server
          .getWorkspaceService()
          .didChangeWorkspaceFolders(
              new DidChangeWorkspaceFoldersParams(
                  new WorkspaceFoldersChangeEvent(List.of(folder), List.of())));
      wire.awaitCodes("../other/Taskfile.yml", "task-missing");
      wire.server
          .getWorkspaceService()
          .didChangeWorkspaceFolders(
              new DidChangeWorkspaceFoldersParams(
                  new WorkspaceFoldersChangeEvent(List.of(), List.of(folder))));
      wire.awaitCodes("../other/Taskfile.yml");
    }
  }
}
