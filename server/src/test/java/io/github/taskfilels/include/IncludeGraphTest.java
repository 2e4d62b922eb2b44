package io.github.taskfilels.include;

import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.graph.Components;
import io.github.taskfilels.graph.GraphView;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.LocalDisk;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncludeGraphTest {

  private static TestWorkspace files(String fixture) {
    return TestWorkspace.of(Fixture.parse(fixture).files());
  }

  private static List<String> names(Iterable<FileId> files) {
    return com.google.common.collect.Streams.stream(files).map(FileId::toString).toList();
  }

  private static final String TWO_ROOTS =
      """
      //- /Taskfile.yml
      version: '3'
      includes: {lib: lib, gone: {taskfile: gone.yml, optional: true}}
      //- /other.yml
      version: '3'
      includes: {lib: lib/Taskfile.yml, base: lib/base.yml}
      //- /lib/Taskfile.yml
      version: '3'
      includes: {one: base.yml, two: base.yml}
      //- /lib/base.yml
      version: '3'
      """;

  @Test
  void eachFileIsThereOnceWithAllEntriesThatLeadToIt() {
    Snapshot snapshot = files(TWO_ROOTS).snapshot();
    IncludeGraph graph = IncludeGraph.of(snapshot, id("/Taskfile.yml"));
    assertThat(names(graph.files()))
        .containsExactly("/Taskfile.yml", "/lib/Taskfile.yml", "/lib/base.yml");
    assertThat(graph.includers(id("/lib/base.yml")))
        .extracting(edge -> edge.entry().namespace())
        .containsExactly("one", "two");
    assertThat(graph.digraph().edges()).hasSize(2);
  }

  @Test
  void whatIncludesConnectIsApartFromAllElse() {
    TestWorkspace workspace =
        files(
            TWO_ROOTS
                + """
                //- /apart/Taskfile.yml
                version: '3'
                includes: {b: b.yml}
                //- /apart/b.yml
                version: '3'
                //- /alone/Taskfile.yml
                version: '3'
                """);
    workspace.workspace().discovered(List.of(id("/other.yml")));
    Snapshot snapshot = workspace.snapshot();
    IncludeGraph graph = IncludeGraph.ofWorkspace(snapshot);
    assertThat(names(graph.connected(id("/lib/base.yml"))))
        .containsExactlyInAnyOrder(
            "/Taskfile.yml", "/other.yml", "/lib/Taskfile.yml", "/lib/base.yml");
    assertThat(names(graph.connected(id("/apart/b.yml"))))
        .containsExactly("/apart/Taskfile.yml", "/apart/b.yml");
    assertThat(names(graph.connected(id("/alone/Taskfile.yml"))))
        .containsExactly("/alone/Taskfile.yml");
    assertThat(graph.connected(id("/nowhere.yml"))).isEmpty();
    assertThat(graph.firstConnected(id("/nowhere.yml"))).isEqualTo(id("/nowhere.yml"));
    assertThat(graph.connected(id("/other.yml")))
        .allSatisfy(file -> assertThat(graph.firstConnected(file)).isEqualTo(id("/Taskfile.yml")));
    Snapshot open = workspace.type("/lib/base.yml", "version: '3'\n");
    assertThat(IncludeGraph.ofWorkspace(open).firstConnected(id("/other.yml")))
        .isEqualTo(id("/Taskfile.yml"));
    IncludeGraph part = IncludeGraph.around(snapshot, id("/apart/b.yml"));
    assertThat(part.files()).isEqualTo(graph.connected(id("/apart/b.yml")));
    assertThat(part.includers(id("/apart/b.yml"))).hasSize(1);
    assertThat(part.roots()).containsExactly(id("/apart/Taskfile.yml"));
    Snapshot edited = workspace.type("/alone/Taskfile.yml", "includes: {x: ../apart}\n");
    assertThat(names(IncludeGraph.around(edited, id("/alone/Taskfile.yml")).files())).hasSize(3);
    edited = workspace.type("/other.yml", "version: '3'\n");
    assertThat(IncludeGraph.around(edited, id("/lib/base.yml")).contains(id("/other.yml")))
        .isFalse();
    edited = workspace.type("/alone/Taskfile.yml", "version: '3'\n");
    assertThat(IncludeGraph.around(edited, id("/apart/b.yml"))).isEqualTo(part);
    IncludeGraph before = IncludeGraph.around(edited, id("/apart/b.yml"));
    edited = workspace.type("/alone/Taskfile.yml", "includes: {gone: ./gone.yml}\n");
    assertThat(IncludeGraph.around(edited, id("/apart/b.yml"))).isSameAs(before);
  }

  /** So many files are read by several threads; nothing of that may be seen. */
  @Test
  void manyFilesAreThereInTheOrderOfTheirEntries(@TempDir Path folder) throws Exception {
    StringBuilder includes = new StringBuilder("version: '3'\nincludes:\n");
    for (int i = 0; i < 60; i++) {
      Path inner = Files.createDirectory(folder.resolve("d" + i));
      String next = i % 5 == 0 ? "includes: {up: ../shared.yml, none: ./none.yml}\n" : "";
      Files.writeString(inner.resolve("Taskfile.yaml"), "version: '3'\n" + next);
      includes.append(
          "  n" + i + ": " + (i % 2 == 0 ? "d" + i : "d" + i + "/Taskfile.yaml") + "\n");
    }
    includes.append("  gone: ./gone.yml\n  folder: ./empty\n  bad: ./bad.yml\n");
    Files.createDirectory(folder.resolve("empty"));
    Files.write(folder.resolve("bad.yml"), new byte[] {'a', ':', ' ', (byte) 0xff});
    Files.writeString(folder.resolve("shared.yml"), "version: '3'\n");
    Files.writeString(folder.resolve("Taskfile.yml"), includes);
    FileId root = FileId.of(folder.toRealPath().resolve("Taskfile.yml"));

    for (int round = 0; round < 20; round++) {
      Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.of());
      IncludeGraph graph = IncludeGraph.of(workspace.discovered(List.of(root)), root);
      List<String> expected =
          IntStream.range(0, 60).mapToObj(i -> "d" + i + "/Taskfile.yaml").toList();
      assertThat(graph.files().stream().skip(1).limit(60).map(FileId::toString))
          .zipSatisfy(expected, (file, end) -> assertThat(file).endsWith(end));
      assertThat(graph.files()).hasSize(63);
      assertThat(graph.files().asList().getLast().fileName()).isEqualTo("shared.yml");
      assertThat(graph.includes(root).reverse().subList(0, 3))
          .extracting(edge -> edge.target().getClass().getSimpleName())
          .containsExactly("Resolved", "Missing", "Missing");
      assertThat(workspace.statistics().diskReads()).isEqualTo(63);
    }
  }

  @Test
  void rootsAreWhatHasADefaultNameOrIsIncludedByNobody() {
    TestWorkspace workspace = files(TWO_ROOTS);
    workspace.type("/other.yml", workspace.disk().files().get("/other.yml"));
    IncludeGraph graph = IncludeGraph.ofWorkspace(workspace.snapshot());
    assertThat(names(graph.roots()))
        .containsExactly("/Taskfile.yml", "/lib/Taskfile.yml", "/other.yml");
    assertThat(names(graph.rootsOf(id("/lib/base.yml"))))
        .containsExactlyInAnyOrder("/lib/Taskfile.yml", "/other.yml", "/Taskfile.yml")
        .endsWith("/Taskfile.yml");
  }

  @Test
  void anOpenPartOfAProjectIsNoRoot() {
    TestWorkspace workspace = files(TWO_ROOTS);
    workspace.type("/lib/base.yml", "version: '3'\n");
    assertThat(names(IncludeGraph.ofWorkspace(workspace.snapshot()).roots()))
        .doesNotContain("/lib/base.yml");
  }

  @Test
  void aCycleThatNothingLeadsToHasARoot() {
    TestWorkspace workspace =
        files(
            """
            //- /b.yml
            version: '3'
            includes: {a: a.yml, b: b.yml}
            //- /a.yml
            version: '3'
            includes: {b: b.yml}
            """);
    workspace.type("/b.yml", workspace.disk().files().get("/b.yml"));
    IncludeGraph graph = IncludeGraph.ofWorkspace(workspace.snapshot());
    assertThat(names(graph.roots())).containsExactly("/b.yml");
    assertThat(graph.cycles())
        .containsExactlyInAnyOrder(
            com.google.common.collect.ImmutableList.of(id("/b.yml")),
            com.google.common.collect.ImmutableList.of(id("/b.yml"), id("/a.yml")));
  }

  @Test
  void watchedAreFilesMissingTargetsAndTheNamesThatWouldComeFirst() {
    IncludeGraph graph =
        IncludeGraph.ofWorkspace(
            files(
                    """
                    //- /Taskfile.yml
                    version: '3'
                    includes: {a: a.yml, b: b, c: c}
                    //- /b/Taskfile.yaml
                    version: '3'
                    """)
                .snapshot());
    assertThat(names(graph.watchInterests()))
        .contains("/Taskfile.yml", "/a.yml", "/c")
        .contains("/b/Taskfile.yml", "/b/taskfile.yml", "/b/Taskfile.yaml")
        .doesNotContain("/b/taskfile.yaml");
  }

  @Test
  void theGraphStaysTheSameWhileOnlyTasksChange() {
    TestWorkspace workspace = files(TWO_ROOTS);
    IncludeGraph before = IncludeGraph.ofWorkspace(workspace.snapshot());
    String text = workspace.disk().files().get("/lib/Taskfile.yml");
    workspace.type("/lib/Taskfile.yml", text + "tasks: {a: echo}\n");
    assertThat(IncludeGraph.ofWorkspace(workspace.snapshot())).isSameAs(before);
    workspace.type("/lib/Taskfile.yml", text.replace("two", "three"));
    assertThat(IncludeGraph.ofWorkspace(workspace.snapshot())).isNotEqualTo(before);
  }

  @Test
  void typingInACommandOfOneFileOfManyComputesNothingElse() {
    Map<String, String> texts = new HashMap<>();
    String includes =
        IntStream.range(0, 300)
            .mapToObj(i -> "  f" + i + ": f" + i + ".yml\n")
            .collect(Collectors.joining());
    texts.put("/Taskfile.yml", "version: '3'\nincludes:\n" + includes);
    IntStream.range(0, 300)
        .forEach(i -> texts.put("/f" + i + ".yml", "version: '3'\ntasks: {t" + i + ": echo}\n"));
    TestWorkspace workspace = TestWorkspace.of(texts);
    IncludeGraph.ofWorkspace(workspace.snapshot());
    workspace.type("/f7.yml", "version: '3'\ntasks: {t7: echo}\n");
    IncludeGraph.ofWorkspace(workspace.snapshot());
    var before = workspace.workspace().statistics();
    workspace.type("/f7.yml", "version: '3'\ntasks: {t7: echo x}\n");
    IncludeGraph.ofWorkspace(workspace.snapshot());
    var after = workspace.workspace().statistics();
    assertThat(after.parses() - before.parses()).isEqualTo(1);
    assertThat(after.computed() - before.computed()).isZero();
    assertThat(after.diskReads()).isEqualTo(before.diskReads());
  }

  /**
   * 25 files in layers of four, each including all of the next layer: 16,000 paths, but 25 files.
   */
  @Test
  void layeredDiamondsCostTheirFilesNotTheirPaths() {
    Map<String, String> texts = new HashMap<>();
    for (int layer = 0; layer < 25; layer++) {
      for (int i = 0; i < (layer == 0 ? 1 : 4); i++) {
        StringBuilder text = new StringBuilder("version: '3'\n");
        for (int next = 0; next < 4 && layer < 24; next++) {
          text.append(next == 0 ? "includes:\n" : "");
          text.append("  n")
              .append(next)
              .append(": l")
              .append(layer + 1)
              .append('_')
              .append(next)
              .append(".yml\n");
        }
        texts.put(layer == 0 ? "/Taskfile.yml" : "/l" + layer + "_" + i + ".yml", text.toString());
      }
    }
    TestWorkspace workspace = TestWorkspace.of(texts);
    IncludeGraph graph = IncludeGraph.ofWorkspace(workspace.snapshot());
    assertThat(graph.files()).hasSize(97);
    assertThat(graph.components().cyclic()).isEmpty();
    assertThat(workspace.workspace().statistics().diskReads()).isEqualTo(97);
    assertThat(workspace.workspace().statistics().parses()).isLessThanOrEqualTo(97);
    // Of each file where its includes lead, and the graph.
    assertThat(workspace.workspace().statistics().computed()).isEqualTo(97 + 1);
  }

  @Test
  void aChainOfTwoThousandFilesIsFollowed() {
    Map<String, String> texts = new HashMap<>();
    for (int i = 0; i < 2_000; i++) {
      String next = i == 1_999 ? "Taskfile.yml" : "f" + (i + 1) + ".yml";
      texts.put(
          i == 0 ? "/Taskfile.yml" : "/f" + i + ".yml",
          "version: '3'\nincludes: {n: " + next + "}\n");
    }
    IncludeGraph graph = IncludeGraph.ofWorkspace(TestWorkspace.of(texts).snapshot());
    assertThat(graph.files()).hasSize(2_000);
    assertThat(graph.cycles()).singleElement().satisfies(cycle -> assertThat(cycle).hasSize(2_000));
    assertThat(IncludeGraphView.ofWorkspace(TestWorkspace.of(texts).snapshot()).cycles())
        .hasSize(1);
  }

  @Test
  void aLinkToAFolderAboveEndsInACycle(@TempDir Path folder) throws Exception {
    Files.createSymbolicLink(folder.resolve("link"), Path.of("."));
    Path root = folder.resolve("Taskfile.yml");
    Files.writeString(root, "version: '3'\nincludes: {l: ./link/Taskfile.yml}\n");
    Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.of());
    IncludeGraph graph = IncludeGraph.of(workspace.snapshot(), FileId.of(root));
    assertThat(graph.files()).containsExactly(FileId.of(root));
    assertThat(graph.cycles()).hasSize(1);
  }

  @Test
  void anOptionalLinkToAFolderAboveLeadsNowhere(@TempDir Path folder) throws Exception {
    Files.createSymbolicLink(folder.resolve("link"), Path.of("."));
    Path root = folder.resolve("Taskfile.yml");
    Files.writeString(root, "version: '3'\nincludes: {l: {taskfile: ./link, optional: true}}\n");
    Snapshot snapshot = new Workspace(new LocalDisk(), ImmutableMap.of()).snapshot();
    IncludeGraph graph = IncludeGraph.of(snapshot, FileId.of(root));
    assertThat(graph.files()).containsExactly(FileId.of(root));
    assertThat(graph.includes(FileId.of(root)).getFirst().target())
        .isInstanceOf(IncludeTarget.OptionalAbsent.class);
  }

  @Test
  void aLinkToATaskfileAboveIsAnotherFile(@TempDir Path folder) throws Exception {
    Path root = folder.resolve("Taskfile.yml");
    Files.writeString(root, "version: '3'\nincludes: {s: {taskfile: ./sub, optional: true}}\n");
    Files.createDirectories(folder.resolve("sub/sub"));
    Path first = folder.resolve("sub/Taskfile.yml");
    Path second = folder.resolve("sub/sub/Taskfile.yml");
    Files.createSymbolicLink(first, Path.of("../Taskfile.yml"));
    Files.createSymbolicLink(second, root);
    Snapshot snapshot = new Workspace(new LocalDisk(), ImmutableMap.of()).snapshot();
    IncludeGraph graph = IncludeGraph.of(snapshot, FileId.of(root));
    assertThat(graph.files()).containsExactly(FileId.of(root), FileId.of(first), FileId.of(second));
    assertThat(graph.cycles()).isEmpty();
  }

  @Test
  void twoSpellingsOfOneFileAreTwoFiles(@TempDir Path folder) throws Exception {
    Files.createDirectory(folder.resolve("real"));
    Files.writeString(folder.resolve("real/a.yml"), "version: '3'\n");
    Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));
    Path root = folder.resolve("Taskfile.yml");
    Files.writeString(root, "version: '3'\nincludes: {a: real/a.yml, b: link/a.yml}\n");
    Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.of());
    assertThat(IncludeGraph.of(workspace.snapshot(), FileId.of(root)).files()).hasSize(3);
  }

  /** Most graphs are seen to have no cycle by the order of their files alone. */
  @Test
  void cyclesAreThoseOfTheComponentsWhateverTheOrderOfFiles() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Map<String, String> texts = new HashMap<>();
      for (int file = 0; file < 6; file++) {
        StringBuilder text = new StringBuilder("version: '3'\nincludes:\n");
        for (int i = random.nextInt(3); i > 0; i--) {
          text.append("  n" + i + ": /f" + random.nextInt(6) + ".yml\n");
        }
        texts.put("/f" + file + ".yml", text.toString());
      }
      IncludeGraph graph = IncludeGraph.of(TestWorkspace.of(texts).snapshot(), id("/f0.yml"));
      Components<FileId> components = Components.of(graph.digraph());
      assertThat(graph.cycles().isEmpty())
          .as("seed %d, %s", seed, texts)
          .isEqualTo(components.cyclic().isEmpty());
      for (FileId file : graph.files()) {
        for (IncludeEdge edge : graph.includes(file)) {
          FileId to = Objects.requireNonNull(edge.to());
          assertThat(graph.onCycle(edge))
              .as("seed %d, %s", seed, edge)
              .isEqualTo(components.onCycle(file, to));
        }
      }
    }
  }

  @Test
  void theViewShowsWhatIsNotThereToo() {
    TestWorkspace workspace =
        files(
            """
            //- /Taskfile.yml
            version: '3'
            includes:
              a: a.yml
              gone: gone.yml
              maybe: {taskfile: maybe, optional: true}
              far: https://user:secret@example.com/Taskfile.yml
              late: './{{now}}.yml'
            //- /a.yml
            version: '3'
            includes: {top: {taskfile: Taskfile.yml, flatten: true}}
            """);
    GraphView view = IncludeGraphView.of(workspace.snapshot(), id("/Taskfile.yml"));
    assertThat(view.nodes())
        .extracting(node -> node.label() + " " + node.flags())
        .containsExactly(
            "Taskfile.yml [ROOT, CYCLE]",
            "a.yml [CYCLE]",
            "gone.yml [MISSING]",
            "maybe [OPTIONAL]",
            "https://user:xxxxx@example.com/Taskfile.yml [REMOTE]",
            "./{{now}}.yml [DYNAMIC]");
    assertThat(view.edges())
        .extracting(edge -> edge.from() + " " + edge.label() + " " + edge.to() + " " + edge.cycle())
        .contains("a.yml top (flatten) Taskfile.yml true", "Taskfile.yml gone gone.yml false");
    assertThat(view.cycles()).hasSize(1);
  }
}
