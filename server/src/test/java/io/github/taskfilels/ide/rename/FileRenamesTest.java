package io.github.taskfilels.ide.rename;

import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileRenamesTest {
  private static final String PROJECT =
      """
      //- /Taskfile.yml
      version: '3'
      dotenv: [.env, conf/more.env]
      includes:
        docs: ./docs
        lib: "lib/tasks.yml" # ours
        deep: {taskfile: './lib/deep/Taskfile.yml', dir: lib/deep/}
        flow: {taskfile: lib/tasks.yml, flatten: true}
      tasks:
        t: {dir: ./lib/deep, dotenv: [x.env]}
      //- /.env
      A=1
      //- /conf/more.env
      B=1
      //- /docs/Taskfile.yml
      version: '3'
      includes: {up: ../lib/tasks.yml, near: ./near.yml}
      tasks: {d: echo}
      //- /docs/near.yml
      version: '3'
      tasks: {n: {dir: docs}}
      //- /lib/tasks.yml
      version: '3'
      includes: {deep: {taskfile: deep}}
      tasks: {l: {dir: 'lib'}}
      //- /lib/deep/Taskfile.yml
      version: '3'
      tasks: {x: echo}
      //- /lib/deep/x.env
      C=1
      """;

  /** The texts that a move changes, as the lines that are different, and what is left. */
  private static List<String> changed(String project, String... moves) {
    Fixture fixture = Fixture.parse(project);
    Snapshot snapshot = TestWorkspace.of(fixture.files()).snapshot();
    ImmutableList.Builder<Moves.Move> all = ImmutableList.builder();
    for (int i = 0; i < moves.length; i += 2) {
      all.add(new Moves.Move(id(moves[i]), id(moves[i + 1])));
    }
    Renames.Result result = FileRenames.of(snapshot, new Moves(all.build()));
    Map<String, String> after = new HashMap<>(RenameFixture.apply(snapshot, result));
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    for (String path : fixture.files().keySet()) {
      List<String> old = fixture.text(path).lines().toList();
      List<String> now = after.getOrDefault(path, fixture.text(path)).lines().toList();
      assertThat(now).hasSameSizeAs(old);
      for (int i = 0; i < old.size(); i++) {
        if (!old.get(i).equals(now.get(i))) {
          lines.add(path + ": " + now.get(i).strip());
        }
      }
    }
    result.left().forEach(place -> lines.add("left " + place));
    return lines.build();
  }

  @Test
  void anIncludedFile() {
    assertThat(changed(PROJECT, "/lib/tasks.yml", "/lib/main tasks.yml"))
        .containsExactly(
            "/Taskfile.yml: lib: \"lib/main tasks.yml\" # ours",
            "/Taskfile.yml: flow: {taskfile: lib/main tasks.yml, flatten: true}",
            "/docs/Taskfile.yml: includes: {up: ../lib/main tasks.yml, near: ./near.yml}");
  }

  @Test
  void intoAnotherFolder() {
    assertThat(changed(PROJECT, "/lib/tasks.yml", "/tools/t.yml"))
        .containsExactly(
            "/Taskfile.yml: lib: \"tools/t.yml\" # ours",
            "/Taskfile.yml: flow: {taskfile: tools/t.yml, flatten: true}",
            "/docs/Taskfile.yml: includes: {up: ../tools/t.yml, near: ./near.yml}",
            "/lib/tasks.yml: includes: {deep: {taskfile: ../lib/deep}}");
  }

  @Test
  void aFolder() {
    assertThat(changed(PROJECT, "/lib", "/tools"))
        .containsExactly(
            "/Taskfile.yml: lib: \"tools/tasks.yml\" # ours",
            "/Taskfile.yml: deep: {taskfile: './tools/deep/Taskfile.yml', dir: tools/deep/}",
            "/Taskfile.yml: flow: {taskfile: tools/tasks.yml, flatten: true}",
            "/Taskfile.yml: t: {dir: ./tools/deep, dotenv: [x.env]}",
            "/docs/Taskfile.yml: includes: {up: ../tools/tasks.yml, near: ./near.yml}",
            "/lib/tasks.yml: tasks: {l: {dir: 'tools'}}");
  }

  @Test
  void aFolderThatIsIncludedByItsName() {
    assertThat(changed(PROJECT, "/docs", "/doc"))
        .containsExactly("/Taskfile.yml: docs: ./doc", "/docs/near.yml: tasks: {n: {dir: doc}}");
    assertThat(changed(PROJECT, "/docs/Taskfile.yml", "/docs/Taskfile.yaml")).isEmpty();
    assertThat(changed(PROJECT, "/docs/Taskfile.yml", "/docs/tasks.yml"))
        .containsExactly("/Taskfile.yml: docs: ./docs/tasks.yml");
  }

  @Test
  void filesOfVariables() {
    assertThat(changed(PROJECT, "/.env", "/conf/.env", "/conf/more.env", "/conf/less.env"))
        .containsExactly("/Taskfile.yml: dotenv: [conf/.env, conf/less.env]");
    assertThat(changed(PROJECT, "/lib/deep/x.env", "/lib/y.env"))
        .containsExactly("/Taskfile.yml: t: {dir: ./lib/deep, dotenv: [../y.env]}");
  }

  @Test
  void theRoot() {
    assertThat(changed(PROJECT, "/Taskfile.yml", "/sub/Taskfile.yml"))
        .containsExactly(
            "/Taskfile.yml: dotenv: [../.env, ../conf/more.env]",
            "/Taskfile.yml: docs: ../docs",
            "/Taskfile.yml: lib: \"../lib/tasks.yml\" # ours",
            "/Taskfile.yml: deep: {taskfile: '../lib/deep/Taskfile.yml', dir: ../lib/deep/}",
            "/Taskfile.yml: flow: {taskfile: ../lib/tasks.yml, flatten: true}",
            "/Taskfile.yml: t: {dir: ../lib/deep, dotenv: [x.env]}",
            "/docs/near.yml: tasks: {n: {dir: ../docs}}",
            "/lib/tasks.yml: tasks: {l: {dir: '../lib'}}");
  }

  @Test
  void everythingTogether() {
    assertThat(
            changed(
                """
                //- /p/Taskfile.yml
                version: '3'
                dotenv: [.env]
                includes: {a: ./sub/a.yml}
                tasks: {t: {dir: sub}}
                //- /p/.env
                A=1
                //- /p/sub/a.yml
                version: '3'
                tasks: {t: echo}
                """,
                "/p",
                "/q"))
        .isEmpty();
  }

  @Test
  void whatARunDecidesIsLeft() {
    assertThat(
            changed(
                """
                //- /Taskfile.yml
                version: '3'
                vars: {F: a}
                includes: {a: './{{.F}}.yml', b: ./b.yml}
                tasks: {t: {dir: '{{.F}}'}}
                //- /a.yml
                version: '3'
                //- /b.yml
                version: '3'
                """,
                "/a.yml",
                "/c.yml",
                "/b.yml",
                "/d.yml"))
        .containsExactly(
            "/Taskfile.yml: includes: {a: './{{.F}}.yml', b: ./d.yml}", "left Taskfile.yml:3");
  }

  @Test
  void aPathThatNeedsQuotes() {
    assertThat(
            changed(
                """
                //- /Taskfile.yml
                version: '3'
                includes: {a: {taskfile: a.yml}}
                //- /a.yml
                version: '3'
                """,
                "/a.yml",
                "/x, y.yml"))
        .containsExactly("/Taskfile.yml: includes: {a: {taskfile: 'x, y.yml'}}");
  }

  private static final String GLOBS =
      """
      //- /Taskfile.yml
      version: '3'
      includes: {lib: {taskfile: ./lib/Taskfile.yml, dir: lib}}
      tasks:
        t:
          sources:
            - src/**/*.go
            - ./src/main.go
            - exclude: "src/gen/*.go"
            - '*.md'
            - src*/x.go
            - '{{.X}}/src/a.go'
            - /src/abs/*
            - src/{{.X}}/b.go
          generates: [build/src/out.txt, src/, '{src,test}/*.txt', $HOME/src/c]
          status: [test -f src/main.go]
        d: {dir: src, sources: ['*.go', '../src/a/*'], generates: [../gen/*.go]}
      //- /src/main.go
      //- /src/gen/g.go
      //- /lib/Taskfile.yml
      version: '3'
      tasks: {l: {sources: [in/*.c, '../src/*.c', '{{.X}}/*']}}
      """;

  @Test
  void theFolderBeforeAWildcard() {
    assertThat(changed(GLOBS, "/src", "/code/go"))
        .containsExactly(
            "/Taskfile.yml: - code/go/**/*.go",
            "/Taskfile.yml: - ./code/go/main.go",
            "/Taskfile.yml: - exclude: \"code/go/gen/*.go\"",
            "/Taskfile.yml: - /code/go/abs/*",
            "/Taskfile.yml: - code/go/{{.X}}/b.go",
            "/Taskfile.yml: generates: [build/src/out.txt, code/go/, '{src,test}/*.txt', $HOME/src/c]",
            "/Taskfile.yml: d: {dir: code/go, sources: ['*.go', 'a/*'], generates: [../../gen/*.go]}",
            "/lib/Taskfile.yml: tasks: {l: {sources: [in/*.c, '../code/go/*.c', '{{.X}}/*']}}");
  }

  @Test
  void aSource() {
    assertThat(changed(GLOBS, "/src/main.go", "/src/cmd/main.go"))
        .containsExactly("/Taskfile.yml: - ./src/cmd/main.go");
    assertThat(changed(GLOBS, "/src/gen/g.go", "/gen/g.go")).isEmpty();
  }

  @Test
  void whatIsMadeNeedNotBeThere() {
    assertThat(changed(GLOBS, "/build", "/out"))
        .containsExactly(
            "/Taskfile.yml: generates: [out/src/out.txt, src/, '{src,test}/*.txt', $HOME/src/c]");
  }

  @Test
  void aFolderWhoseNewNameWouldMatchOthers() {
    assertThat(changed(GLOBS, "/src/gen", "/src/[gen]")).containsExactly("left Taskfile.yml:8");
  }

  @Test
  void patternsOfATaskfileThatMoves() {
    assertThat(changed(GLOBS, "/lib/Taskfile.yml", "/l.yml"))
        .contains("/Taskfile.yml: includes: {lib: {taskfile: ./l.yml, dir: lib}}")
        .noneMatch(line -> line.startsWith("/lib"));
    assertThat(changed(GLOBS, "/Taskfile.yml", "/sub/Taskfile.yml"))
        .contains(
            "/Taskfile.yml: - ../src/**/*.go",
            "/Taskfile.yml: - '../*.md'",
            "/Taskfile.yml: - ../src*/x.go",
            "left Taskfile.yml:11")
        .doesNotContain("left Taskfile.yml:10");
  }
}
