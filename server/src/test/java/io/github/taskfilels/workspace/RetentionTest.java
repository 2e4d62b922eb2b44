package io.github.taskfilels.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.testkit.MemoryDisk;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.yaml.YamlTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
  @TempDir Path folder;

  private List<FileId> many() throws Exception {
    List<FileId> files = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Path file = folder.resolve(i + ".yml");
      Files.writeString(file, "version: '3'\nvars: {V: " + i + "}\ntasks: {a: {cmds: echo}}\n");
      files.add(FileId.of(file));
    }
    Files.writeString(folder.resolve("7.yml"), "version: '3'\ntasks: [\n");
    return files;
  }

  @Test
  void aListParsesEachFileOnceAndAsksForNoTreeAgain() throws Exception {
    List<FileId> files = many();
    Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.of(), Retention.LISTING);
    Snapshot snapshot = workspace.snapshot();
    for (FileId file : files) {
      assertThat(snapshot.summary(file)).isNotNull();
    }
    for (FileId file : files) {
      assertThat(snapshot.refusals(file)).isNotNull();
    }
    assertThat(workspace.statistics().parses()).isEqualTo(50);
    assertThat(snapshot.taskfile(files.getFirst())).isNotNull();
    assertThat(workspace.statistics().parses()).isEqualTo(51);
  }

  @Test
  void anEditorKeepsTheTreesOfOpenFilesAndOfFewOthers() throws Exception {
    List<FileId> files = many();
    Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.of());
    FileId open = files.getFirst();
    String large = "version: '3'\n" + "# much\n".repeat(3_000);
    for (FileId file : files) {
      Files.writeString(
          folder.resolve(file.fileName()), large + "tasks: {" + file.fileName() + ": x}");
    }
    workspace.open(open, FileKind.LANGUAGE_ID, 1, "version: '3'\n");
    Snapshot snapshot = workspace.snapshot();
    YamlTree tree = snapshot.tree(open);
    for (FileId file : files) {
      assertThat(snapshot.summary(file)).isNotNull();
    }
    assertThat(workspace.statistics().parses()).isEqualTo(50);
    assertThat(snapshot.tree(open)).isSameAs(tree);
    // What others see of the closed ones is there without a tree, and a tree where somebody asks.
    for (FileId file : files) {
      assertThat(snapshot.summary(file)).isNotNull();
      assertThat(snapshot.globals(file, GlobalVariables.Kind.VARS)).isEmpty();
    }
    assertThat(workspace.statistics().parses()).isEqualTo(50);
    assertThat(snapshot.taskfile(files.get(1))).isNotNull();
    assertThat(workspace.statistics().parses()).isEqualTo(51);
  }

  @Test
  void whatWasOpenKeepsNoTreeForWhoHoldsAnOldSnapshot() {
    Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.of());
    FileId file = FileId.of(folder.resolve("a.yml"));
    Snapshot first = workspace.open(file, FileKind.LANGUAGE_ID, 1, "version: '3'\n");
    FileText text = first.text(file);
    assertThat(text).isNotNull();
    assertThat(first.tree(file)).isNotNull();
    assertThat(text.parsed()).isNotNull();
    workspace.change(file, 2, "version: '3'\ntasks: {}\n");
    assertThat(text.parsed()).isNull();
    FileText last = workspace.snapshot().text(file);
    assertThat(last).isNotNull();
    workspace.close(file);
    assertThat(last.parsed()).isNull();
    assertThat(first.tree(file)).isNotNull();
  }

  @Test
  void refusalsAreTheSameWheneverTheyAreFound() throws Exception {
    List<FileId> files = many();
    Snapshot early =
        new Workspace(new LocalDisk(), ImmutableMap.of(), Retention.LISTING).snapshot();
    Snapshot late = new Workspace(new LocalDisk(), ImmutableMap.of()).snapshot();
    for (FileId file : files) {
      assertThat(early.summary(file)).isEqualTo(late.summary(file));
      assertThat(early.refusals(file)).isEqualTo(late.refusals(file));
    }
    Refusals model = late.refusals(files.getFirst());
    assertThat(model).isNotNull();
    assertThat(model.syntax()).isNull();
    assertThat(model.problems())
        .extracting(Problem::effect)
        .containsExactly(Problem.Effect.REFUSED);
    Refusals yaml = late.refusals(files.get(7));
    assertThat(yaml).isNotNull();
    assertThat(yaml.syntax()).isNotNull();
    assertThat(late.refusals(FileId.of(folder.resolve("none.yml")))).isNull();
  }

  /** Of more files than that, summaries stay as long as somebody has them. */
  @Test
  void ofFilesThatNobodyAsksForOnlyTheIncludesStay() {
    Map<String, String> texts = new HashMap<>();
    for (int i = 0; i < 2_600; i++) {
      texts.put("/f" + i + ".yml", "includes: {a: ./a" + i + ".yml}\ntasks: {t" + i + ": x}\n");
    }
    TestWorkspace workspace = TestWorkspace.of(texts);
    Snapshot snapshot = workspace.snapshot();
    Summary first = snapshot.summary(TestWorkspace.id("/f0.yml"));
    texts.keySet().stream().map(TestWorkspace::id).forEach(snapshot::declaredIncludes);
    assertThat(workspace.workspace().statistics().parses()).isEqualTo(2_600);
    for (int i = 0; i < 2_600; i++) {
      assertThat(snapshot.declaredIncludes(TestWorkspace.id("/f" + i + ".yml")).includes())
          .singleElement()
          .extracting(Summary.IncludeEntry::taskfile)
          .isEqualTo("./a" + i + ".yml");
    }
    assertThat(snapshot.summary(TestWorkspace.id("/f0.yml"))).isSameAs(first);
    assertThat(workspace.workspace().statistics().parses()).isEqualTo(2_600);
    assertThat(snapshot.includeRanges(TestWorkspace.id("/f0.yml"))).hasSize(1);
  }

  /** A list of more files than an editor keeps summaries of still parses each once. */
  @Test
  void aRunOfThousandsOfFilesParsesEachOnce() {
    Map<String, String> texts = new HashMap<>();
    for (int i = 0; i < 2_600; i++) {
      texts.put("/f" + i + ".yml", "version: '3'\ntasks: {t" + i + ": x}\n");
    }
    for (Retention retention : List.of(Retention.RUNNING, Retention.LISTING, Retention.CHECKING)) {
      Workspace workspace = new Workspace(new MemoryDisk(texts), ImmutableMap.of(), retention);
      Snapshot snapshot = workspace.snapshot();
      for (int round = 0; round < 2; round++) {
        for (String path : texts.keySet()) {
          assertThat(snapshot.summary(TestWorkspace.id(path))).isNotNull();
          assertThat(snapshot.globals(TestWorkspace.id(path), GlobalVariables.Kind.VARS)).isEmpty();
        }
      }
      assertThat(workspace.statistics().parses()).as("%s", retention).isEqualTo(2_600);
    }
  }
}
