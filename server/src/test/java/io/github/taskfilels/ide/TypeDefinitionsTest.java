package io.github.taskfilels.ide;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.Fixture.Label;
import io.github.taskfilels.testkit.TestWorkspace;
import org.junit.jupiter.api.Test;

class TypeDefinitionsTest {

  /** The names that are marked with {@code to} are all that the cursor leads to. */
  private static void check(String text) {
    Fixture fixture = Fixture.parse(text);
    Fixture.Place cursor = fixture.cursor();
    fixture.assertFound(
        TypeDefinitions.at(
                TestWorkspace.of(fixture.files()).snapshot(),
                TestWorkspace.id(cursor.file()),
                cursor.offset())
            .stream()
            .map(target -> new Label(target.file().toString(), target.selection(), "to"))
            .toList());
  }

  @Test
  void theSetterThatCounts() {
    check(
        """
        version: '3'
        env: {A: 0}
        vars: {A: 1}
        #      ^ to
        tasks: {t: {cmds: ['{{.$0A}}']}}
        """);
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {lib: {taskfile: ./lib.yml, vars: {A: 2}}}
        //- /lib.yml
        version: '3'
        vars: {A: 1}
        #      ^ to
        tasks: {t: {cmds: ['{{.$0A}}']}}
        """);
  }

  @Test
  void theIncludeWhereTheFileSetsNothing() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {lib: {taskfile: ./lib.yml, vars: {A: 2}}}
        #                                            ^ to
        //- /lib.yml
        version: '3'
        tasks: {t: {cmds: ['{{.$0A}}']}}
        """);
  }

  @Test
  void whatARefRefersTo() {
    check(
        """
        version: '3'
        vars: {LIST: [1, 2]}
        #      ^^^^ to
        tasks: {t: {vars: {B: {ref: 'index .LIST 0'}, C: {ref: .B}}, cmds: ['{{.$0C}}']}}
        """);
    check(
        """
        version: '3'
        vars: {LIST: [1, 2]}
        #      ^^^^ to
        tasks: {t: {vars: {B: {ref: .LI$0ST}}}}
        """);
  }

  @Test
  void aRefToItselfEnds() {
    check(
        """
        version: '3'
        tasks:
          t:
            vars:
              A: {ref: .A}
        #     ^ to
            cmds: ['{{.$0A}}']
        """);
  }

  @Test
  void theCallsWhereNothingElseSetsIt() {
    check(
        """
        version: '3'
        tasks:
          a: {deps: [{task: t, vars: {P: 1}}]}
        #                             ^ to
          t: {cmds: ['{{.$0P}}']}
        """);
  }

  @Test
  void onlyVariablesHaveValues() {
    check(
        """
        version: '3'
        tasks: {t: {deps: [$0b]}, b: echo}
        """);
  }
}
