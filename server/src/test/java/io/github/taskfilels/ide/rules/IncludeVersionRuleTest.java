package io.github.taskfilels.ide.rules;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import org.junit.jupiter.api.Test;

class IncludeVersionRuleTest {
  private static void check(String text) {
    Fixture fixture = Fixture.parse(text);
    fixture.assertFound(IncludeRulesTest.labels(TestWorkspace.of(fixture.files()), fixture));
  }

  @Test
  void anotherVersionIsToldWhereTheFileIsIncluded() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          a: ./a.yml
        #    ^^^^^^^ error[include-version]: include 'a': a.yml has version 3.5 and this file 3; Task refuses different versions
        //- /a.yml
        version: 3.5
        includes:
          b: {taskfile: ./sub/b.yml, optional: true}
        #               ^^^^^^^^^^^ error[include-version]: include 'b': sub/b.yml has version 3 and this file 3.5; Task refuses different versions
        //- /sub/b.yml
        version: 3
        """);
  }

  @Test
  void oneVersionWrittenInSeveralWaysIsFine() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {a: ./a.yml, b: ./b.yml, c: ./c.yml, d: ./d.yml, e: ./e.yml}
        //- /a.yml
        version: 3
        //- /b.yml
        version: '3.0'
        //- /c.yml
        version: v3.0.0
        //- /d.yml
        version: '03'
        //- /e.yml
        version: 3.0.0+build
        """);
  }

  @Test
  void whatIsWrongWithAVersionIsToldOnceAndThere() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {a: ./a.yml, b: ./b.yml}
        //- /a.yml
        version: '2'
        #        ^^^ error[version-unsupported]: version 2 is no longer supported; Task reads version 3
        //- /b.yml
        version: abc
        #        ^^^ error[version-invalid]: 'abc' is not a version; write version: '3'
        """);
  }
}
