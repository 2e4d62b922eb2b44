package io.github.taskfilels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.taskfilels.cli.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code explain} leaves open, and what it tells after asking commands. */
@Tag("process")
@Timeout(60)
class ExplainAskTest {
  private static final String PROJECT =
      """
      //- /Taskfile.yml
      version: '3'
      tasks:
        status: {status: ['echo asked >> log; test -e yes'], cmds: [touch ran]}
        two: {status: ['true', 'test -e yes', 'touch third'], cmds: [touch ran]}
        if: {if: test -e yes, cmds: [touch ran]}
        precondition: {preconditions: [test -e yes], cmds: [touch ran]}
        dynamic: {vars: {V: {sh: 'cat value'}}, status: ['test {{.V}} = yes'], cmds: [touch ran]}
        broken: {vars: {V: {sh: 'exit 3'}}, cmds: ['touch ran{{.V}}']}
        sources: {sources: [Taskfile.yml], status: [test -e yes], cmds: ['true']}
      //- /value
      no
      """;

  @TempDir Path folder;
  private CommandLine line;

  @BeforeEach
  void project() throws IOException {
    line = CommandLine.in(folder, PROJECT);
  }

  /** What is told about a task; none of its commands runs for it. */
  private String told(String... arguments) {
    Result result = line.run(arguments);
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(folder.resolve("ran")).doesNotExist();
    assertThat(folder.resolve(".task")).doesNotExist();
    return result.out();
  }

  private void yes() throws IOException {
    Files.writeString(folder.resolve("yes"), "");
  }

  @Test
  void nothingIsAskedUnlessTheUserSaysSo() {
    assertThat(told("explain", "status"))
        .isEqualTo(
            """
            status: depends on commands that were not asked (--ask asks them)
              ? status would be asked: echo asked >> log; test -e yes
            """);
    assertThat(folder.resolve("log")).doesNotExist();
  }

  @Test
  void aStatusCommandIsAskedOnceAndNamedWhereItFails() throws IOException {
    assertThat(told("explain", "--ask", "status"))
        .isEqualTo(
            """
            status: would run
              - status command failed: echo asked >> log; test -e yes
            """);
    assertThat(Files.readString(folder.resolve("log"))).isEqualTo("asked\n");
    yes();
    assertThat(told("explain", "--ask", "status")).isEqualTo("status: is up to date\n");
  }

  @Test
  void afterTheFirstThatFailsNoOtherIsAsked() throws IOException {
    assertThat(told("explain", "--ask", "two"))
        .isEqualTo("two: would run\n  - status command failed: test -e yes\n");
    assertThat(folder.resolve("third")).doesNotExist();
    yes();
    assertThat(told("explain", "--ask", "two")).isEqualTo("two: is up to date\n");
    assertThat(folder.resolve("third")).exists();
  }

  @Test
  void aConditionThatIsNotMetSkips() throws IOException {
    assertThat(told("explain", "--ask", "if")).startsWith("if: would be skipped");
    yes();
    assertThat(told("explain", "--ask", "if")).startsWith("if: would run\n");
  }

  @Test
  void aPreconditionThatIsNotMetFails() throws IOException {
    assertThat(told("explain", "--ask", "precondition"))
        .isEqualTo("precondition: would fail\n  - precondition failed: test -e yes\n");
    JsonObject json =
        JsonParser.parseString(told("explain", "--ask", "--json", "precondition"))
            .getAsJsonObject();
    assertThat(json.get("answer").getAsString()).isEqualTo("fails");
    assertThat(json.get("causes").toString()).contains("precondition-failed");
    yes();
    assertThat(told("explain", "--ask", "precondition")).startsWith("precondition: would run\n");
  }

  @Test
  void commandsOfVariablesAreAskedToo() throws IOException {
    assertThat(told("explain", "--ask", "dynamic"))
        .isEqualTo("dynamic: would run\n  - status command failed: test no = yes\n");
    Files.writeString(folder.resolve("value"), "yes\n");
    assertThat(told("explain", "--ask", "dynamic")).isEqualTo("dynamic: is up to date\n");
  }

  @Test
  void aVariableThatCannotBeEvaluatedIsToldAndNothingIsMadeUp() {
    Result result = line.run("explain", "--ask", "broken");
    assertThat(result.exit()).isNotZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("exit status 3");
    assertThat(folder.resolve("ran")).doesNotExist();
  }

  @Test
  void sourcesAndStatusCountTogether() throws IOException {
    yes();
    assertThat(line.run("run", "sources").exit()).isZero();
    Result before = line.run("explain", "--ask", "sources");
    assertThat(before.out()).isEqualTo("sources: is up to date\n");
    Files.delete(folder.resolve("yes"));
    assertThat(line.run("explain", "--ask", "sources").out())
        .isEqualTo("sources: would run\n  - status command failed: test -e yes\n");
  }
}
