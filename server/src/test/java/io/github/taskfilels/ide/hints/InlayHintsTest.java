package io.github.taskfilels.ide.hints;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.Fixture.Label;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InlayHintsTest {
  private static final FileId FILE = TestWorkspace.id(Fixture.DEFAULT_FILE);

  /** The marks of the first file are all of its hints of one kind. */
  private static void check(Hint.Kind kind, String text) {
    Fixture fixture = Fixture.parse(text);
    Snapshot snapshot =
        TestWorkspace.of(fixture.files(), Map.of("FROM_ENV", "confidential")).snapshot();
    fixture.assertFound(
        all(snapshot, FILE, Set.of(kind)).stream()
            .map(hint -> new Label(Fixture.DEFAULT_FILE, TextRange.at(hint.offset()), hint.label()))
            .toList());
  }

  private static ImmutableSet<Hint> all(Snapshot snapshot, FileId file, Set<Hint.Kind> kinds) {
    return ImmutableSet.copyOf(
        InlayHints.of(snapshot, file, new TextRange(0, Integer.MAX_VALUE), kinds));
  }

  @Test
  void filesOfIncludes() {
    check(
        Hint.Kind.INCLUDE,
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          a: ./a
        #       | /Taskfile.yml
          b: 'b/'
        #        | taskfile.yaml
          c: ./c/Taskfile.yml
          d: {taskfile: '{{"d"}}'}
        #                        | → d/Taskfile.dist.yml
          e: ./gone
          f: https://example.com/Taskfile.yml
        tasks: {}
        //- /a/Taskfile.yml
        version: '3'
        //- /b/taskfile.yaml
        version: '3'
        //- /c/Taskfile.yml
        version: '3'
        //- /d/Taskfile.dist.yml
        version: '3'
        """);
  }

  @Test
  void valuesThatAreKnownWithoutRunning() {
    check(
        Hint.Kind.VALUE,
        """
        version: '3'
        vars:
          A: one
          B: '{{.A}} two'
        #         | = one
          LONG: x0123456789012345678901234567890123456789
          LINES: "a\\nb"
          RUN: {sh: date}
          MAP: {map: {a: 1}}
          KEY: {value: hush, secret: true}
          MADE: 'x{{.KEY}}'
        #               | = a secret
          SELF: '{{.SELF}} {{.LATER}}'
          LATER: 1
        tasks:
          t:
            vars:
              OWN: '{{.A}}!'
        #               | = one
              A2: '{{.OWN}}'
        #                | = one!
            cmds:
              - echo {{.B}} {{.LONG}} {{.LINES}}
        #                | = one two
        #                          | = x01234567890123456789012345678…
        #                                     | = a\\nb
              - echo {{.OWN}} {{.RUN}} {{.MAP}} {{.KEY}} {{.MADE}} {{.GONE}}
        #                  | = one!
        #                                             | = a secret
              - echo {{.TASK}} {{.FROM_ENV}} {{.P}} {{.A | upper}}
        #                                               | = one
              - for: {var: LONG, as: L}
                cmd: echo {{.L}}
          looping: {cmds: [{for: {var: A, as: B}, cmd: 'echo {{.B}} {{.ITEM}}'}]}
          caller: {deps: [{task: t, vars: {P: 1, LATER: 2}}]}
        """);
  }

  @Test
  void whatACallerMaySetHasNoValue() {
    check(
        Hint.Kind.VALUE,
        """
        version: '3'
        vars: {A: 1}
        tasks:
          t: echo {{.A}}
          caller: {deps: [{task: t, vars: {A: 2}}]}
        """);
  }

  @Test
  void whatCallsDoNotGive() {
    check(
        Hint.Kind.PARAMETER,
        """
        version: '3'
        vars: {KNOWN: 1}
        tasks:
          t:
            deps: [build, {task: build, vars: {ENV: x, TAG: y}}]
        #               | (ENV, TAG = latest)
            cmds:
              - task: 'build'
        #                    | (TAG = latest)
                vars: {ENV: 1}
              - defer: {task: many}
        #                         | (A, B, C, and 2 more)
              - task: '{{.X}}'
              - task: gone
          build:
            requires: {vars: [ENV, KNOWN]}
            vars: {TAG: '{{.TAG | default "latest"}}', FIXED: 1}
            cmds: ['{{.OTHER}}{{.FIXED}}']
          many: {requires: {vars: [A, B, C, D, E]}}
        """);
  }

  @Test
  void howSourcesAreCompared() {
    check(
        Hint.Kind.DEFAULT,
        """
        //- /Taskfile.yml
        version: '3'
        tasks:
          a:
            sources: [x]
        #           | method: checksum
          b: {sources: [x], method: none}
          c: {sources: []}
          d: {cmds: [x]}
        """);
    check(
        Hint.Kind.DEFAULT,
        """
        version: '3'
        method: timestamp
        tasks:
          a:
            sources: [x]
        #           | method: timestamp
        """);
  }

  @Test
  void onlyOfTheRangeThatIsSeen() {
    String text = "version: '3'\nvars: {A: 1}\ntasks:\n  a: echo {{.A}}\n  b: echo {{.A}} {{.A}}\n";
    Snapshot snapshot = TestWorkspace.of(Map.of(Fixture.DEFAULT_FILE, text)).snapshot();
    TextRange line = new TextRange(text.indexOf("  b:"), text.length());
    assertThat(InlayHints.of(snapshot, FILE, line, Set.of(Hint.Kind.VALUE))).hasSize(2);
    assertThat(InlayHints.of(snapshot, FILE, line, Set.of())).isEmpty();
    assertThat(all(snapshot, FILE, EnumSet.allOf(Hint.Kind.class))).hasSize(3);
  }

  @Test
  void leadToWhatTheyTell() {
    Snapshot snapshot =
        TestWorkspace.of(
                Map.of(
                    Fixture.DEFAULT_FILE,
                    "includes: {a: ./a}\nvars: {A: 1}\ntasks: {t: 'echo {{.A}}'}\n",
                    "/a/Taskfile.yml",
                    "version: '3'\n"))
            .snapshot();
    for (Hint hint : all(snapshot, FILE, Set.of(Hint.Kind.INCLUDE, Hint.Kind.VALUE))) {
      assertThat(hint.target()).isNotNull();
      assertThat(hint.documentation()).isNotNull();
      assertThat(hint.documentation().markdown(snapshot))
          .contains(hint.kind() == Hint.Kind.INCLUDE ? "**include** `a`" : "**variable** `A`");
    }
  }
}
