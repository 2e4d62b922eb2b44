package io.github.taskfilels.ide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.ide.CodeLenses.Kind;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.Fixture.Label;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.FileId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CodeLensesTest {
  private static final Set<Kind> SHORT = EnumSet.of(Kind.INCLUDE_GRAPH, Kind.RUN, Kind.TASK_GRAPH);

  private static void check(String text) {
    Fixture fixture = Fixture.parse(text);
    TestWorkspace workspace = TestWorkspace.of(fixture.files());
    fixture.assertFound(
        workspace.labels(
            fixture,
            file ->
                CodeLenses.of(workspace.snapshot(), file, SHORT).stream()
                    .map(lens -> new Label(file.toString(), lens.range(), text(lens)))));
  }

  private static String text(CodeLenses.Lens lens) {
    return lens.kind().name().toLowerCase(Locale.ROOT)
        + " "
        + lens.root()
        + (lens.target() == null ? "" : " " + lens.target().name());
  }

  @Test
  void aTaskIsNamedAsTheNearestRootCallsIt() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        #| include_graph /Taskfile.yml
        includes:
          lib: {taskfile: ./lib.yml, aliases: [l]}
          flat: {taskfile: ./flat.yml, flatten: true}
          hidden: {taskfile: ./hidden.yml, internal: true}
        tasks:
          build: echo
        # ^^^^^ run /Taskfile.yml build
        # ^^^^^ task_graph /Taskfile.yml build
          secret: {internal: true}
        # ^^^^^^ task_graph /Taskfile.yml secret
          part-*: echo
        # ^^^^^^ task_graph /Taskfile.yml part-*
        //- /lib.yml
        version: '3'
        tasks:
          default: echo
        # ^^^^^^^ run /Taskfile.yml lib:default
        # ^^^^^^^ task_graph /Taskfile.yml lib:default
        //- /flat.yml
        version: '3'
        tasks:
          two: {aliases: [2]}
        # ^^^ run /Taskfile.yml two
        # ^^^ task_graph /Taskfile.yml two
        //- /hidden.yml
        version: '3'
        tasks:
          tool: echo
        # ^^^^ task_graph /Taskfile.yml hidden:tool
        """);
  }

  @Test
  void whatEveryIncludeLeavesOutHasNoLens() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        #| include_graph /Taskfile.yml
        includes:
          a: {taskfile: ./lib.yml, excludes: [gone, half, 'deep:*']}
          b: {taskfile: ./lib.yml, excludes: [gone]}
          c: {taskfile: ./c.yml, flatten: true, excludes: [x]}
        //- /lib.yml
        version: '3'
        tasks:
          gone: echo
          half: echo
        # ^^^^ run /Taskfile.yml b:half
        # ^^^^ task_graph /Taskfile.yml b:half
          kept: echo
        # ^^^^ run /Taskfile.yml a:kept
        # ^^^^ task_graph /Taskfile.yml a:kept
        //- /c.yml
        version: '3'
        tasks: {x: echo}
        """);
  }

  @Test
  void halfTypedTextKeepsItsLenses() {
    check(
        """
        version: '3'
        tasks:
          aa: {deps: [
        # ^^ run /Taskfile.yml aa
        # ^^ task_graph /Taskfile.yml aa
          bb:
        # ^^ run /Taskfile.yml bb
        # ^^ task_graph /Taskfile.yml bb
          '': echo
        """);
  }

  @Test
  void aFileThatIncludesItselfInACircleIsItsOwnRoot() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        #| include_graph /Taskfile.yml
        includes: {other: ./other.yml}
        //- /other.yml
        version: '3'
        #| include_graph /other.yml
        includes: {top: ./Taskfile.yml}
        tasks:
          aa: echo
        # ^^ run /other.yml aa
        # ^^ task_graph /other.yml aa
        """);
  }

  @Test
  void lensesOfOneTaskStandInTheOrderOfTheirKinds() {
    TestWorkspace workspace =
        TestWorkspace.of(
            Map.of(
                "/Taskfile.yml",
                "version: '3'\ntasks: {a: echo, b: {internal: true, cmds: [echo]}}\n"));
    FileId file = TestWorkspace.id("/Taskfile.yml");
    assertThat(kinds(workspace, file, "a", EnumSet.allOf(Kind.class)))
        .containsExactlyElementsOf(EnumSet.complementOf(EnumSet.of(Kind.INCLUDE_GRAPH)));
    assertThat(kinds(workspace, file, "b", EnumSet.allOf(Kind.class)))
        .containsExactly(Kind.TASK_GRAPH, Kind.REFERENCES, Kind.DEPENDENTS, Kind.LAST_RUN);
    assertThat(kinds(workspace, file, "a", Set.of())).isEmpty();
  }

  private static List<Kind> kinds(
      TestWorkspace workspace, FileId file, String task, Set<Kind> wanted) {
    return CodeLenses.of(workspace.snapshot(), file, wanted).stream()
        .filter(lens -> lens.target() != null && lens.target().key().equals(task))
        .map(CodeLenses.Lens::kind)
        .toList();
  }
}
