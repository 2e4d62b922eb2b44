package io.github.taskfilels.ide.rename;

import static io.github.taskfilels.ide.rename.RenameFixture.check;
import static io.github.taskfilels.ide.rename.RenameFixture.refused;
import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.ide.rename.RenameRefusedException.Reason;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.Snapshot;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Variables that a Taskfile sets, and a file of the environment, too. */
class RenameDotenvTest {
  private static final String FILES =
      """
      //- /Taskfile.yml
      version: '3'
      dotenv: [.env]
      vars: {‹PORT›: '{{.‹PORT› | default "80"}}'}
      tasks:
        t: {dotenv: [more/t.env], cmds: ['{{.‹PORT›}}']}
      //- /.env
      # PORT=1
      ‹PORT›=90
      PORTS="
      PORT=none"
      export ‹PORT› = 91
      //- /more/t.env
      A: 1
      ‹PORT›: 92
      //- /other.env
      PORT=93
      """;

  @Test
  void theirLinesAreGuesses() throws RenameRefusedException {
    Map<String, String> expected = RenameFixture.expected(FILES, "HTTP_PORT");
    assertThat(RenameFixture.renamed(fixture(FILES), "HTTP_PORT", true)).isEqualTo(expected);
    assertThat(renamed(FILES, true).changes())
        .hasEntrySatisfying(
            id("/.env"), changes -> assertThat(changes).hasSize(2).noneMatch(Renames.Change::sure))
        .hasEntrySatisfying(
            id("/Taskfile.yml"), changes -> assertThat(changes).allMatch(Renames.Change::sure));
  }

  @Test
  void theyAreToldOfWhereNobodyAsks() throws RenameRefusedException {
    assertThat(renamed(FILES, false).left()).containsExactly(".env:2", ".env:5", "t.env:2");
    assertThat(renamed(FILES, false).changes()).containsOnlyKeys(id("/Taskfile.yml"));
  }

  @Test
  void noneIsChangedInPart() throws RenameRefusedException {
    String used = FILES.replace("A: 1", "A: 1\nURL: http://x:${PORT}");
    assertThat(renamed(used, true).changes()).containsOnlyKeys(id("/Taskfile.yml"), id("/.env"));
    assertThat(renamed(used, true).left()).containsExactly("t.env:3");
  }

  @Test
  void lineBreaksOfWindows() throws RenameRefusedException {
    Snapshot snapshot =
        TestWorkspace.of(
                Map.of(
                    "/Taskfile.yml", "version: '3'\ndotenv: [.env]\nvars: {PORT: 1}\n",
                    "/.env", "A=1\r\n\r\nPORT=2\r\n"))
            .snapshot();
    int offset = snapshot.tree(id("/Taskfile.yml")).text().indexOf("PORT");
    Renames.Result result =
        Renames.rename(snapshot, id("/Taskfile.yml"), offset, "HTTP_PORT", true);
    assertThat(RenameFixture.apply(snapshot, result))
        .containsEntry("/.env", "A=1\r\n\r\nHTTP_PORT=2\r\n");
  }

  @Test
  void whatTheySetIsTaken() {
    refused(
        FILES.replaceFirst("‹PORT›", "PO\\$0RT").replaceAll("[‹›]", ""),
        "PORTS",
        Reason.CLASH,
        ".env:3 sets 'PORTS' already");
  }

  @Test
  void aVariableOfOneTaskIsNoneOfTheirs() throws RenameRefusedException {
    String own =
        """
        //- /Taskfile.yml
        version: '3'
        dotenv: [.env]
        tasks:
          t: {vars: {‹PORT›: 1}, cmds: ['{{.‹PORT›}}']}
        //- /.env
        PORT=90
        OTHER=1
        """;
    check(own, "OTHER", true);
    assertThat(renamed(own, false).left()).isEmpty();
  }

  private static Fixture fixture(String text) {
    return Fixture.parse(text.replaceFirst("‹", "\\$0").replaceAll("[‹›]", ""));
  }

  private static Renames.Result renamed(String text, boolean guesses)
      throws RenameRefusedException {
    Fixture fixture = fixture(text);
    Snapshot snapshot = TestWorkspace.of(fixture.files()).snapshot();
    Fixture.Place cursor = fixture.cursor();
    return Renames.rename(snapshot, id(cursor.file()), cursor.offset(), "HTTP_PORT", guesses);
  }
}
