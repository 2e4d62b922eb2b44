package io.github.taskfilels.lsp.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.ide.ProjectFacts;
import io.github.taskfilels.ide.ProjectFacts.Ended;
import io.github.taskfilels.program.values.SourceFiles;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.fingerprint.FingerprintMode;
import io.github.taskfilels.workspace.Cancel;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.LocalDisk;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RecordedFactsTest {
  @TempDir Path folder;

  private RecordedFacts facts(ImmutableMap<String, String> environment) {
    return new RecordedFacts(environment, () -> FingerprintMode.COMPAT);
  }

  private FileId root() {
    return FileId.of(folder.resolve("Taskfile.yml"));
  }

  private void recorded(Path state, String... lines) throws IOException {
    Path file = state.resolve("taskfile-ls/history.jsonl");
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private static String line(String task, long millis, long at) {
    return "{\"task\":\"%s\",\"ms\":%d,\"at\":%d}".formatted(task, millis, at);
  }

  /** What comes a moment later is waited for. */
  private static <T> T known(Supplier<@Nullable T> ask) throws InterruptedException {
    T answer = ask.get();
    while (answer == null) {
      Thread.sleep(5);
      answer = ask.get();
    }
    return answer;
  }

  private Snapshot snapshot(String taskfile) throws IOException {
    Files.writeString(folder.resolve("Taskfile.yml"), taskfile);
    Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.of());
    workspace.foldersChanged(List.of(FileId.of(folder)));
    workspace.discover(Cancel.never(), found -> {});
    return workspace.snapshot();
  }

  @Test
  void nothingRanYet() {
    try (RecordedFacts facts = facts(ImmutableMap.of())) {
      assertThat(facts.past(root(), "a")).isEqualTo(ProjectFacts.Past.NONE);
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void timesAreReadAgainWhenTheFileHasChanged() throws IOException {
    recorded(folder.resolve(".task"), line("a", 30, 1), line("a", 10, 2), line("b", 5, 3));
    try (RecordedFacts facts = facts(ImmutableMap.of())) {
      assertThat(facts.past(root(), "a").last()).isEqualTo(new Ended(true, 10, 2));
      recorded(folder.resolve(".task"), line("a", 30, 1), line("a", 10, 2), line("a", 1000, 4));
      assertThat(facts.past(root(), "a").last()).isEqualTo(new Ended(true, 1000, 4));
      assertThat(facts.past(root(), "a").typicalMillis()).hasValue(30);
      assertThat(facts.past(root(), "b")).isEqualTo(ProjectFacts.Past.NONE);
    }
  }

  @Test
  void theEnvironmentMayNameAnotherPlace() throws IOException {
    recorded(folder.resolve("state"), line("a", 7, 1));
    recorded(folder.resolve(".task"), line("a", 8, 2));
    try (RecordedFacts facts = facts(ImmutableMap.of("TASK_TEMP_DIR", "./state"))) {
      assertThat(facts.past(root(), "a").last()).isEqualTo(new Ended(true, 7, 1));
    }
  }

  @Test
  void aRunOfThisSessionCountsWhereItIsTheLast() throws IOException {
    recorded(folder.resolve(".task"), line("a", 10, 50));
    try (RecordedFacts facts = facts(ImmutableMap.of())) {
      ended(facts, "a", 40, Outcome.failed(Failure.other("no")));
      assertThat(facts.past(root(), "a").last()).isEqualTo(new Ended(true, 10, 50));
      ended(facts, "a", 60, Outcome.failed(Failure.other("no")));
      assertThat(facts.past(root(), "a").last()).isEqualTo(new Ended(false, 3, 60));
      ended(facts, "a", 70, Outcome.upToDate(""));
      assertThat(facts.past(root(), "a").last()).isEqualTo(new Ended(false, 3, 60));
      assertThat(facts.past(FileId.of(folder.resolve("x/Taskfile.yml")), "a").last()).isNull();
    }
  }

  private void ended(RecordedFacts facts, String task, long at, Outcome outcome) {
    facts.following(root()).accept(new RunEvent.NodeEnded(1, at, 1, task, outcome, 3, 3));
  }

  @Test
  void whatARunWouldDoIsLookedAtOnly() throws Exception {
    Files.writeString(folder.resolve("in.txt"), "x");
    Snapshot snapshot =
        snapshot(
            "version: '3'\ntasks:\n"
                + "  s: {sources: [in.txt], cmds: ['touch ran']}\n"
                + "  p: {platforms: [plan9], cmds: ['touch ran']}\n"
                + "  w: {deps: [missing], sources: [in.txt]}\n");
    try (RecordedFacts facts = facts(ImmutableMap.of())) {
      assertThat(known(() -> facts.outlook(snapshot, root(), "s")).text())
          .startsWith("out of date: ");
      assertThat(known(() -> facts.outlook(snapshot, root(), "p")).text())
          .isEqualTo("not for this machine");
      assertThat(known(() -> facts.outlook(snapshot, root(), "none")))
          .isEqualTo(ProjectFacts.Outlook.UNKNOWN);
      assertThat(folder.resolve("ran")).doesNotExist();
      assertThat(folder.resolve(".task")).doesNotExist();
    }
  }

  @Test
  void theFirstFilesOfPatterns() throws Exception {
    Path sub = Files.createDirectory(folder.resolve("sub"));
    Files.writeString(folder.resolve("above.c"), "");
    for (int i = 10; i < 25; i++) {
      Files.writeString(sub.resolve("f" + i + ".c"), "");
    }
    Snapshot snapshot = snapshot("version: '3'\n");
    ImmutableList<SourceFiles.Pattern> patterns =
        ImmutableList.of(
            new SourceFiles.Pattern("../*.c", false),
            new SourceFiles.Pattern("*.c", false),
            new SourceFiles.Pattern("f11.c", true));
    try (RecordedFacts facts = facts(ImmutableMap.of())) {
      ProjectFacts.Matches matches = known(() -> facts.matches(snapshot, sub, patterns, false));
      assertThat(matches.count()).isEqualTo(15);
      assertThat(matches.gaveUp()).isNull();
      assertThat(matches.first())
          .hasSize(10)
          .startsWith(folder.resolve("above.c").toString(), "f10.c", "f12.c");
    }
  }
}
