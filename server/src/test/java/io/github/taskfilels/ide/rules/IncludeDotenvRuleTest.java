package io.github.taskfilels.ide.rules;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import org.junit.jupiter.api.Test;

class IncludeDotenvRuleTest {
  private static void check(String text) {
    Fixture fixture = Fixture.parse(text);
    fixture.assertFound(IncludeRulesTest.labels(TestWorkspace.of(fixture.files()), fixture));
  }

  @Test
  void bothFilesAreTold() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        dotenv: [.env]
        includes:
          a: ./a.yml
        //- /a.yml
        version: '3'
        includes:
          b: {taskfile: ./b.yml, optional: true}
        #               ^^^^^^^ error[include-dotenv]: include 'b': b.yml has 'dotenv', which Task refuses in included files
        //- /b.yml
        version: '3'
        dotenv: [.env]
        #^^^^^ error[include-dotenv]: Task refuses 'dotenv' in a file that others include; move it to the file that is run
        """);
  }

  @Test
  void aListOfNothingIsFine() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {a: ./a.yml, b: ./b.yml}
        //- /a.yml
        version: '3'
        dotenv: []
        tasks: {t: {dotenv: [.env], cmd: echo}}
        //- /b.yml
        version: '3'
        dotenv: [~]
        """);
  }
}
