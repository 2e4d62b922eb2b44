package io.github.taskfilels.ide.refactor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks move between files. */
class MovesTest {
  private static final String SPLIT =
      "Move the tasks of 'docker' to the new file Taskfile.docker.yml";

  @Test
  void aNamespaceBecomesAFile() {
    Refactored.check(
        """
        version: '3.8'

        tasks:
          all:
            deps: ['docker:build', lint]
          # Builds
          # the image.
          dock$0er:build:
            deps: [lint, 'docker:pull']
            cmds:
              - task: docker:pull # first
              - task: ":out"
              - defer: {task: lint}
              - docker build .

          docker:pull: docker pull
          lint: make lint
        """,
        SPLIT,
        """
        //- /Taskfile.yml
        version: '3.8'

        includes:
          docker: ./Taskfile.docker.yml

        tasks:
          all:
            deps: ['docker:build', lint]

          lint: make lint
        //- /Taskfile.docker.yml
        version: '3.8'

        tasks:
          # Builds
          # the image.
          build:
            deps: [':lint', 'pull']
            cmds:
              - task: pull # first
              - task: "::out"
              - defer: {task: ':lint'}
              - docker build .

          pull: docker pull
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker:default: make",
        "'docker:': make",
        "docker:b: {aliases: [x], cmd: make}",
        "docker:b: &x make",
        "docker:b: echo {{.TASKFILE}}",
      })
  void whatCannotLeave(String task) {
    String text = "version: '3'\ntasks:\n  lint: make\n  docker:$0a: make\n  " + task + "\n";
    assertThat(Refactored.refusal(text, SPLIT)).isNotEmpty();
  }

  @Test
  void whatIsThereAlready() {
    String text = "//- /Taskfile.yml\nversion: '3'\n%stasks:\n  lint: make\n  docker:$0a: make\n";
    assertThat(
            Refactored.refusal(
                text.formatted("") + "//- /Taskfile.docker.yml\nversion: '3'\n", SPLIT))
        .contains("there already");
    assertThat(Refactored.refusal(text.formatted("includes: {docker: ./x}\n"), SPLIT))
        .contains("an include already");
  }

  @Test
  void anIncludeComesBack() {
    Refactored.check(
        """
        //- /Taskfile.yml
        version: '3'

        includes:
          doc$0s:
            taskfile: ./docs

        tasks:
          all:
            deps: ['docs:build']
        //- /docs/Taskfile.yml
        version: '3'
        tasks:
          # said
          build:
            deps: [a, ':all']
            cmds: [make]
          a:
            dir: sub
            cmd: make
        """,
        "Merge the tasks of 'docs' into this file",
        """
        //- /Taskfile.yml
        version: '3'

        tasks:
          all:
            deps: ['docs:build']

          # said
          docs:build:
            deps: [docs:a, 'all']
            cmds: [make]

          docs:a:
            dir: sub
            cmd: make
        //- /docs/Taskfile.yml
        version: '3'
        tasks:
          # said
          build:
            deps: [a, ':all']
            cmds: [make]
          a:
            dir: sub
            cmd: make
        """);
  }

  @Test
  void directoriesComeAlong() {
    String text =
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          doc$0s: {taskfile: ./docs, dir: ./docs}
          x: ./x
        tasks:
          all: make
        //- /docs/Taskfile.yml
        version: '3'
        tasks:
          b:
            dir: ../sub
            cmd: make
          c:
            cmd: make
        """;
    assertThat(
            Refactored.files(text, "Merge the tasks of 'docs' into this file").get("/Taskfile.yml"))
        .isEqualTo(
            """
            version: '3'
            includes:
              x: ./x
            tasks:
              all: make

              docs:b:
                dir: sub
                cmd: make

              docs:c:
                dir: docs
                cmd: make
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vars: {A: b}", "env: {A: b}", "dotenv: [x]", "silent: true"})
  void filesWithMoreThanTasks(String more) {
    String text =
        """
        //- /Taskfile.yml
        version: '3'
        includes: {do$0cs: ./docs}
        tasks:
          all: make
        //- /docs/Taskfile.yml
        version: '3'
        %s
        tasks: {a: make}
        """;
    assertThat(Refactored.refusal(text.formatted(more), "Merge the tasks of 'docs' into this file"))
        .contains("move that first");
  }

  @Test
  void aTaskMovesToAnIncludedFile() {
    Refactored.check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          docs: {taskfile: ./docs, dir: ./docs}
        tasks:
          all:
            deps: [gen, lint]
          # Makes them.
          g$0en:
            deps: [lint]
            cmds: [make]
          lint: make
        //- /docs/Taskfile.yml
        version: '3'
        tasks:
          build:
            deps: [':gen']
        """,
        "Move to 'docs' (docs/Taskfile.yml)",
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          docs: {taskfile: ./docs, dir: ./docs}
        tasks:
          all:
            deps: [docs:gen, lint]
          lint: make
        //- /docs/Taskfile.yml
        version: '3'
        tasks:
          build:
            deps: [':docs:gen']
          # Makes them.
          gen:
            dir: ..
            deps: [':lint']
            cmds: [make]
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aliases: [x]", "deps: [gen]", "dir: '{{.X}}'"})
  void whatCannotMove(String key) {
    String text =
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          docs: {taskfile: ./docs, dir: ./docs}
        tasks:
          lint: make
          g$0en:
            %s
            cmd: make
        //- /docs/Taskfile.yml
        version: '3'
        tasks:
          build: make
        """;
    assertThat(Refactored.isRefused(text.formatted(key), "Move to 'docs' (docs/Taskfile.yml)"))
        .isTrue();
  }

  @Test
  void aTaskMovesToANewFile() {
    Refactored.check(
        """
        version: '3'
        includes: {x: ./x}
        tasks:
          all: make
          # Makes them.
          g$0en:
            aliases: [g]
            deps: [all]
        """,
        "Move the task 'gen' to the new file Taskfile.gen.yml",
        """
        //- /Taskfile.yml
        version: '3'
        includes: {x: ./x, gen: {taskfile: ./Taskfile.gen.yml, flatten: true}}
        tasks:
          all: make
        //- /Taskfile.gen.yml
        version: '3'

        tasks:
          # Makes them.
          gen:
            aliases: [g]
            deps: [all]
        """);
  }
}
