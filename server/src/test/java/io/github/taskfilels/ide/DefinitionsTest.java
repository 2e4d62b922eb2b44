package io.github.taskfilels.ide;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.Fixture.Label;
import io.github.taskfilels.testkit.TestWorkspace;
import org.junit.jupiter.api.Test;

class DefinitionsTest {

  private static ImmutableList<Definitions.Target> targets(Fixture fixture) {
    Fixture.Place cursor = fixture.cursor();
    return Definitions.at(
        TestWorkspace.of(fixture.files()).snapshot(),
        TestWorkspace.id(cursor.file()),
        cursor.offset());
  }

  /** The names that are marked with {@code def} are all that the cursor leads to. */
  private static void check(String text) {
    Fixture fixture = Fixture.parse(text);
    fixture.assertFound(
        targets(fixture).stream()
            .map(target -> new Label(target.file().toString(), target.selection(), "def"))
            .toList());
  }

  @Test
  void whereverAnAnchorStands() {
    check(
        """
        version: '3'
        x-cmds: &c [{task: bu$0ild}]
        x-more: &m {deps: [test]}
        tasks:
          build: echo
        # ^^^^^ def
          test: {cmds: *c}
          all: {<<: *m, cmds: *c}
        """);
    check(
        """
        version: '3'
        x-cmds: &c [{task: build}]
        x-more: &m {deps: [te$0st]}
        tasks:
          build: echo
          test: {cmds: *c}
        # ^^^^ def
          all: {<<: *m, cmds: *c}
        """);
  }

  @Test
  void throughNamespacesAliasesAndWildcards() {
    String text =
        """
        //- /Taskfile.yml
        version: '3'
        includes: {docs: {taskfile: ./docs, aliases: [d]}}
        tasks: {t: {deps: ['%s']}}
        //- /docs/Taskfile.yml
        version: '3'
        tasks:
          default: echo
        %s
          gen: {aliases: [g]}
        %s
          part-*: echo
        %s
        """;
    String three = "# ^^^ def";
    check(text.formatted("docs:ge$0n", "#", three, "#").replace("#\n", ""));
    check(text.formatted("d:g$0", "#", three, "#").replace("#\n", ""));
    check(text.formatted("docs:part-1$0", "#", "#", "# ^^^^^^ def").replace("#\n", ""));
    check(text.formatted("doc$0s", "# ^^^^^^^ def", "#", "#").replace("#\n", ""));
  }

  @Test
  void aLeadingColonIsReadInEveryChain() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {x: ./x.yml, y: {taskfile: ./y.yml, flatten: true}}
        tasks:
          prep: echo
        # ^^^^ def
        //- /x.yml
        version: '3'
        includes: {s: ./shared.yml}
        tasks:
          prep: echo
        # ^^^^ def
        //- /y.yml
        version: '3'
        includes: {s: ./shared.yml}
        //- /shared.yml
        version: '3'
        tasks: {go: {deps: [':pr$0ep']}, prep: echo}
        """);
  }

  @Test
  void aFlattenedTaskAndAnExcludedOne() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {flat: {taskfile: ./flat.yml, flatten: true, excludes: [b]}}
        tasks: {t: {cmds: [{task: $0a}]}}
        //- /flat.yml
        version: '3'
        tasks:
          a: echo
        # @2+1 def
          b: echo
        """);
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {flat: {taskfile: ./flat.yml, flatten: true, excludes: [b]}}
        tasks: {t: {cmds: [{task: $0b}]}}
        //- /flat.yml
        version: '3'
        tasks: {a: echo, b: echo}
        """);
  }

  @Test
  void theKeyOfATaskLeadsToItself() {
    check(
        """
        version: '3'
        tasks:
          bu$0ild: echo
        # ^^^^^ def
        """);
  }

  @Test
  void anIncludeLeadsToTheStartOfItsFile() {
    String text =
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          lib: ./lib
          gone: ./gone
        //- /lib/Taskfile.yml
        version: '3'
        """;
    for (String cursor :
        new String[] {text.replace("lib:", "l$0ib:"), text.replace("./lib\n", "./l$0ib\n")}) {
      assertThat(targets(Fixture.parse(cursor)))
          .singleElement()
          .satisfies(
              target -> {
                assertThat(target.file()).isEqualTo(TestWorkspace.id("/lib/Taskfile.yml"));
                assertThat(target.range().end()).isZero();
              });
    }
    assertThat(targets(Fixture.parse(text.replace("gone:", "go$0ne:")))).isEmpty();
    assertThat(targets(Fixture.parse(text.replace("./gone", "./g$0one")))).isEmpty();
  }

  @Test
  void theOriginIsTheWholeName() {
    Fixture fixture =
        Fixture.parse("version: '3'\ntasks:\n  a: echo\n  t: {deps: [{task: \"$0a\"}]}\n");
    assertThat(targets(fixture))
        .singleElement()
        .satisfies(
            target -> {
              assertThat(target.origin().in(fixture.text())).isEqualTo("\"a\"");
              assertThat(target.range().in(fixture.text())).isEqualTo("a: echo");
            });
  }

  @Test
  void aNamespaceWithoutTheTaskLeadsToItsInclude() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          docs: {taskfile: ./docs.yml, excludes: ['su$0b:*']}
        //- /docs.yml
        version: '3'
        includes:
          sub: ./sub.yml
        # ^^^ def
        //- /sub.yml
        version: '3'
        """);
  }

  @Test
  void aVariableLeadsToWhatSetsIt() {
    String text =
        """
        //- /Taskfile.yml
        version: '3'
        vars:
          A: 1
        #A
          B: 2
        includes: {lib: ./lib.yml}
        tasks:
          t: {vars: {B: 3}, cmds: ['{{.A}}', '{{.B}}', {task: u, vars: {P: 4}}]}
        #T
          u: echo {{.P}}
        //- /lib.yml
        version: '3'
        vars:
          B: 5
        #LIB
        tasks: {v: 'echo {{.A}} {{.B}}'}
        """;
    checkVariable(text, "'{{.$0A}}'", "#A", "# ^ def");
    checkVariable(text, "'{{.$0B}}'", "#T", "# @13+1 def");
    checkVariable(text, "echo {{.$0P}}", "#T", "# @64+1 def");
    checkVariable(text, "echo {{.$0A}} ", "#A", "# ^ def");
    checkVariable(text, "{{.$0B}}'}", "#LIB", "# ^ def");
    checkVariable(text, "  $0A: 1", "#A", "# ^ def");
  }

  private static void checkVariable(String text, String cursor, String line, String mark) {
    check(
        text.replace(cursor.replace("$0", ""), cursor)
            .replaceAll("(?m)^" + line + "$", mark)
            .replaceAll("(?m)^#[A-Z]+\n", ""));
  }

  @Test
  void anAliasLeadsToItsAnchor() {
    check(
        """
        x-a: &one {}
        #     ^^^ def
        y: *o$0ne
        z: &one {}
        """);
  }

  @Test
  void halfTypedAndDynamicNames() {
    check(
        """
        version: '3'
        tasks:
          a: echo
        # @2+1 def
          t:
            deps:
              - a$0
              -
            cmds: [{task:
        """);
    check("version: '3'\ntasks: {t: {deps: ['x{{.$0A}}']}}\n");
    check(
        """
        version: '3'
        tasks:
          b-*: echo
        # ^^^ def
          t: {deps: ['b-{{.$0A}}']}
        """);
  }
}
