package io.github.taskfilels.ide;

import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.Fixture.Label;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SymbolReferencesTest {

  /** What is marked, with its role, is all that names what the cursor stands on. */
  private static void check(String text) {
    Fixture fixture = Fixture.parse(text);
    Fixture.Place cursor = fixture.cursor();
    Snapshot snapshot = TestWorkspace.of(fixture.files()).snapshot();
    fixture.assertFound(labels(snapshot, cursor, true));
    assertThat(labels(snapshot, cursor, false))
        .containsExactlyInAnyOrderElementsOf(
            fixture.expectations().stream()
                .filter(label -> !List.of("defines", "writes").contains(label.text()))
                .toList());
  }

  private static ImmutableList<Label> labels(
      Snapshot snapshot, Fixture.Place cursor, boolean declarations) {
    return SymbolReferences.at(snapshot, id(cursor.file()), cursor.offset(), declarations).stream()
        .map(
            place ->
                new Label(
                    place.file().toString(),
                    place.occurrence().range(),
                    place.occurrence().role().name().toLowerCase(Locale.ROOT)))
        .collect(ImmutableList.toImmutableList());
  }

  private static void checkAt(String text, String... cursors) {
    for (String cursor : cursors) {
      assertThat(text).contains(cursor.replace("$0", ""));
      check(text.replace(cursor.replace("$0", ""), cursor));
    }
  }

  @Test
  void aTaskByAllItsNamesInAllFiles() {
    checkAt(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          lib: {taskfile: ./lib.yml, aliases: [l]}
          other: {taskfile: ./lib.yml, excludes: [gen, x]}
        #                                         ^^^ reads
        tasks:
          all:
            deps: ['lib:gen', "l:g", nope, lib:x]
        #          ^^^^^^^^^ calls
        #                     ^^^^^ calls
            cmds: [{defer: {task: other:gen}}, {task: lib:gen, for: [1]}]
        #                                             ^^^^^^^ calls
        //- /lib.yml
        version: '3'
        tasks:
          gen: {aliases: [g]}
        # ^^^ defines
          x: {deps: [gen]}
        #            ^^^ calls
        //- /apart/Taskfile.yml
        version: '3'
        tasks: {gen: {deps: [gen]}}
        """,
        "  ge$0n: {",
        "'lib:ge$0n'",
        "l:$0g");
  }

  @Test
  void climbingFlatteningAndWildcards() {
    checkAt(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {a: ./a.yml, f: {taskfile: ./f.yml, flatten: true}}
        tasks:
          w-*: {deps: [w-1]}
        # ^^^ defines
        #              ^^^ calls
          t: {deps: ['w-{{.X}}', 'v-{{.X}}', w-2]}
        #            ^^^^^^^^^^ calls
        #                                    ^^^ calls
        //- /a.yml
        version: '3'
        tasks: {t: {deps: [':w-3', w-4]}}
        #                  ^^^^^^ calls
        //- /f.yml
        version: '3'
        tasks: {u: {deps: [w-5, ':w-6']}}
        #                  ^^^ calls
        """,
        "  w-$0*",
        "':w-$03'");
  }

  @Test
  void namespacesAndTheirAliases() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          l$0ib: {taskfile: ./lib.yml, aliases: [l]}
        # ^^^ defines
        #                 ^^^^^^^^^ imports
          lib2: ./lib.yml
        tasks:
          all: {deps: [lib:gen, l:gen, lib2:gen]}
        #              ^^^ reads
        #                       ^ reads
        //- /lib.yml
        version: '3'
        includes: {sub: ./sub.yml}
        tasks: {gen: {deps: [':lib:gen']}}
        #                      ^^^ reads
        //- /sub.yml
        version: '3'
        tasks: {t: {deps: ['::lib:gen', '::lib2:gen']}}
        #                     ^^^ reads
        """);
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          lib: {taskfile: ./lib.yml, aliases: [l$0, m]}
        #                                      ^ defines
        tasks:
          all: {deps: [lib:gen, l:gen, m:gen]}
        #                       ^ reads
        //- /lib.yml
        version: '3'
        tasks: {gen: echo}
        """);
  }

  @Test
  void aliasesOfTasks() {
    check(
        """
        version: '3'
        tasks:
          a: {aliases: [x$0, y]}
        #               ^ defines
          b: {deps: [a, x, y]}
        #               ^ reads
        """);
  }

  @Test
  void aVariableOfAllFiles() {
    checkAt(
        """
        //- /Taskfile.yml
        version: '3'
        vars:
          A: 1
        # ^ writes
          B: '{{.A}}'
        #        ^ reads
        includes: {lib: {taskfile: ./lib.yml, vars: {A: 2}}}
        #                                            ^ writes
        tasks:
          t: echo {{.A}}
        #            ^ reads
          own: {vars: {A: 3}, cmds: ['{{.A}}']}
          loop: {cmds: [{for: [1], as: A, cmd: 'echo {{.A}}'}]}
        #                                               ^ reads
          loops: {cmds: [{for: {var: B, as: A}, cmd: 'echo {{.A}}'}]}
        //- /lib.yml
        version: '3'
        env: {A: 4}
        #     ^ writes
        tasks: {t: {requires: {vars: [A]}, cmds: ['{{.A}}']}}
        #                             ^ reads
        #                                             ^ reads
        """,
        "  $0A: 1",
        "t: echo {{.$0A}}");
  }

  @Test
  void aVariableOfATask() {
    checkAt(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {lib: ./lib.yml}
        tasks:
          all:
            deps: [{task: 'lib:t', vars: {V: 1}}, {task: other, vars: {V: 1}}]
        #                                 ^ passes
            cmds: ['{{.V}}']
          other: echo {{.V}}
        //- /lib.yml
        version: '3'
        tasks:
          t:
            vars: {V: '{{.V | default 2}}', W: '{{.V}}'}
        #          ^ writes
        #                 ^ reads
        #                                          ^ reads
            cmds: ['{{.V}}']
        #              ^ reads
        """,
        "vars: {$0V: '",
        "vars: {V$0: 1}}, {task: other");
  }

  @Test
  void anchors() {
    checkAt(
        """
        version: '3'
        x-a: &base {deps: [b]}
        #     ^^^^ defines
        tasks:
          a: {<<: *base}
        #          ^^^^ reads
          b: *base
        #     ^^^^ reads
          c: &base {desc: another}
          d: {<<: *base, vars: &v {}}
        """,
        "&$0base {deps",
        "b: *ba$0se");
  }

  @Test
  void anchorsNamedAsTasksAndAnchorsOfKeys() {
    check(
        """
        version: '3'
        tasks:
          first: &second {deps: [second]}
        #                        ^^^^^^ calls
          $0second: echo
        # ^^^^^^ defines
          &key third: *second
          fourth: {deps: [*key]}
        """);
    check(
        """
        version: '3'
        tasks:
          first: &second {deps: [second]}
        #         ^^^^^^ defines
          second: echo
          &key third: *seco$0nd
        #              ^^^^^^ reads
        """);
    check(
        """
        version: '3'
        tasks:
          &k$0ey third: {}
        #  ^^^ defines
          fourth: {desc: *key}
        #                 ^^^ reads
        """);
  }

  @Test
  void aFileByItsPath() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          a: ./lib$0.yml
        # ^ defines
        #    ^^^^^^^^^ imports
          b: {taskfile: lib.yml}
        #               ^^^^^^^ imports
        //- /lib.yml
        version: '3'
        """);
  }

  @Test
  void whatIsSharedByAnAnchorIsOnePlace() {
    check(
        """
        version: '3'
        x-base: &b {vars: {V$0: 1}, cmds: [{task: c}]}
        #                  ^ writes
        tasks:
          a: {<<: *b, desc: '{{.V}}'}
        #                       ^ reads
          c: {<<: *b, desc: '{{.V}}'}
        #                       ^ reads
        """);
  }

  @Test
  void nothing() {
    check("version: '3'\ntasks: {a: ec$0ho}\n");
    check("version: '3'\ntasks: {a: {deps: [non$0e, none]}}\n");
  }

  @Test
  void theWordMayBeHalfTyped() {
    check(
        """
        version: '3'
        tasks:
          a$0: echo
        # ^ defines
          b:
            deps: [a, {task: a
        #          ^ calls
        #                    ^ calls
        """);
  }
}
