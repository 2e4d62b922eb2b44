package io.github.taskfilels.ide.completion;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionsTest {

  private static CompletionFixture at(String text) {
    return CompletionFixture.of(text.replace('¶', '\n'));
  }

  /** In the texts, {@code ¶} is a line break and {@code $0} the cursor. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          # keys
          '$0' => 'version' => 'version: '
          'ver$0' => 'version' => 'version: '
          'version: 3¶tas$0' => 'tasks' => 'version: 3¶tasks:'
          'tasks:¶  a:¶    cm$0' => 'cmds' => 'tasks:¶  a:¶    cmds:'
          'tasks:¶  a:¶    cm$0: [x]' => 'cmds' => 'tasks:¶  a:¶    cmds: [x]'
          'tasks:¶  a:¶    desc: x¶   $0' => 'cmds' => 'tasks:¶  a:¶    desc: x¶    cmds:'
          'tasks:¶  a:¶    deps:¶      - {ta$0' => 'task' => 'tasks:¶  a:¶    deps:¶      - {task: '
          'tasks:¶  a:¶    cmds:¶      - $0' => 'task' => 'tasks:¶  a:¶    cmds:¶      - task: '
          'tasks:¶  a:¶    cmds:¶      - $0' => 'defer' => 'tasks:¶  a:¶    cmds:¶      - defer: '
          # values
          'output: $0' => 'group' => 'output: group'
          'output:$0' => 'group' => 'output: group'
          'tasks:¶  a:¶    silent: $0' => 'true' => 'tasks:¶  a:¶    silent: true'
          'tasks:¶  a:¶    silent: tr$0' => 'true' => 'tasks:¶  a:¶    silent: true'
          'tasks:¶  a:¶    run: "on$0"' => 'once' => 'tasks:¶  a:¶    run: "once"'
          'tasks:¶  a:¶    run: "on$0' => 'once' => 'tasks:¶  a:¶    run: "once"'
          'tasks:¶  a:¶    platforms: [linux/$0]' => 'linux/arm64' => 'tasks:¶  a:¶    platforms: [linux/arm64]'
          'tasks:¶  a:¶    shopt:¶      - gl$0' => 'globstar' => 'tasks:¶  a:¶    shopt:¶      - globstar'
          'interval: 500$0' => '500ms' => 'interval: 500ms'
          'tasks:¶  a:¶    cmds:¶      - for: $0' => 'sources' => 'tasks:¶  a:¶    cmds:¶      - for: sources'
          # tasks
          'tasks:¶  a: x¶  b:¶    deps: [$0]' => 'a' => 'tasks:¶  a: x¶  b:¶    deps: [a]'
          'tasks:¶  a: x¶  b:¶    deps:¶      -$0' => 'a' => 'tasks:¶  a: x¶  b:¶    deps:¶      - a'
          'tasks:¶  a: x¶  b:¶    deps:¶      - task:$0' => 'a' => 'tasks:¶  a: x¶  b:¶    deps:¶      - task: a'
          'tasks:¶  a-b.c:d: x¶  b:¶    deps: [a-b.c$0:q]' => 'a-b.c:d' => 'tasks:¶  a-b.c:d: x¶  b:¶    deps: [a-b.c:d]'
          'tasks:¶  a-b.c:d: x¶  b:¶    deps: ["a-b.$0c:q"]' => 'a-b.c:d' => 'tasks:¶  a-b.c:d: x¶  b:¶    deps: ["a-b.c:d"]'
          'tasks:¶  a: x¶  b:¶    cmds:¶      - defer: {task: $0}' => 'a' => 'tasks:¶  a: x¶  b:¶    cmds:¶      - defer: {task: a}'
          'tasks:¶  "a, b": x¶  b:¶    deps: [$0]' => 'a, b' => 'tasks:¶  "a, b": x¶  b:¶    deps: [''a, b'']'
          'tasks:¶  "it''s #1": x¶  b:¶    deps:¶      - $0' => 'it''s #1' => 'tasks:¶  "it''s #1": x¶  b:¶    deps:¶      - ''it''''s #1'''
          # templates
          'vars: {ABC: x}¶tasks:¶  a: echo {{$0' => '.ABC' => 'vars: {ABC: x}¶tasks:¶  a: echo {{.ABC'
          'vars: {ABC: x}¶tasks:¶  a: echo {{.A$0XX}}' => 'ABC' => 'vars: {ABC: x}¶tasks:¶  a: echo {{.ABC}}'
          'vars: {ABC: x}¶tasks:¶  a: "{{range .L}}{{$0}}"' => '.ABC' => 'vars: {ABC: x}¶tasks:¶  a: "{{range .L}}{{$.ABC}}"'
          'tasks:¶  a: echo {{.A | def$0' => 'default' => 'tasks:¶  a: echo {{.A | default'
          'vars:¶  A: {ref: .C$0}¶  C: 1' => 'C' => 'vars:¶  A: {ref: .C}¶  C: 1'
          'tasks:¶  a:¶    cmds:¶      - for: {matrix: {OS: [x]}}¶        cmd: echo {{.ITEM.$0}}' => 'OS' => 'tasks:¶  a:¶    cmds:¶      - for: {matrix: {OS: [x]}}¶        cmd: echo {{.ITEM.OS}}'
          'vars: {M: {map: {k: 1}}}¶tasks:¶  a: echo {{.M.$0}}' => 'k' => 'vars: {M: {map: {k: 1}}}¶tasks:¶  a: echo {{.M.k}}'
          # situations that other servers had trouble with
          'tasks:¶  a: x¶  b:¶    deps:¶      - task: $0x' => 'a' => 'tasks:¶  a: x¶  b:¶    deps:¶      - task: a'
          'tasks:¶  foo-bar: x¶  b: {deps: [foo-$0]}' => 'foo-bar' => 'tasks:¶  foo-bar: x¶  b: {deps: [foo-bar]}'
          'tasks:¶  a: x¶  b: {deps: [''$0'']}' => 'a' => 'tasks:¶  a: x¶  b: {deps: [''a'']}'
          'tasks:¶  a: x¶  b: {deps: [$0, c]}' => 'a' => 'tasks:¶  a: x¶  b: {deps: [a, c]}'
          'tasks:¶  a: x¶  b:¶    deps:¶      - $0 # why' => 'a' => 'tasks:¶  a: x¶  b:¶    deps:¶      - a # why'
          'tasks:¶  🚀: x¶  b: {deps: [$0]}' => '🚀' => 'tasks:¶  🚀: x¶  b: {deps: [🚀]}'
          'env: {my_var: x}¶tasks:¶  a: echo "hello $my_$0"' => 'my_var' => 'env: {my_var: x}¶tasks:¶  a: echo "hello $my_var"'
          'tasks:¶  a: &x¶    desc: y¶  b:¶    <<: *x¶    cm$0' => 'cmds' => 'tasks:¶  a: &x¶    desc: y¶  b:¶    <<: *x¶    cmds:'
          # and more of them: what is there already stays whole
          'versio$0: 3' => 'version' => 'version: 3'
          'output: $0interleaved' => 'group' => 'output: group'
          'tasks:¶  a:¶    cm$0ds: [x]' => 'cmds' => 'tasks:¶  a:¶    cmds: [x]'
          'tasks:¶  a:¶    cmds:¶      - cm$0¶        silent: true' => 'cmd' => 'tasks:¶  a:¶    cmds:¶      - cmd: ¶        silent: true'
          'tasks:¶  a:¶    cmds:¶      - "echo {{.A | def$0 1}}"' => 'default' => 'tasks:¶  a:¶    cmds:¶      - "echo {{.A | default 1}}"'
          'tasks:¶  a: x¶  b:¶    deps: ["🚀", $0]' => 'a' => 'tasks:¶  a: x¶  b:¶    deps: ["🚀", a]'
          'tasks: {a: x, b: {deps: [$0' => 'a' => 'tasks: {a: x, b: {deps: [a'
          'tasks: {a: x, b: {deps: [a], cm$0}}' => 'cmds' => 'tasks: {a: x, b: {deps: [a], cmds:}}'
          'vars: {ABC: x}¶tasks:¶  a: |¶    echo {{.A$0¶    done' => 'ABC' => 'vars: {ABC: x}¶tasks:¶  a: |¶    echo {{.ABC¶    done'
          'tasks:¶¶  a:¶    silent: true¶    $0¶¶  b: x' => 'cmds' => 'tasks:¶¶  a:¶    silent: true¶    cmds:¶¶  b: x'
          'tasks:¶  a: x¶  b:¶    deps:¶    - $0¶    - a' => 'a' => 'tasks:¶  a: x¶  b:¶    deps:¶    - a¶    - a'
          '%YAML 1.2¶---¶ver$0' => 'version' => '%YAML 1.2¶---¶version: '
          # anchors
          'x: &base¶  silent: true¶tasks:¶  a:¶    <<: *$0' => 'base' => 'x: &base¶  silent: true¶tasks:¶  a:¶    <<: *base'
          'x: &base¶  silent: true¶tasks:¶  a:¶    <<: [*b$0]' => 'base' => 'x: &base¶  silent: true¶tasks:¶  a:¶    <<: [*base]'
          'x: &base¶  silent: true¶tasks:¶  a:¶    $0' => '<<' => 'x: &base¶  silent: true¶tasks:¶  a:¶    <<: *base'
          'x: &list [go]¶tasks:¶  a:¶    sources: *l$0' => 'list' => 'x: &list [go]¶tasks:¶  a:¶    sources: *list'
          # names that are called and missing
          'tasks:¶  a: {deps: [up]}¶  $0' => 'up' => 'tasks:¶  a: {deps: [up]}¶  up:'
          'tasks:¶  a: {deps: [up]}¶  b: {aliases: [$0]}' => 'up' => 'tasks:¶  a: {deps: [up]}¶  b: {aliases: [up]}'
          # the shell
          'tasks:¶  a-b: x¶  b: task $0' => 'a-b' => 'tasks:¶  a-b: x¶  b: task a-b'
          'tasks:¶  a-b: x¶  b: "task -f a-$0zz -- x"' => 'a-b' => 'tasks:¶  a-b: x¶  b: "task -f a-b -- x"'
          'tasks:¶  a-b: x¶  b: if true; then taskfile-ls run a$0; fi' => 'a-b' => 'tasks:¶  a-b: x¶  b: if true; then taskfile-ls run a-b; fi'
          'tasks:¶  a-b: x¶  b: "{{.TASK_EXE}} a$0"' => 'a-b' => 'tasks:¶  a-b: x¶  b: "{{.TASK_EXE}} a-b"'
          'tasks:¶  a: {requires: {vars: [ENV]}}¶  b: task a E$0' => 'ENV' => 'tasks:¶  a: {requires: {vars: [ENV]}}¶  b: task a ENV='
          'tasks:¶  a: echo {{.X}}¶  b: "task a $0=1 -- y"' => 'X' => 'tasks:¶  a: echo {{.X}}¶  b: "task a X=1 -- y"'
          'tasks:¶  a: {requires: {vars: [{name: E, enum: [pr, in]}]}}¶  b: task -f a E=p$0' => 'pr' => 'tasks:¶  a: {requires: {vars: [{name: E, enum: [pr, in]}]}}¶  b: task -f a E=pr'
          'tasks:¶  w-*-*: echo {{in$0}}' => 'index .MATCH 1' => 'tasks:¶  w-*-*: echo {{index .MATCH 1}}'
          'tasks:¶  w-*: {vars: {A: "{{$0"}}' => 'index .MATCH 0' => 'tasks:¶  w-*: {vars: {A: "{{index .MATCH 0"}}'
          'env: {HOST: x}¶tasks:¶  a: echo $HO$0' => 'HOST' => 'env: {HOST: x}¶tasks:¶  a: echo $HOST'
          'tasks:¶  a: for f in x; do echo ${$0}; done' => 'f' => 'tasks:¶  a: for f in x; do echo ${f}; done'
          """)
  void taken(String text, String label, String expected) {
    assertThat(at(text).taken(label)).isEqualTo(expected.replace('¶', '\n'));
  }

  @ParameterizedTest
  @CsvSource({
    "'# no$0te'",
    "'tasks:¶  a: ech$0'",
    "'tasks:¶  a: echo {{\"$0'",
    "'tasks:¶  a: echo {{.A}}$0'",
    "'tasks:¶  a: echo {$0'",
    "'tasks:¶  a: echo \\$$0'",
    "'x-mine:¶  a: $0'",
    "'version: 3¶---¶ta$0'",
    "'tasks:¶  a:¶    desc: $0'",
    "'tasks:¶  a:¶    cmds:¶      - cmd: echo # no$0te'",
    "'tasks:¶  a: x¶  b: cd y; task $0'",
    "'tasks:¶  a: x¶  b: task -d y $0'",
    "'tasks:¶  a: x¶  b: echo task $0'",
    "'x: &a [1]¶tasks:¶  a:¶    <<: *$0'",
    "'tasks:¶  a:¶    <<: *$0¶x: &a {silent: true}'"
  })
  void whereNothingIsKnownNothingIsOffered(String text) {
    assertThat(at(text).labels()).isEmpty();
  }

  @Test
  void keysThatAreThereOrHaveNoEffectAreNotOffered() {
    assertThat(at("tasks:¶  a:¶    cmds: []¶    $0").labels()).doesNotContain("cmds", "cmd");
    assertThat(at("tasks:¶  a:¶    cmds:¶    - task: b¶      $0").labels())
        .contains("vars", "silent")
        .doesNotContain("cmd", "defer", "set", "task");
    assertThat(at("tasks:¶  a:¶    s$0: [x]").labels())
        .contains("sources", "status")
        .doesNotContain("summary", "silent");
  }

  @Test
  void requiredKeysComeFirst() {
    assertThat(at("includes:¶  a:¶    $0").labels()).first().isEqualTo("taskfile");
  }

  @Test
  void keysThatNeedAnotherBringIt() {
    assertThat(at("tasks:¶  a:¶    deps:¶      - fo$0").filled("for"))
        .endsWith("      - for: [$1]\n        task: $3");
    assertThat(at("vars:¶  A:¶    se$0").filled("secret"))
        .endsWith("    secret: ${1|true,false|}\n    value: $3");
    assertThat(at("tasks:¶  a:¶    preconditions:¶      - ms$0").filled("msg"))
        .endsWith("      - msg: $1\n        sh: $3");
    assertThat(at("tasks:¶  a:¶    deps:¶      - va$0¶        task: b").filled("vars"))
        .endsWith("- vars:\n          ${1:NAME}: $2\n        task: b");
  }

  @Test
  void snippetsHoldTheUsualValue() {
    assertThat(at("tasks:¶  a:¶    cm$0").filled("cmds"))
        .isEqualTo("tasks:\n  a:\n    cmds:\n      - $1");
    assertThat(at("tasks:¶  a: x¶  b:*: y¶  c: {deps: [$0]}").filled("b:*")).contains("[b:${1:*}]");
  }

  @Test
  void linesOfASnippetAreIndentedAsTheDocumentIs() {
    assertThat(at("tasks:\r¶  a:\r¶    cm$0\r¶").filled("cmds"))
        .isEqualTo("tasks:\r\n  a:\r\n    cmds:\r\n      - $1\r\n");
    assertThat(at("tasks:¶  a:¶    cmds:¶      - task: x¶        va$0").filled("vars"))
        .endsWith("        vars:\n          ${1:NAME}: $2");
    assertThat(at("tasks:¶  a:¶    cmds:¶      - $0").filled("for")).endsWith("      - for: [$1]");
  }

  private static final String PROJECT =
      """
      //- /Taskfile.yml
      version: '3'
      includes:
        docs:
          taskfile: ./docs
          excludes: [hidden]
          vars: {FROM_INCLUDE: x}
        flat: {taskfile: ./flat.yml, flatten: true}
      vars: {ROOT: '1', TOKEN: {value: hush, secret: true}}
      tasks:
        build:
          desc: Builds it
          aliases: [b]
          cmds: [%s]
        first: {deps: [build]}
      //- /docs/Taskfile.yml
      version: '3'
      tasks:
        gen:
          requires: {vars: [{name: MODE, enum: [fast, slow]}, OTHER]}
          cmds: ['echo {{.LEVEL}}']
        hidden: echo
        up: {deps: [%s]}
      //- /flat.yml
      version: '3'
      tasks:
        flattened: echo {{%s}}
      """;

  private static CompletionFixture project(String root, String docs, String flat) {
    return CompletionFixture.of(PROJECT.formatted(root, docs, flat));
  }

  @Test
  void tasksOfIncludesWithoutThoseThatCannotBeCalled() {
    assertThat(project("{task: $0}", "", ".X").labels())
        .containsExactly("flattened", "docs:gen", "docs:up");
    assertThat(project("{task: $0}", "", ".X").labels()).doesNotContain("build", "first", "b");
  }

  @Test
  void colonsLeadToTheFilesAround() {
    assertThat(project("", ":$0", ".X").labels()).contains(":build", ":b", ":first", ":flattened");
    assertThat(project("", "$0", ".X").labels().subList(0, 2)).containsExactly("gen", "hidden");
  }

  @Test
  void aTaskIsToldWithItsDescriptionAndOrigin() {
    Candidate candidate = project("", ":bu$0", ".X").candidate(":build");
    assertThat(candidate.detail()).isEqualTo("Builds it");
    assertThat(candidate.origin()).isEqualTo("Taskfile.yml");
    assertThat(candidate.documentation())
        .isEqualTo(
            new Documentation.OfTask(
                io.github.taskfilels.testkit.TestWorkspace.id("/Taskfile.yml"), "build"));
  }

  @Test
  void excludesNamesTasksOfTheIncludedFile() {
    CompletionFixture fixture =
        CompletionFixture.of(
            """
            //- /Taskfile.yml
            version: '3'
            includes:
              docs:
                taskfile: ./docs
                excludes: [$0]
            tasks: {a: x}
            //- /docs/Taskfile.yml
            version: '3'
            tasks: {gen: x}
            """);
    assertThat(fixture.labels()).containsExactly("gen");
  }

  @Test
  void variablesOfAllFilesThatTheTemplateSees() {
    CompletionFixture fixture = project("", "", ".$0");
    assertThat(fixture.labels()).contains("ROOT", "TOKEN", "TASK", "CLI_ARGS");
    assertThat(fixture.candidate("ROOT").detail()).isEqualTo("1");
    assertThat(fixture.candidate("TOKEN").detail()).isEqualTo("a secret");
  }

  @Test
  void aCallIsAskedForWhatItsTaskRequires() {
    assertThat(project("{task: 'docs:gen', vars: {$0}}", "", ".X").labels())
        .containsExactly("MODE", "OTHER", "LEVEL");
    assertThat(project("{task: 'docs:gen', vars: {MODE: $0}}", "", ".X").labels())
        .containsExactly("fast", "slow");
  }

  @Test
  void includePathsAreTaskfilesAndFoldersThatHaveOne() {
    CompletionFixture fixture =
        CompletionFixture.of(
            """
            //- /Taskfile.yml
            version: '3'
            includes:
              a: $0
            //- /docs/Taskfile.yml
            version: '3'
            tasks: {a: x}
            //- /deep/er/Taskfile.yml
            version: '3'
            //- /lib/build.yml
            version: '3'
            tasks: {a: x}
            //- /lib/compose.yml
            services: {}
            //- /src/main.go
            package main
            """);
    assertThat(fixture.labels())
        .containsExactlyInAnyOrder(
            "./docs",
            "./docs/Taskfile.yml",
            "./deep/er",
            "./deep/er/Taskfile.yml",
            "./lib/build.yml");
  }

  @Test
  void dotenvFiles() {
    CompletionFixture fixture =
        CompletionFixture.of(
            """
            //- /Taskfile.yml
            version: '3'
            dotenv: [$0]
            //- /.env
            A=1
            //- /prod.env
            A=1
            //- /other.txt
            A=1
            """);
    assertThat(fixture.labels()).containsExactlyInAnyOrder(".env", "./prod.env");
  }

  @Test
  void globsAreFilesOfTheDirectoryOfTheTask() {
    CompletionFixture fixture =
        CompletionFixture.of(
            """
            //- /Taskfile.yml
            version: '3'
            tasks:
              a:
                dir: app
                sources: [$0]
            //- /app/main.go
            package main
            //- /app/src/deep/x.go
            package x
            //- /app/.hidden
            x
            //- /other.go
            x
            """);
    assertThat(fixture.labels())
        .containsExactlyInAnyOrder("src/**/*", "*.go", "**/*.go", "main.go");
    assertThat(fixture.taken("*.go")).contains("sources: ['*.go']");
  }

  @Test
  void includesAreOfferedWithTheirNames() {
    CompletionFixture fixture =
        CompletionFixture.of(
            """
            //- /Taskfile.yml
            version: '3'
            includes:
              old: ./old
              $0
            //- /old/Taskfile.yml
            version: '3'
            //- /docs/Taskfile.yml
            version: '3'
            //- /Taskfile_dev.yml
            version: '3'
            tasks: {a: x}
            """);
    assertThat(fixture.labels()).containsExactlyInAnyOrder("docs", "dev");
    assertThat(fixture.taken("docs")).contains("\n  docs: ./docs\n");
    assertThat(fixture.taken("dev")).contains("\n  dev: ./Taskfile_dev.yml\n");
  }

  @Test
  void excludesMayNameANamespace() {
    CompletionFixture fixture =
        CompletionFixture.of(
            """
            //- /Taskfile.yml
            version: '3'
            includes: {docs: {taskfile: ./docs, excludes: [$0]}}
            //- /docs/Taskfile.yml
            version: '3'
            includes: {api: ./api}
            tasks: {gen: x}
            //- /docs/api/Taskfile.yml
            version: '3'
            tasks: {up: x}
            """);
    assertThat(fixture.labels()).containsExactly("gen", "api:up", "api:*");
  }

  @Test
  void whatRanLatelyComesFirst() {
    Fixture fixture =
        Fixture.parse(
            """
            //- /Taskfile.yml
            version: '3'
            includes: {docs: ./docs}
            tasks:
              a: x
              b: x
              c: {deps: [$0]}
            //- /docs/Taskfile.yml
            version: '3'
            tasks: {gen: x}
            """);
    Snapshot snapshot = TestWorkspace.of(fixture.files()).snapshot();
    Completions.Result result =
        Completions.at(
            snapshot,
            TestWorkspace.id("/Taskfile.yml"),
            fixture.cursor().offset(),
            root -> ImmutableList.of("docs:gen", "gone", "b"));
    assertThat(result.candidates().stream().map(Candidate::label))
        .containsExactly("docs:gen", "b", "a");
  }

  @Test
  void internalTasksAreNotOfferedToScripts() {
    assertThat(at("tasks:¶  a: {internal: true}¶  b: x¶  c: task $0").labels())
        .containsExactly("b");
  }

  @Test
  void aFunctionThatIsDeprecatedSaysSo() {
    CompletionFixture fixture = at("tasks:¶  a: echo {{$0");
    assertThat(fixture.result().candidates().stream().filter(Candidate::deprecated))
        .isNotEmpty()
        .allMatch(candidate -> candidate.kind() == Candidate.Kind.FUNCTION);
  }

  @Test
  void whereTheListIsTooLongNamespacesStandForTheirTasks() {
    StringBuilder many = new StringBuilder("//- /docs/Taskfile.yml\nversion: '3'\ntasks:\n");
    for (int i = 0; i < 6000; i++) {
      many.append("  task-").append(i).append(": x\n");
    }
    CompletionFixture fixture =
        CompletionFixture.of(
            """
            //- /Taskfile.yml
            version: '3'
            includes: {docs: ./docs}
            tasks: {a: {deps: [$0]}}
            """
                + many);
    assertThat(fixture.candidate("docs:").kind()).isEqualTo(Candidate.Kind.NAMESPACE);
    assertThat(fixture.taken("docs:")).contains("deps: [docs:]");
  }

  @Test
  void bestFitsComeFirst() {
    assertThat(List.of(Ranking.fit("bu", "build"), Ranking.fit("bu", "Build")))
        .containsExactly(0, 1);
    assertThat(List.of(Ranking.fit("bu", "x:build"), Ranking.fit("bu", "zebu")))
        .containsExactly(2, 3);
    assertThat(List.of(Ranking.fit("bu", "b-u"), Ranking.fit("bu", "ub"))).containsExactly(4, -1);
  }

  @Test
  void aLongListIsCutAndSaysSo() {
    StringBuilder text = new StringBuilder("version: '3'\ntasks:\n  a: {deps: [$0]}\n");
    for (int i = 0; i < 2500; i++) {
      text.append("  task-").append(i).append(": x\n");
    }
    CompletionFixture all = CompletionFixture.of(text.toString());
    assertThat(all.result().cut()).isTrue();
    assertThat(all.labels()).hasSize(Completions.MOST);
    CompletionFixture few = CompletionFixture.of(text.toString().replace("$0", "task-99$0"));
    assertThat(few.result().cut()).isFalse();
    assertThat(few.labels()).startsWith("task-99", "task-990");
  }
}
