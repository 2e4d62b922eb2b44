package io.github.taskfilels.ide;

import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.Snapshot;
import org.junit.jupiter.api.Test;

class FileReportsTest {

  private static Snapshot snapshot(String text) {
    return TestWorkspace.of(Fixture.parse(text).files()).snapshot();
  }

  private static String tree(String text) {
    return FileReports.tree(snapshot(text), id(Fixture.DEFAULT_FILE));
  }

  @Test
  void aTreeHasKeysAndTheShapeOfValues() {
    assertThat(
            tree(
                """
                env: &e {TOKEN: "hunter2 {{.X}}"}
                tasks:
                  a: *e
                  b: [
                """))
        .isEqualTo(
            """
            error UNTERMINATED_FLOW  4:6-4:7
            mapping  1:1-4:7
              env: &e flow mapping  1:9-1:34
                TOKEN: DOUBLE_QUOTED '"xxxxxx0 {{.x}}"'  1:17-1:33
              tasks: mapping  3:3-4:7
                a: alias *e  3:6-3:8
                b: flow sequence  4:6-4:7
            """);
  }

  @Test
  void occurrencesSayWhatIsMeant() {
    assertThat(
            FileReports.occurrences(
                snapshot(
                    """
                    version: '3'
                    vars: {SECRET: hunter2}
                    tasks:
                      a: {deps: [b, '{{.SECRET}}', nope]}
                      b: echo
                    """),
                id(Fixture.DEFAULT_FILE)))
        .contains("WRITES variable SECRET of ")
        .contains("DEFINES task a of ")
        .contains("CALLS task b of ")
        .contains("4:14-4:15")
        .doesNotContain("hunter2");
  }

  @Test
  void aLongReportIsCut() {
    String report = tree("a: 1\n".repeat(30_000));
    assertThat(report).hasSizeLessThan(FileReports.LONGEST + 100).endsWith("left out.\n");
    assertThat(tree("")).isEqualTo("nothing  1:1-1:1\n");
    assertThat(FileReports.tree(snapshot("a: 1"), id("/none.yml"))).isEmpty();
    assertThat(FileReports.occurrences(snapshot("a: 1"), id("/none.yml"))).isEmpty();
  }
}
