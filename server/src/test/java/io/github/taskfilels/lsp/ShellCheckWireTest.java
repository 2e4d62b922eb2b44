package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.taskfilels.testkit.FakeShellCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Shellcheck in the editor: only where its user says so, in the background. */
@Tag("process")
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake program is a shell script")
class ShellCheckWireTest {
  private static final String TEXT = "version: '3'\ntasks:\n  t: echo $bad\n";

  @TempDir Path root;
  @TempDir Path bin;

  private Wire start(Map<String, String> files) {
    return Wire.start(root, files);
  }

  private static void set(Wire wire, Map<String, Object> shellcheck) {
    wire.editor.settings = Map.of("shellcheck", shellcheck);
    wire.server
        .getWorkspaceService()
        .didChangeConfiguration(new DidChangeConfigurationParams(new JsonObject()));
  }

  private static Map<String, Object> on(FakeShellCheck fake) {
    return Map.of("enabled", true, "path", fake.program().toString());
  }

  @Test
  void findingsComeAndGoWithTheText() {
    FakeShellCheck fake = FakeShellCheck.in(bin);
    try (Wire wire = start(Map.of("Taskfile.yml", TEXT))) {
      wire.open("Taskfile.yml", TEXT);
      wire.awaitCodes("Taskfile.yml");
      assertThat(fake.starts()).isEmpty();
      set(wire, on(fake));
      Diagnostic found = wire.awaitCodes("Taskfile.yml", "shellcheck").getDiagnostics().getFirst();
      assertThat(found.getRange()).isEqualTo(new Range(new Position(2, 10), new Position(2, 14)));
      assertThat(found.getSeverity()).isEqualTo(DiagnosticSeverity.Hint);
      assertThat(found.getMessage().getLeft()).startsWith("SC2086: Double quote; see https://");

      // It moves with its line, and nothing is asked again.
      wire.change("Taskfile.yml", 2, new Range(new Position(0, 0), new Position(0, 0)), "# x\n");
      wire.awaitDiagnostics(
          "Taskfile.yml",
          list -> list.size() == 1 && list.getFirst().getRange().getStart().getLine() == 3);
      assertThat(fake.starts()).hasSize(1);

      wire.change("Taskfile.yml", 3, TEXT.replace("$bad", "$good"));
      wire.awaitCodes("Taskfile.yml");
      wire.change("Taskfile.yml", 4, TEXT.replace("echo", "ls"));
      wire.awaitCodes("Taskfile.yml", "shellcheck");
      wire.change("Taskfile.yml", 5, TEXT.replace("$bad", "$bad # taskfile-ls: ignore shellcheck"));
      wire.awaitCodes("Taskfile.yml");
      wire.change("Taskfile.yml", 6, TEXT);
      wire.awaitCodes("Taskfile.yml", "shellcheck");
      set(wire, Map.of("enabled", false, "path", fake.program().toString()));
      wire.awaitCodes("Taskfile.yml");
    }
  }

  @Test
  void clientsThatAskAreToldToAskAgain() {
    FakeShellCheck fake = FakeShellCheck.in(bin);
    try (Wire wire =
        Wire.start(root, Map.of("Taskfile.yml", TEXT), PulledDiagnosticsTest::pulls).pulling()) {
      set(wire, on(fake));
      wire.open("Taskfile.yml", TEXT);
      wire.awaitCodes("Taskfile.yml", "shellcheck");
    }
  }

  @Test
  void aProjectCannotHaveItStarted() {
    FakeShellCheck fake = FakeShellCheck.in(bin);
    String settings = "shellcheck: {enabled: true, path: " + fake.program() + "}\n";
    try (Wire wire = start(Map.of("Taskfile.yml", TEXT, ".taskfile-ls.yml", settings))) {
      wire.open("Taskfile.yml", TEXT);
      wire.awaitCodes(".taskfile-ls.yml", "project-settings");
      wire.change("Taskfile.yml", 2, TEXT + "  u: {deps: [x]}\n");
      wire.awaitCodes("Taskfile.yml", "task-missing");
      assertThat(fake.starts()).isEmpty();
    }
  }

  @Test
  void thatItIsNotThereIsSaidOnce() {
    try (Wire wire = start(Map.of("Taskfile.yml", TEXT, "other.yml", TEXT))) {
      set(wire, Map.of("enabled", true, "path", "/none/shellcheck"));
      wire.open("Taskfile.yml", TEXT);
      Wire.await(() -> !wire.editor.messages.isEmpty(), () -> "no message");
      wire.open("other.yml", TEXT);
      wire.change("Taskfile.yml", 2, TEXT + "  u: {deps: [x]}\n");
      wire.awaitCodes("Taskfile.yml", "task-missing");
      assertThat(wire.editor.messages)
          .extracting(MessageParams::getMessage)
          .isEqualTo(
              List.of(
                  "commands are not checked with shellcheck: the absolute path of a program is"
                      + " needed, and '/none/shellcheck' is none (setting"
                      + " taskfile.shellcheck.path)"));
    }
  }

  @Test
  void aSlowOneHoldsUpNothingAndEndsWithTheSession() throws IOException {
    Path pid = bin.resolve("pid");
    FakeShellCheck fake =
        FakeShellCheck.in(
            bin, "echo $$ > " + pid + ".new; mv " + pid + ".new " + pid + "; exec sleep 60\n");
    ProcessHandle started;
    try (Wire wire = start(Map.of("Taskfile.yml", TEXT))) {
      set(wire, on(fake));
      wire.open("Taskfile.yml", TEXT);
      Wire.await(() -> Files.exists(pid), () -> "it was not started");
      started = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
      wire.change("Taskfile.yml", 2, TEXT + "  u: {deps: [x]}\n");
      wire.awaitCodes("Taskfile.yml", "task-missing");
    }
    Wire.await(() -> !started.isAlive(), () -> "it goes on");
  }
}
