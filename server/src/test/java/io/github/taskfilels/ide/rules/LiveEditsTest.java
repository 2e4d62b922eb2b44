package io.github.taskfilels.ide.rules;

import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is found follows every change, and nothing is computed that a change does not concern. */
class LiveEditsTest {
  private final Linter linter =
      new Linter(
          (rule, file, failure) -> {
            throw failure;
          });

  private static final String ROOT = "version: '3'\nincludes: {a: a.yml}\n";
  private static final String EMPTY = "version: '3'\n";

  private List<String> found(Snapshot snapshot, String path) {
    return linter.of(snapshot, id(path)).stream()
        .map(finding -> finding.ruleId() + ": " + finding.message())
        .toList();
  }

  @Test
  void creatingAndDeletingTheIncludedFile() {
    TestWorkspace workspace = TestWorkspace.of(Map.of("/Taskfile.yml", ROOT));
    assertThat(found(workspace.snapshot(), "/Taskfile.yml"))
        .containsExactly("include-missing: include 'a': a.yml does not exist");
    assertThat(found(workspace.write("/a.yml", EMPTY), "/Taskfile.yml")).isEmpty();
    assertThat(found(workspace.delete("/a.yml"), "/Taskfile.yml")).hasSize(1);
    // A new file exists for us as soon as it is a buffer.
    assertThat(found(workspace.type("/a.yml", EMPTY), "/Taskfile.yml")).isEmpty();
    assertThat(found(workspace.workspace().close(id("/a.yml")), "/Taskfile.yml")).hasSize(1);
  }

  @Test
  void theFirstNameInAFolderWinsAsSoonAsItAppears() {
    TestWorkspace workspace =
        TestWorkspace.of(
            Map.of("/Taskfile.yml", "version: '3'\nincludes: {d: d}\n", "/d/taskfile.yaml", EMPTY));
    assertThat(found(workspace.snapshot(), "/Taskfile.yml")).isEmpty();
    workspace.write("/d/Taskfile.yml", "version: '3'\nincludes: {up: ..}\n");
    assertThat(found(workspace.snapshot(), "/Taskfile.yml"))
        .containsExactly(
            "include-cycle: include cycle: Taskfile.yml → d/Taskfile.yml → Taskfile.yml");
    assertThat(found(workspace.delete("/d/Taskfile.yml"), "/Taskfile.yml")).isEmpty();
    assertThat(found(workspace.delete("/d/taskfile.yaml"), "/Taskfile.yml")).hasSize(1);
  }

  @Test
  void aCycleIsSeenInAllItsFilesWhileItIsTypedAndGoesEverywhere() {
    TestWorkspace workspace = TestWorkspace.of(Map.of("/Taskfile.yml", ROOT, "/a.yml", EMPTY));
    Snapshot clean = workspace.type("/a.yml", EMPTY);
    Snapshot cyclic = workspace.type("/a.yml", EMPTY + "includes: {top: Taskfile.yml}\n");
    Snapshot fixed = workspace.type("/a.yml", EMPTY + "includes: {}\n");
    for (String path : List.of("/Taskfile.yml", "/a.yml")) {
      assertThat(found(clean, path)).isEmpty();
      assertThat(found(cyclic, path)).singleElement().asString().startsWith("include-cycle");
      assertThat(found(fixed, path)).isEmpty();
    }
    // An old snapshot is still answered for its own time.
    assertThat(found(cyclic, "/Taskfile.yml")).hasSize(1);
  }

  @Test
  void typingInACommandDiagnosesTheFileItselfOnly() {
    TestWorkspace workspace = TestWorkspace.of(Map.of("/Taskfile.yml", ROOT, "/a.yml", EMPTY));
    workspace.type("/a.yml", EMPTY + "tasks: {a: echo}\n");
    List<FileId> files = List.of(id("/Taskfile.yml"), id("/a.yml"));
    files.forEach(file -> linter.of(workspace.snapshot(), file));
    List<Finding> root = linter.of(workspace.snapshot(), files.getFirst());
    long before = workspace.workspace().statistics().computed();
    workspace.type("/a.yml", EMPTY + "tasks: {a: echo x}\n");
    files.forEach(file -> linter.of(workspace.snapshot(), file));
    assertThat(linter.of(workspace.snapshot(), files.getFirst())).isSameAs(root);
    // The typed file's own findings, and its redirections: what others see of it, and so its other
    // findings, are the same.
    assertThat(workspace.workspace().statistics().computed() - before).isEqualTo(2);
  }

  @Test
  void aFailingRuleIsReportedOnceAndTheOthersGoOn() {
    List<String> reports = new ArrayList<>();
    WorkspaceRule broken =
        new WorkspaceRule() {
          @Override
          public String id() {
            return "broken";
          }

          @Override
          public Severity severity() {
            return Severity.HINT;
          }

          @Override
          public RulePage page() {
            return new RulePage("A test.", "Nothing.", "", "");
          }

          @Override
          public com.google.common.collect.ImmutableList<Finding> check(RuleContext context) {
            throw new IllegalStateException("on purpose");
          }
        };
    Linter guarded =
        new Linter(
            FileRules.ALL,
            com.google.common.collect.ImmutableList.of(broken, new IncludeMissingRule()),
            (rule, file, failure) -> reports.add(rule + " " + failure.getMessage()));
    TestWorkspace workspace = TestWorkspace.of(Map.of("/Taskfile.yml", ROOT));
    assertThat(guarded.of(workspace.snapshot(), id("/Taskfile.yml"))).hasSize(1);
    workspace.type("/Taskfile.yml", ROOT + "# more\n");
    assertThat(guarded.of(workspace.snapshot(), id("/Taskfile.yml"))).hasSize(1);
    assertThat(reports).containsExactly("broken on purpose");
  }

