package io.github.taskfilels.ide.rules;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import org.junit.jupiter.api.Test;

class IncludeGlobalClashRuleTest {

  private static void check(String text) {
    Fixture fixture = Fixture.parse(text);
    fixture.assertFound(IncludeRulesTest.labels(TestWorkspace.of(fixture.files()), fixture));
  }

  @Test
  void twoIncludesThatSetTheSameNameAreTold() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          a: ./a.yml
          b: ./b.yml
        #    ^^^^^^^ warning[include-global-clash]: variable 'V' is set by includes 'a' and 'b': which one wins is chance in Task
        #    ^^^^^^^ warning[include-global-clash]: environment variable 'E' is set by includes 'a' and 'b': which one wins is chance in Task
        //- /a.yml
        version: '3'
        vars: {V: 1, SAME: x, ONLY_A: 1}
        env: {E: {sh: pwd}}
        //- /b.yml
        version: '3'
        vars: {V: 2, SAME: x, ONLY_B: 1}
        env: {E: {sh: pwd}}
        """);
  }

  @Test
  void theSameFileTwiceAndTheIncludingFileAreNoClash() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        vars: {V: 0}
        includes:
          a: ./a.yml
          again: {taskfile: ./a.yml, dir: x}
        //- /a.yml
        version: '3'
        vars: {V: 1}
        """);
  }
}
