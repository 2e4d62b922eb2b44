package io.github.taskfilels.ide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HoversTest {

  private static @Nullable String hover(String text) {
    Fixture fixture = Fixture.parse(text);
    Fixture.Place cursor = fixture.cursor();
    Hover hover =
        Hovers.at(
            TestWorkspace.of(fixture.files()).snapshot(),
            TestWorkspace.id(cursor.file()),
            cursor.offset(),
            ProjectFacts.NONE);
    return hover == null ? null : hover.markdown();
  }

  @Test
  void aTaskTellsWhatItNeedsAndWhatNeedsIt() {
    assertThat(
            hover(
                """
                //- /Taskfile.yml
                version: '3'
                includes: {docs: {taskfile: ./docs, internal: true}}
                tasks:
                  all: {deps: ['docs:gen', 'docs:g']}
                  other: {cmds: [{defer: {task: 'docs:gen'}}]}
                //- /docs/Taskfile.yml
                version: '3'
                tasks:
                  g$0en:
                    desc: Makes *all* pages
                    summary: |
                      One.
                      Two.
                    aliases: [g]
                    requires: {vars: [OUT]}
                    deps: [part, {for: [a, b], task: 'p-{{.ITEM}}'}]
                    cmds:
                      - task: '{{.LATE}}'
                      - defer: {task: ':other'}
                  part: echo
                """))
        .isEqualTo(
            """
            **task** `docs:gen` _(internal)_

            Makes \\*all\\* pages

            One. \s
            Two.

            - deps `part`, `p-a`, `p-b`
            - calls `{{.LATE}}`, `:other`
            - needed by `all`, `other`
            - aliases `g`
            - requires `OUT`
            - from `docs/Taskfile.yml`""");
  }

  @Test
  void aReferenceShowsEachTaskThatItMeans() {
    assertThat(
            hover(
                """
                //- /Taskfile.yml
                version: '3'
                includes: {x: ./x.yml, y: ./y.yml}
                //- /x.yml
                version: '3'
                includes: {s: ./shared.yml}
                tasks: {prep: {internal: true}}
                //- /y.yml
                version: '3'
                includes: {s: ./shared.yml}
                tasks: {prep: echo}
                //- /shared.yml
                version: '3'
                tasks: {go: {deps: [':p$0rep']}}
                """))
        .isEqualTo(
            """
            **task** `x:prep` _(internal)_

            - needed by `x:s:go`
            - from `x.yml`

            ---

            **task** `y:prep`

            - needed by `x:s:go`
            - from `y.yml`""");
  }

  @Test
  void manyDependentsAreCounted() {
    StringBuilder text = new StringBuilder("version: '3'\ntasks:\n  al$0l: echo\n");
    for (int i = 0; i < 15; i++) {
      text.append("  t").append(i).append(": {deps: [all]}\n");
    }
    assertThat(hover(text.toString())).contains("needed by `t0`, ", "`t11` and 3 more");
  }

  @Test
  void excludedAndFlattenedTasksAreThoseThatAreMeant() {
    String text =
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          lib: {taskfile: ./lib.yml, excludes: [a]}
          flat: {taskfile: ./flat.yml, flatten: true}
        tasks: {t: {deps: ['%s']}}
        //- /lib.yml
        version: '3'
        tasks: {a: echo, b: echo}
        //- /flat.yml
        version: '3'
        tasks: {c: echo, 'w-*': echo}
        """;
    assertThat(hover(text.formatted("$0lib:a"))).startsWith("**include** `lib`");
    assertThat(hover(text.formatted("lib:$0a"))).isNull();
    assertThat(hover(text.formatted("$0lib:b"))).startsWith("**task** `lib:b`");
    assertThat(hover(text.formatted("$0c"))).startsWith("**task** `c`").contains("needed by `t`");
    assertThat(hover(text.formatted("$0w-one")))
        .startsWith("**task** `w-*`")
        .contains("needed by `t`");
  }

  @Test
  void aNameBuiltFromALoopShowsAllItsTasksAndOneFromAVariableNone() {
    String text = "version: '3'\nvars: {V: a}\ntasks: {a: echo, b: echo, t: {deps: [%s]}}\n";
    assertThat(hover(text.formatted("{for: [a, b], task: '{{.IT$0EM}}'}")))
        .contains("**task** `a`", "**task** `b`");
    assertThat(hover(text.formatted("'x{{.$0V}}'"))).startsWith("**variable** `V`");
    assertThat(hover(text.formatted("'x$0{{.V}}'"))).isNull();
  }

  @Test
  void aTaskThatEveryIncludeLeavesOutHasNoFullName() {
    assertThat(
            hover(
                """
                //- /Taskfile.yml
                version: '3'
                includes: {lib: {taskfile: ./lib.yml, excludes: [gone]}}
                //- /lib.yml
                version: '3'
                tasks:
                  go$0ne: echo
                """))
        .startsWith("**task** `gone` _(left out by `excludes` wherever the file is included)_");
  }

  @Test
  void anIncludeTellsWhereItLeads() {
    String text =
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          lib: ./lib
          gone: gone.yml
          maybe: {taskfile: maybe.yml, optional: true}
          far: https://user:hush@example.com/Taskfile.yml
          late: '{{now}}/x.yml'
          unset: '{{.UNSET}}y.yml'
          none:
        //- /lib/Taskfile.yml
        version: '3'
        tasks: {a: echo}
        """;
    assertThat(hover(text.replace("  lib", "  l$0ib")))
        .isEqualTo("**include** `lib`\n\n`lib/Taskfile.yml`, 1 task\n\n- tasks `a`");
    assertThat(hover(text.replace("./lib", "./l$0ib"))).contains("1 task");
    assertThat(hover(text.replace("gone.yml", "gone.$0yml"))).contains("not found: `gone.yml`");
    assertThat(hover(text.replace("maybe:", "may$0be:")))
        .contains("optional, and not there: `maybe.yml`");
    assertThat(hover(text.replace("far:", "far$0:")))
        .contains("remote, never fetched here")
        .doesNotContain("hush");
    assertThat(hover(text.replace("late:", "la$0te:"))).contains("known when Task runs");
    assertThat(hover(text.replace("unset:", "un$0set:")))
        .contains("not found: `y.yml`; the variable UNSET is neither set");
    assertThat(hover(text.replace("none:", "no$0ne:"))).contains("no path is written");
  }

  @Test
  void mergedTasksAndHalfTypedTextAreUnderstood() {
    assertThat(
            hover(
                """
                version: '3'
                x: {base: &base {desc: from a base, deps: [a]}}
                tasks:
                  a: echo
                  t$0:
                    <<: *base
                """))
        .contains("from a base", "- deps `a`");
    assertThat(hover("version: '3'\ntasks:\n  a: echo\n  t:\n    deps: [a$0\n"))
        .startsWith("**task** `a`");
    assertThat(hover("version: '3'\ntasks:\n  a: echo\n  t:\n    deps: [$0\n")).isNull();
    assertThat(hover("$0")).isNull();
  }
}
