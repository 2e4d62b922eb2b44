package io.github.taskfilels.ide;

import static io.github.taskfilels.testkit.TestWorkspace.id;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.Fixture.Label;
import io.github.taskfilels.testkit.TestWorkspace;
import org.junit.jupiter.api.Test;

class DocumentHighlightsTest {

  private static void check(String text) {
    Fixture fixture = Fixture.parse(text);
    Fixture.Place cursor = fixture.cursor();
    fixture.assertFound(
        DocumentHighlights.at(
                TestWorkspace.of(fixture.files()).snapshot(), id(cursor.file()), cursor.offset())
            .stream()
            .map(found -> new Label(cursor.file(), found.range(), found.write() ? "write" : "read"))
            .toList());
  }

  @Test
  void readsAndWritesOfAVariable() {
    check(
        """
        version: '3'
        vars:
          A: 1
        # ^ write
          B: '{{.A}}'
        #        ^ read
        tasks:
          t: echo 😀 {{.$0A}} {{index . "A"}} {{.B}}
        #               ^ read
        #                             ^^^ read
          u: {vars: {A: 2}, cmds: [echo {{.A}}]}
        """);
    check(
        """
        version: '3'
        tasks:
          t: {deps: [{task: u, vars: {A: 1}}]}
        #                             ^ write
          u: {vars: {$0A: 2}, cmds: ['echo {{.A}}']}
        #            ^ write
        #                                   ^ read
        """);
  }

  @Test
  void aTaskIsHighlightedInTheOpenFileOnly() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {lib: lib.yml}
        tasks: {a: {deps: [lib:g$0, lib:g, lib:h]}}
        #                  ^^^^^ read
        #                         ^^^^^ read
        //- /lib.yml
        version: '3'
        tasks: {g: {deps: [g]}, h: echo}
        """);
  }
}
