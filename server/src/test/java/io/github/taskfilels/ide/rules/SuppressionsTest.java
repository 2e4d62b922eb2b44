package io.github.taskfilels.ide.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.FileId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comments silence, and what is said of those that silence nothing. */
class SuppressionsTest {
  private static final FileId FILE = TestWorkspace.id("/Taskfile.yml");
  private static final String WRONG = "version: '3'\ntasks: {}\nowner: me ";

  private static final Linter LINTER =
      new Linter(
          (rule, file, failure) -> {
            throw failure;
          });

  private static List<Finding> findings(String text) {
    return LINTER.of(TestWorkspace.of(Map.of("/Taskfile.yml", text)).snapshot(), FILE);
  }

  private static List<String> messages(String text) {
    return findings(text).stream()
        .map(finding -> finding.ruleId() + ": " + finding.message())
        .toList();
  }

  /** Makes the preferred fixes until nothing changes. */
  private static String mended(String text) {
    String mended = text;
    for (int round = 0; round < 5; round++) {
      TestWorkspace workspace = TestWorkspace.of(Map.of("/Taskfile.yml", mended));
      List<Finding> found = LINTER.of(workspace.snapshot(), FILE);
      List<TextEdit> edits =
          FixAll.of(
                  workspace.snapshot(),
                  found.stream().filter(one -> one.ruleId().equals("unused-ignore")).toList())
              .get(FILE);
      mended = edits == null ? mended : TextEdit.apply(mended, edits);
    }
    return mended;
  }

  /** Forms of other linters, too, which people's fingers know. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "# taskfile-ls: ignore unknown-key",
        "#taskfile-ls:ignore unknown-key",
        "## taskfile-ls : ignore unknown-key",
        "# taskfile-ls: ignore unknown-key -- because",
        "# taskfile-ls: ignore unknown-key # because",
        "# taskfile-ls: ignore unknown-key - because of it",
        "# taskfile-ls: ignore unknown-key — because",
        "# taskfile-ls: ignore unknown-key (legacy)",
        "# taskfile-ls: ignore unknown-key until task-missing is mended",
        "# taskfile-ls: ignore=unknown-key",
        "# taskfile-ls: ignore: unknown-key",
        "# taskfile-ls: ignore-file unknown-key, # because",
        "# taskfile-ls: ignore task-missing unknown-key unused-ignore",
      })
  void anExplanationMayFollow(String comment) {
    assertThat(messages(WRONG + comment + "\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          taskfile-ls ignore unknown-key       | this comment silences nothing; write '# taskfile-ls: ignore RULE', or 'ignore-file' for the whole file
          taskfile-ls: disable unknown-key     | this comment silences nothing; write '# taskfile-ls: ignore RULE', or 'ignore-file' for the whole file
          taskfile-ls: ignore-line unknown-key | this comment silences nothing; write '# taskfile-ls: ignore RULE', or 'ignore-file' for the whole file
          taskfile-ls: ignore                  | this comment silences nothing; write '# taskfile-ls: ignore RULE', or 'ignore-file' for the whole file
          taskfile-ls: ignore -- all of it     | this comment silences nothing; write '# taskfile-ls: ignore RULE', or 'ignore-file' for the whole file
          taskfile-ls: ignore unknown-kye      | there is no rule 'unknown-kye'; did you mean 'unknown-key'?
          taskfile-ls: ignore UNKNOWN_KEY      | there is no rule 'UNKNOWN_KEY'; did you mean 'unknown-key'?
          taskfile-ls: ignore everything       | there is no rule 'everything'; remove it from the comment
          taskfile-ls: ignore task-missing     | 'task-missing' finds nothing here; remove it from the comment
          """)
  void whatSilencesNothingIsTold(String comment, String message) {
    assertThat(messages(WRONG + "# " + comment + "\n"))
        .hasSize(2)
        .contains("unused-ignore: " + message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"# checked by taskfile-ls", "# taskfile-ls is a linter", "# ignore it"})
  void otherCommentsAreNobodys(String comment) {
    assertThat(messages(WRONG + comment + "\n")).hasSize(1);
  }

  /** As of comments of yamllint, which cannot silence what is found in themselves. */
  @Test
  void aCommentMaySilenceWhatIsFoundInIt() {
    String unused = "# taskfile-ls: ignore task-missing";
    assertThat(messages("version: '3'\n" + unused + "\ntasks: {}\n")).hasSize(1);
    assertThat(messages("version: '3'\n" + unused + ", unused-ignore\ntasks: {}\n")).isEmpty();
  }

  @Test
  void oneAboveTheDocumentCountsToo() {
    for (String before : List.of("", "\uFEFF", "# other\n\n")) {
      assertThat(messages(before + "# taskfile-ls: ignore-file unknown-key\n---\n" + WRONG + "\n"))
          .isEmpty();
    }
  }

  @Test
  void severalOfALineAreStacked() {
    assertThat(
            messages(
                "version: '3'\n# taskfile-ls: ignore unknown-key -- one\n"
                    + "# taskfile-ls: ignore wrong-kind -- another\n\nowner: me\nsilent: 'x'\n"))
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ignore task-missing -- why                         | ''
          ignore unknown-key, task-missing -- why            | ' # taskfile-ls: ignore unknown-key -- why'
          ignore task-missing, unknown-key -- why            | ' # taskfile-ls: ignore unknown-key -- why'
          ignore task-missing unknown-key                    | ' # taskfile-ls: ignore unknown-key'
          ignore unknown-key task-missing # why              | ' # taskfile-ls: ignore unknown-key # why'
          ignore task-missing, unknown-key, wrong-kind (why) | ' # taskfile-ls: ignore unknown-key (why)'
          ignore unknown-kye                                 | ' # taskfile-ls: ignore unknown-key'
          ignore taks-missing                                | ''
          disable unknown-key                                | ' # taskfile-ls: disable unknown-key'
          """)
  void whatIsLeftOfAComment(String comment, String left) {
    assertThat(mended(WRONG + "# taskfile-ls: " + comment + "\n"))
        .isEqualTo(WRONG.stripTrailing() + left + "\n");
  }
}