  @Test
  void readersAlwaysGetTheAnswerForTheirSnapshotWhileAnotherTypes() throws Exception {
    TestWorkspace workspace = TestWorkspace.of(Map.of("/Taskfile.yml", ROOT, "/a.yml", EMPTY));
    FileId file = id("/a.yml");
    workspace.workspace().open(file, "yaml", 0, EMPTY);
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger answers = new AtomicInteger();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> readers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        readers.add(pool.submit(() -> readUntil(done, answers, workspace, file)));
      }
      for (int version = 1; version <= 1_000; version++) {
        while (answers.get() < version && readers.stream().noneMatch(Future::isDone)) {
          Thread.onSpinWait();
        }
        String includes = version % 2 == 1 ? "includes: {top: Taskfile.yml}\n" : "";
        workspace.workspace().change(file, version, EMPTY + includes + "# " + version + "\n");
      }
      done.set(true);
      for (Future<?> reader : readers) {
        reader.get();
      }
    }
  }

  private void readUntil(
      AtomicBoolean done, AtomicInteger answers, TestWorkspace workspace, FileId file) {
    do {
      Snapshot snapshot = workspace.snapshot();
      FileText text = snapshot.text(file);
      assertThat(text).isNotNull();
      int cycles = text.version() % 2;
      assertThat(found(snapshot, "/Taskfile.yml")).as("version " + text.version()).hasSize(cycles);
      assertThat(found(snapshot, "/a.yml")).as("version " + text.version()).hasSize(cycles);
      answers.incrementAndGet();
    } while (!done.get());
  }

  /**
   * Random files and edits: the workspace that lived through them agrees with one that is made
   * anew.
   */
  @Test
  void manyEditsGiveTheSameAsStartingOver() {
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      TestWorkspace workspace = TestWorkspace.of(Map.of("/Taskfile.yml", text(random)));
      Map<String, String> open = new TreeMap<>();
      for (int step = 0; step < 40; step++) {
        String edit = edit(random, workspace, open);
        if (random.nextInt(4) == 0) {
          continue;
        }
        TestWorkspace fresh = TestWorkspace.of(workspace.disk().files());
        open.forEach(fresh::type);
        assertSame(
            workspace.snapshot(), fresh.snapshot(), "seed " + seed + " step " + step + " " + edit);
      }
    }
  }

  private static final List<String> PATHS =
      List.of(
          "/Taskfile.yml", "/a.yml", "/b.yml", "/d/Taskfile.yml", "/d/taskfile.yaml", "/d/e/c.yml");

  private static final List<String> TARGETS =
      List.of(
          "/Taskfile.yml",
          "/a.yml",
          "/b.yml",
          "/d",
          "/d/taskfile.yaml",
          "/d/e/c.yml",
          "/d/e",
          "/",
          "/no.yml",
          "{{.V}}.yml");

  private static String text(Random random) {
    StringBuilder text = new StringBuilder("version: '3'\n");
    if (random.nextInt(3) == 0) {
      text.append("vars: {V: ").append(random.nextBoolean() ? "/a" : "{sh: x}").append("}\n");
    }
    int includes = random.nextInt(4);
    text.append(includes > 0 ? "includes:\n" : "");
    for (int i = 0; i < includes; i++) {
      String target = TARGETS.get(random.nextInt(TARGETS.size()));
      text.append("  n").append(i).append(": {taskfile: '").append(target).append("'");
      text.append(random.nextInt(4) == 0 ? ", optional: true}\n" : "}\n");
    }
    text.append("tasks:\n  t")
        .append(random.nextInt(2))
        .append(": echo ")
        .append(random.nextInt(3))
        .append('\n');
    return random.nextInt(12) == 0 ? text + "  broken: [\n" : text.toString();
  }

  private static String edit(Random random, TestWorkspace workspace, Map<String, String> open) {
    String path = PATHS.get(random.nextInt(PATHS.size()));
    String text = text(random);
    switch (random.nextInt(6)) {
      case 0 -> {
        workspace.delete(path);
        return "delete " + path;
      }
      case 1, 2 -> {
        workspace.write(path, text);
        return "write " + path + " " + text;
      }
      case 3 -> {
        if (open.remove(path) != null) {
          workspace.workspace().close(id(path));
        }
        return "close " + path;
      }
      default -> {
        open.put(path, text);
        workspace.type(path, text);
        return "type " + path + " " + text;
      }
    }
  }

  private void assertSame(Snapshot lived, Snapshot fresh, String label) {
    assertThat(lived.seeds()).as(label).isEqualTo(fresh.seeds());
    IncludeGraph graph = IncludeGraph.ofWorkspace(fresh);
    assertThat(IncludeGraph.ofWorkspace(lived)).as(label).isEqualTo(graph);
    assertThat(IncludeGraph.ofWorkspace(lived).roots()).as(label).isEqualTo(graph.roots());
    for (String path : PATHS) {
      FileId file = id(path);
      FileText text = fresh.text(file);
      assertThat(lived.text(file) == null).as(label).isEqualTo(text == null);
      assertThat(IncludeGraph.kind(lived, file))
          .as(label)
          .isEqualTo(IncludeGraph.kind(fresh, file));
      assertThat(lived.summary(file)).as(label).isEqualTo(fresh.summary(file));
      assertThat(linter.of(lived, file))
          .as(label + " in " + path)
          .isEqualTo(linter.of(fresh, file));
      assertThat(IncludeGraph.of(lived, file)).as(label).isEqualTo(IncludeGraph.of(fresh, file));
    }
  }
}
