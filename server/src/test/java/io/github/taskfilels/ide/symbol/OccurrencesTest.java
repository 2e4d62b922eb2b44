package io.github.taskfilels.ide.symbol;

import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.Fixture.Label;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OccurrencesTest {

  private static void check(String text) {
    Fixture fixture = Fixture.parse(text);
    TestWorkspace workspace = TestWorkspace.of(fixture.files());
    fixture.assertFound(workspace.labels(fixture, file -> labels(workspace.snapshot(), file)));
  }

  private static Stream<Label> labels(Snapshot snapshot, FileId file) {
    return Occurrences.of(snapshot, file).stream()
        .map(occurrence -> new Label(file.toString(), occurrence.range(), text(occurrence)));
  }

  private static String text(Occurrence occurrence) {
    String symbols =
        occurrence.symbols().isEmpty()
            ? "nothing"
            : occurrence.symbols().stream()
                .map(OccurrencesTest::text)
                .collect(Collectors.joining(", "));
    return occurrence.role().name().toLowerCase(Locale.ROOT)
        + " "
        + symbols
        + switch (occurrence.certainty()) {
          case EXACT -> "";
          case TEMPLATE -> " (template)";
          case GUESS -> " (guess)";
        };
  }

  private static String text(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Task task -> task.definition().file() + "#" + task.definition().name();
      case Symbol.Include include -> "include " + include.index();
      case Symbol.File file -> file.file().toString();
      case Symbol.Alias alias -> "alias " + alias.name() + " of " + text(alias.of());
      case Symbol.Anchor anchor -> "anchor " + anchor.index();
      case Symbol.Environment variable -> variable.task() + " $" + variable.name();
      case Symbol.Template template -> "template " + template.index() + " " + template.name();
      case Symbol.Variable variable ->
          (variable.task() == null ? "" : variable.task()) + "." + variable.name();
    };
  }

  @Test
  void tasksAndIncludes() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          lib: ./lib.yml
        # ^^^ defines include 0
        #      ^^^^^^^^^ imports /lib.yml
        #      ^^^^^^^^^ imports include 0
          gone:
        # ^^^^ defines include 1
            taskfile: gone.yml
        #             ^^^^^^^^ imports include 1
        tasks:
          all:
        # ^^^ defines /Taskfile.yml#all
            deps: ['lib:gen', nope]
        #          ^^^^^^^^^ calls /lib.yml#gen
        #           ^^^ reads include 0
        #                     ^^^^ calls nothing
            cmds:
              - task: all
        #             ^^^ calls /Taskfile.yml#all
              - defer: {task: "lib:g"}
        #                     ^^^^^^^ calls /lib.yml#gen
        #                      ^^^ reads include 0
        #                          ^ reads alias g of /lib.yml#gen
        //- /lib.yml
        version: '3'
        tasks:
          gen:
        # ^^^ defines /lib.yml#gen
            aliases: [g]
        #             ^ defines alias g of /lib.yml#gen
        """);
  }

  @Test
  void namespacesOfTasksThatAreNotThere() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          docs: {taskfile: ./docs.yml, aliases: [d]}
        # ^^^^ defines include 0
        #                  ^^^^^^^^^^ imports /docs.yml
        #                  ^^^^^^^^^^ imports include 0
        #                                        ^ defines alias d of include 0
          flat: {taskfile: ./flat.yml, flatten: true}
        # ^^^^ defines include 1
        #                  ^^^^^^^^^^ imports /flat.yml
        #                  ^^^^^^^^^^ imports include 1
          far: https://example.org/Taskfile.yml
        # ^^^ defines include 2
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ imports include 2
        tasks:
          all:
        # ^^^ defines /Taskfile.yml#all
            deps: [docs:missing, "d:{{.X}}", far:build, in:missing]
        #          ^^^^ reads include 0
        #          ^^^^^^^^^^^^ calls nothing
        #                        ^^^^^^^^^^ calls nothing (template)
        #                         ^ reads include 0, alias d of include 0
        #                              ^ reads all.X, .X
        #                                    ^^^ reads include 2
        #                                    ^^^^^^^^^ calls nothing
        #                                               ^^ reads include 0
        #                                               ^^^^^^^^^^ calls nothing
        //- /docs.yml
        version: '3'
        tasks:
          t: {deps: [':docs:missing']}
        # ^ defines /docs.yml#t
        #            ^^^^^^^^^^^^^^^ calls nothing
        #              ^^^^ reads include 0
        //- /flat.yml
        version: '3'
        includes:
          in: ./docs.yml
        # ^^ defines include 0
        #     ^^^^^^^^^^ imports /docs.yml
        #     ^^^^^^^^^^ imports include 0
        """);
  }

  @Test
  void aNameMayMeanSeveralTasks() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          x: ./x.yml
        # ^ defines include 0
        #    ^^^^^^^ imports /x.yml
        #    ^^^^^^^ imports include 0
          y: ./y.yml
        # ^ defines include 1
        #    ^^^^^^^ imports /y.yml
        #    ^^^^^^^ imports include 1
        //- /x.yml
        version: '3'
        includes:
          s: ./shared.yml
        # ^ defines include 0
        #    ^^^^^^^^^^^^ imports /shared.yml
        #    ^^^^^^^^^^^^ imports include 0
        tasks:
          prep: echo
        # ^^^^ defines /x.yml#prep
        //- /y.yml
        version: '3'
        includes:
          s: {taskfile: ./shared.yml, flatten: true}
        # ^ defines include 0
        #               ^^^^^^^^^^^^ imports /shared.yml
        #               ^^^^^^^^^^^^ imports include 0
        tasks:
          prep: echo
        # ^^^^ defines /y.yml#prep
        //- /shared.yml
        version: '3'
        tasks:
          go: {deps: [':prep', prep]}
        # ^^ defines /shared.yml#go
        #             ^^^^^^^ calls /x.yml#prep
        #                      ^^^^ calls /y.yml#prep
          loop: {deps: [{for: [go, loop], task: '{{.ITEM}}'}]}
        # ^^^^ defines /shared.yml#loop
        #                      ^^ calls /shared.yml#go
        #                          ^^^^ calls /shared.yml#loop
        #                                       ^^^^^^^^^^^ calls /shared.yml#go, /shared.yml#loop (template)
        #                                           ^^^^ reads loop.ITEM
          w-*: {deps: ['w-{{.X}}', '{{.X}}']}
        # ^^^ defines /shared.yml#w-*
        #              ^^^^^^^^^^ calls /shared.yml#w-* (template)
        #                    ^ reads w-*.X, .X
        #                          ^^^^^^^^ calls nothing (template)
        #                              ^ reads w-*.X, .X
        """);
  }

  @Test
  void variables() {
    check(
        """
        version: '3'
        vars:
          A: 1
        # ^ writes .A
          B: {ref: '.A'}
        # ^ writes .B
        #            ^ reads .A
          var: plain
        # ^^^ writes .var
        tasks:
          t:
        # ^ defines /Taskfile.yml#t
            vars: {C: "{{.A | default .B}}"}
        #          ^ writes t.C
        #                 ^ reads t.A, .A
        #                              ^ reads t.B, .B
            cmds:
              - for: {var: A}
        #                  ^ reads t.A, .A
                cmd: echo {{.ITEM}} {{index . "C"}}
        #                    ^^^^ reads t.ITEM
        #                                     ^^^ reads t.C
        """);
  }

  @Test
  void variablesInScripts() {
    check(
        """
        version: '3'
        env: {E: 1, G: {sh: 'echo $V $E'}}
        #     ^ writes .E
        #           ^ writes .G
        #                          ^ reads .V
        #                             ^ reads .E
        vars: {V: 1}
        #      ^ writes .V
        tasks:
          t:
        # ^ defines /Taskfile.yml#t
            env: {L: 1}
        #         ^ writes t $L
            cmds:
              - echo $E $L $V $HOME {{.L}}
        #             ^ reads .E
        #                ^ reads t $L
        #                              ^ reads t.L, .L
              - E=1; echo ${E}
        #       ^ passes .E (guess)
        #                   ^ reads .E (guess)
        """);
  }

  @Test
  void tasksInScripts() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {lib: ./lib.yml}
        #          ^^^ defines include 0
        #               ^^^^^^^^^ imports /lib.yml
        #               ^^^^^^^^^ imports include 0
        tasks:
          t: echo task && task lib:u -f && task nope && task -d x t
        # ^ defines /Taskfile.yml#t
        #                      ^^^^^ calls /lib.yml#u (guess)
        #                      ^^^ reads include 0 (guess)
        //- /lib.yml
        version: '3'
        tasks:
          u: task t && {{.TASK_EXE}} 'u'
        # ^ defines /lib.yml#u
        #         ^ calls /Taskfile.yml#t (guess)
        #                 ^^^^^^^^ reads u.TASK_EXE, .TASK_EXE
        #                            ^^^ calls /lib.yml#u (guess)
        """);
  }

  @Test
  void namedTemplates() {
    check(
        """
        version: '3'
        tasks:
          a: '{{define "t"}}{{end}}{{template "t" .}}{{block "u" .}}{{end}}{{template "no"}}'
        # ^ defines /Taskfile.yml#a
        #              ^^^ defines template 0 t
        #                                     ^^^ calls template 0 t
        #                                                    ^^^ defines template 0 u
          b: '{{template "t" .}}'
        # ^ defines /Taskfile.yml#b
        """);
  }

  @Test
  void whatComesFromAnAnchorIsWhereItIsWritten() {
    check(
        """
        version: '3'
        x-base: &base
        #        ^^^^ defines anchor 0
          deps: [a]
        #        ^ calls /Taskfile.yml#a
          vars: {V: 1}
        #        ^ writes c.V
        #        ^ writes e.V
        x-cmds: &cmds [{task: b}, {defer: {task: a}}]
        #        ^^^^ defines anchor 1
        #                     ^ calls /Taskfile.yml#b
        #                                        ^ calls /Taskfile.yml#a
        tasks:
          a: &a
        # ^ defines /Taskfile.yml#a
        #     ^ defines anchor 2
            deps: &deps [b]
        #          ^^^^ defines anchor 3
        #                ^ calls /Taskfile.yml#b
          b: *a
        # ^ defines /Taskfile.yml#b
        #     ^ reads anchor 2
          c:
        # ^ defines /Taskfile.yml#c
            <<: *base
        #        ^^^^ reads anchor 0
            cmds: [{task: b}]
        #                 ^ calls /Taskfile.yml#b
          d: {deps: *deps}
        # ^ defines /Taskfile.yml#d
        #            ^^^^ reads anchor 3
          e: {<<: *base, cmds: *cmds}
        # ^ defines /Taskfile.yml#e
        #          ^^^^ reads anchor 0
        #                       ^^^^ reads anchor 1
          f: {cmds: *cmds}
        # ^ defines /Taskfile.yml#f
        #            ^^^^ reads anchor 1
        """);
  }

  @Test
  void halfTypedTextKeepsItsNames() {
    check(
        """
        version: '3'
        tasks:
          a:
        # ^ defines /Taskfile.yml#a
            deps: [b,
        #          ^ calls /Taskfile.yml#b
          b:
        # ^ defines /Taskfile.yml#b
            cmds:
              - task: a
        #             ^ calls /Taskfile.yml#a
              - task:
        """);
  }

  @Test
  void theCursorStandsOnTheOuterNameFirst() {
    Fixture fixture = Fixture.parse("version: '3'\ntasks: {'a-*': {deps: ['a-{{.X$0}}']}}\n");
    Snapshot snapshot = TestWorkspace.of(fixture.files()).snapshot();
    assertThat(SymbolAt.of(snapshot, id("/Taskfile.yml"), fixture.cursor().offset()))
        .extracting(OccurrencesTest::text)
        .containsExactly("calls /Taskfile.yml#a-* (template)", "reads a-*.X, .X");
    assertThat(SymbolAt.of(snapshot, id("/Taskfile.yml"), 0)).isEmpty();
  }

  @Test
  void theCursorStandsOnWhatItTouches() {
    String text =
        """
        version: '3'
        vars: {A: '{{.B}}{{.C}}', B: '{{.C}}', C: x}
        tasks:
          'a-*-*': {deps: ['a-{{.A}}-{{.B}}', b], cmds: [{task: b}, 'echo {{.A}} {{.MATCH}}']}
          b: echo {{.A}}{{.B}}{{.C}}
        """;
    Snapshot snapshot = TestWorkspace.of(Map.of("/Taskfile.yml", text)).snapshot();
    List<Occurrence> all = Occurrences.of(snapshot, id("/Taskfile.yml"));
    for (int offset = 0; offset <= text.length(); offset++) {
      int at = offset;
      assertThat(SymbolAt.of(snapshot, id("/Taskfile.yml"), at))
          .as("at " + at)
          .containsExactlyElementsOf(
              all.stream().filter(occurrence -> occurrence.range().touches(at)).toList());
    }
  }

  @Test
  void anEditThatOthersDoNotSeeLeavesTheirOccurrences() {
    TestWorkspace workspace =
        TestWorkspace.of(
            Fixture.parse(
                    """
                    //- /Taskfile.yml
                    version: '3'
                    includes: {lib: lib.yml}
                    tasks: {t: {deps: ['lib:u']}}
                    //- /lib.yml
                    version: '3'
                    tasks: {u: echo}
                    """)
                .files());
    workspace.type("/lib.yml", "version: '3'\ntasks: {u: echo}\n");
    var before = Occurrences.of(workspace.snapshot(), id("/Taskfile.yml"));
    Snapshot same = workspace.type("/lib.yml", "version: '3'\ntasks:\n  u: echo more\n");
    assertThat(Occurrences.of(same, id("/Taskfile.yml"))).isSameAs(before);
    Snapshot other = workspace.type("/lib.yml", "version: '3'\ntasks:\n  v: echo more\n");
    assertThat(Occurrences.of(other, id("/Taskfile.yml"))).isNotEqualTo(before);
  }
}
