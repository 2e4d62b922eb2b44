package io.github.taskfilels.ide;

import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkspaceSymbolsTest {
  private static final Fixture PROJECT =
      Fixture.parse(
          """
          //- /Taskfile.yml
          version: '3'
          includes: {docs: ./docs}
          vars: {GREETING: hi}
          env: {GOFLAGS: -v}
          tasks:
            build: {aliases: [b]}
            'say "hi"': echo
          //- /docs/Taskfile.yml
          version: '3'
          tasks: {gen: {internal: true}, default: echo}
          //- /apart/Taskfile.yml
          version: '3'
          tasks:
            build-all: echo
          """);

  private static List<String> names(String query, int most) {
    Snapshot snapshot = TestWorkspace.of(PROJECT.files()).snapshot();
    return WorkspaceSymbols.of(snapshot, query, most).best().stream()
        .map(found -> found.name() + " in " + found.container())
        .toList();
  }

  @Test
  void allRootsAndAllKinds() {
    assertThat(names("", 100))
        .containsExactlyInAnyOrder(
            "docs in Taskfile.yml",
            "GREETING in Taskfile.yml",
            "GOFLAGS in Taskfile.yml",
            "build in Taskfile.yml",
            "b in Taskfile.yml",
            "say \"hi\" in Taskfile.yml",
            "docs:gen in docs/Taskfile.yml",
            "docs:default in docs/Taskfile.yml",
            "build-all in apart/Taskfile.yml");
  }

  @Test
  void theBestFirst() {
    assertThat(names("build", 100))
        .containsExactly("build in Taskfile.yml", "build-all in apart/Taskfile.yml");
    assertThat(names("dgen", 100)).containsExactly("docs:gen in docs/Taskfile.yml");
    assertThat(names("docs:gen", 100)).containsExactly("docs:gen in docs/Taskfile.yml");
    assertThat(names("nothing", 100)).isEmpty();
  }

  @Test
  void atMostSoMany() {
    Snapshot snapshot = TestWorkspace.of(PROJECT.files()).snapshot();
    WorkspaceSymbols.Answer answer = WorkspaceSymbols.of(snapshot, "", 2);
    assertThat(answer.best()).hasSize(2);
    assertThat(answer.all()).isEqualTo(9);
  }

  @Test
  void whereTheyStand() {
    Snapshot snapshot = TestWorkspace.of(PROJECT.files()).snapshot();
    for (WorkspaceSymbols.Found found : WorkspaceSymbols.of(snapshot, "", 100).best()) {
      String text = PROJECT.text(found.file().toString());
      String written =
          WorkspaceSymbols.range(snapshot, found.file(), found.kind(), found.key()).in(text);
      assertThat(written.replaceAll("^'|'$", "")).isEqualTo(found.key());
    }
    assertThat(
            WorkspaceSymbols.range(snapshot, id("/Taskfile.yml"), DocumentSymbols.Kind.TASK, "gone")
                .end())
        .isZero();
  }
}
