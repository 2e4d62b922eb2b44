package io.github.taskfilels.ide;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.Fixture.Label;
import io.github.taskfilels.testkit.TestWorkspace;
import org.junit.jupiter.api.Test;

class ImplementationsTest {

  /** The names that are marked with {@code to} are all that the cursor leads to. */
  private static void check(String text) {
    Fixture fixture = Fixture.parse(text);
    Fixture.Place cursor = fixture.cursor();
    fixture.assertFound(
        Implementations.at(
                TestWorkspace.of(fixture.files()).snapshot(),
                TestWorkspace.id(cursor.file()),
                cursor.offset())
            .stream()
            .map(target -> new Label(target.file().toString(), target.selection(), "to"))
            .toList());
  }

  @Test
  void theCallersOfAWildcard() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {lib: ./lib.yml}
        tasks:
          a: {deps: ['lib:w-1']}
        #            ^^^^^^^^^ to
          b: {deps: ['lib:v']}
        //- /lib.yml
        version: '3'
        tasks:
          w$0-*: echo
          v: {cmds: [{task: w-2}]}
        #                   ^^^ to
        """);
  }

  @Test
  void theTasksBehindATemplate() {
    check(
        """
        version: '3'
        tasks:
          a: {cmds: [{for: [x, y], task: '{{.IT$0EM}}-build'}]}
          x-build: echo
        # ^^^^^^^ to
          y-build: echo
        # ^^^^^^^ to
          z-build: echo
        """);
  }

  @Test
  void theFileOfANamespace() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {docs: ./docs.yml}
        tasks: {t: {deps: ['do$0cs:gen']}}
        //- /docs.yml
        version: '3'
        #| to
        tasks: {gen: echo}
        """);
  }

  @Test
  void otherNamesHaveNothingBehindThem() {
    check(
        """
        version: '3'
        vars: {A: 1}
        tasks: {t: {deps: [$0b]}, b: echo}
        """);
    check(
        """
        version: '3'
        vars: {$0A: 1}
        """);
  }
}
