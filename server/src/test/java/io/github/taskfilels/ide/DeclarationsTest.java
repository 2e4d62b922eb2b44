package io.github.taskfilels.ide;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.Fixture.Label;
import io.github.taskfilels.testkit.TestWorkspace;
import org.junit.jupiter.api.Test;

class DeclarationsTest {

  /** The names that are marked with {@code to} are all that the cursor leads to. */
  private static void check(String text) {
    Fixture fixture = Fixture.parse(text);
    Fixture.Place cursor = fixture.cursor();
    fixture.assertFound(
        Declarations.at(
                TestWorkspace.of(fixture.files()).snapshot(),
                TestWorkspace.id(cursor.file()),
                cursor.offset())
            .stream()
            .map(target -> new Label(target.file().toString(), target.selection(), "to"))
            .toList());
  }

  @Test
  void theIncludeThatBringsATask() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          docs: ./docs.yml
        # ^^^^ to
          again: ./docs.yml
        tasks: {t: {deps: ['docs:ge$0n']}}
        //- /docs.yml
        version: '3'
        tasks: {gen: echo}
        """);
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {docs: ./docs.yml}
        tasks: {t: {cmds: [{task: 'docs:api:ge$0n'}]}}
        //- /docs.yml
        version: '3'
        includes:
          api: ./api.yml
        # ^^^ to
        //- /api.yml
        version: '3'
        tasks: {gen: echo}
        """);
  }

  @Test
  void aFlattenedIncludeHasNoNameInTheCall() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          other: {taskfile: ./other.yml}
          flat: {taskfile: ./flat.yml, flatten: true}
        # ^^^^ to
        tasks: {t: {deps: [g$0en]}}
        //- /flat.yml
        version: '3'
        tasks: {gen: echo}
        //- /other.yml
        version: '3'
        includes: {flat: ./flat.yml}
        """);
  }

  @Test
  void aTaskOfTheSameFileIsItsKey() {
    check(
        """
        version: '3'
        tasks:
          a: {deps: [$0b]}
          b: echo
        # @2+1 to
        """);
  }

  @Test
  void namespacesAliasesPathsAndAnchors() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          docs: ./doc$0s.yml
        # ^^^^ to
        //- /docs.yml
        version: '3'
        """);
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          docs: ./docs.yml
        # ^^^^ to
        tasks: {t: {deps: ['do$0cs']}}
        //- /docs.yml
        version: '3'
        tasks: {default: echo}
        """);
    check(
        """
        version: '3'
        x-a: &base {deps: []}
        #     ^^^^ to
        tasks: {t: *ba$0se}
        """);
  }

  @Test
  void aVariableThatIsRequiredOrElseSetFirst() {
    check(
        """
        version: '3'
        vars: {A: 1}
        tasks:
          t:
            requires: {vars: [A]}
        #                     ^ to
            cmds: ['echo {{.$0A}}']
        """);
    check(
        """
        version: '3'
        tasks:
          u: {deps: [{task: t, vars: {$0A: 1}}]}
          t:
            requires: {vars: [A]}
        #                     ^ to
        """);
    check(
        """
        version: '3'
        env:
          A: 1
        # @2+1 to
        vars:
          A: 2
        tasks:
          t: {cmds: ['echo {{.$0A}}']}
        """);
  }

  @Test
  void whatHasNoNameLeadsNowhere() {
    check(
        """
        version: '3'
        tasks: {t: {desc: te$0xt}}
        """);
    check(
        """
        version: '3'
        tasks: {t: {deps: [mi$0ssing]}}
        """);
  }
}
