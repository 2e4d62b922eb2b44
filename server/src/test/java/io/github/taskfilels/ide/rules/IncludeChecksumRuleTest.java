package io.github.taskfilels.ide.rules;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import org.junit.jupiter.api.Test;

class IncludeChecksumRuleTest {
  private static final String SUM =
      "f46c302190aef1002a93cf600bba671567efbd4b5a248e8d672ad5d4bae6b04e";

  private static void check(String text) {
    Fixture fixture = Fixture.parse(text.replace("SUM", SUM));
    fixture.assertFound(IncludeRulesTest.labels(TestWorkspace.of(fixture.files()), fixture));
  }

  @Test
  void aFileThatIsNotTheOneThatIsWantedIsTold() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          a: {taskfile: ./a.yml, checksum: abc}
        #                                  ^^^ error[include-checksum]: include 'a': a.yml has another checksum, SUM; Task refuses to include it
          b:
            taskfile: ./a.yml
            optional: true
            checksum: "{{.MUS}}"
        #             ^^^^^^^^^^ error[include-checksum]: include 'b': a.yml has another checksum, SUM; Task refuses to include it
        //- /a.yml
        version: '3'
        """);
  }

  @Test
  void theRightOneAndFilesThatAreNotThereAreFine() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          a: {taskfile: ./a.yml, checksum: SUM}
          b: {taskfile: ./b.yml, optional: true, checksum: abc}
        //- /a.yml
        version: '3'
        """);
  }
}
