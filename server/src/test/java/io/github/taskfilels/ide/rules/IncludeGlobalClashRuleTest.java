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
        vars: {V: 1, SAME: x, ONLY_A: 1, C: {sh: git describe}, L: [a, '{{.V}}']}
        env: {E: {sh: pwd}}
        //- /b.yml
        version: '3'
        vars: {V: 2, SAME: x, ONLY_B: 1, C: {sh: git describe}, L: [a, '{{.V}}']}
        env: {E: {sh: date}}
        """);
  }

  @Test
  void theSameFileTwiceIsNoClash() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          a: ./a.yml
          again: {taskfile: ./a.yml, dir: x}
        //- /a.yml
        version: '3'
        vars: {V: 1}
        """);
  }

  @Test
  void anIncludedFileThatOverridesTheIncludingOneIsTold() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        vars: {V: 0, W: 0, SAME: [1], OWN: 1, C: {sh: pwd}}
        env: {E: 0}
        includes:
          a: {taskfile: ./a.yml, vars: {OWN: 2}}
        #               ^^^^^^^ warning[include-global-clash]: variable 'V' of this file is overridden everywhere by include 'a', whose variables are global
        #               ^^^^^^^ warning[include-global-clash]: variable 'W' of this file is overridden everywhere by include 'a', whose variables are global
        #               ^^^^^^^ warning[include-global-clash]: environment variable 'E' of this file is overridden everywhere by include 'a', whose variables are global
        //- /a.yml
        version: '3'
        vars: {V: '{{.V | default 1}}', SAME: [1], A: 1, C: {sh: pwd}}
        env: {E: 1}
        includes: {b: ./b.yml}
        tasks: {t: {vars: {OWN: 3}, cmd: 'echo {{.OWN}}'}}
        //- /b.yml
        version: '3'
        vars: {W: 2}
        """);
  }

  @Test
  void includesOfIncludesClashToo() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          a: ./a.yml
          b: ./b.yml
        #    ^^^^^^^ warning[include-global-clash]: variable 'V' is set by includes 'a' and 'b': which one wins is chance in Task
          c: ./c.yml
        //- /a.yml
        version: '3'
        vars: {V: 1}
        includes:
          deep: ./deep.yml
        #       ^^^^^^^^^^ warning[include-global-clash]: variable 'V' of this file is overridden everywhere by include 'deep', whose variables are global
        //- /b.yml
        version: '3'
        vars: {V: 1}
        //- /c.yml
        version: '3'
        includes: {deep: ./deep.yml}
        //- /deep.yml
        version: '3'
        vars: {V: 2}
        """);
  }
}
