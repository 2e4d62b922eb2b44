package io.github.taskfilels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainVariablesTest {
  private static final String PROJECT =
      """
      //- /Taskfile.yml
      version: '3'
      dotenv: [.env]
      vars:
        A: root
        N: 1
        TAG: {sh: 'touch ran; git describe {{.N}}'}
        IMAGE: 'app:{{.TAG}}'
        KEY: {value: hush, secret: true}
        HEADER: 'Bearer {{.KEY}}'
      includes:
        sub: {taskfile: ./sub.yml, vars: {A: include}}
      tasks:
        t:
          vars: {A: 'task {{.A}}'}
      //- /sub.yml
      version: '3'
      vars: {A: included, LIST: [1, 2]}
      tasks: {t: echo}
      //- /.env
      FROM_FILE=file
      """;

  @TempDir Path folder;

  @Test
  void aVariableTellsItsValueAndWhatItOverrides() throws IOException {
    CommandLine line = CommandLine.in(folder, PROJECT);
    assertThat(line.run("explain", "t", "--var", "A").out())
        .isEqualTo(
            """
            A: "task included"
              from Taskfile.yml:14:12 (vars of the task)
              over sub.yml:2:8 (vars of the file): "included"
              over Taskfile.yml:4:3 (vars of the file): "root"
            """);
    assertThat(line.run("explain", "sub:t", "--var", "A", "A=line").out())
        .isEqualTo(
            """
            A: "included"
              from sub.yml:2:8 (vars of the including file)
              over Taskfile.yml:4:3 (vars of the file): "root"
              over Taskfile.yml:11:37 (vars of the include): "include"
              over command line: "line"
              over sub.yml:2:8 (vars of the file): "included"
              over Taskfile.yml:4:3 (vars of the file): "root"
            """);
    assertThat(line.run("explain", "t", "--var", "HOME").out())
        .isEqualTo("HOME: \"<DIR>\"\n  from environment of the process\n");
    assertThat(line.run("explain", "t", "--var", "TASK").out())
        .isEqualTo("TASK: \"t\"\n  from set by Task\n");
    assertThat(line.run("explain", "t", "--var", "FROM_FILE").out())
        .isEqualTo("FROM_FILE: \"file\"\n  from .env (dotenv file)\n");
  }

  @Test
  void commandsAreShownAndNotRunAndSecretsAreMasked() throws IOException {
    CommandLine line = CommandLine.in(folder, PROJECT);
    String out = line.run("explain", "t", "--vars").out();
    assertThat(out)
        .contains("TAG: sh: touch ran; git describe 1\n")
        .contains("IMAGE: \"app:{{.TAG}}\" (known when it runs)\n")
        .contains("KEY: *****\n")
        .contains("HEADER: \"Bearer {{.KEY}}\" (known when it runs)\n")
        .contains("LIST: [1,2]\n")
        .doesNotContain("hush", "ROOT_DIR", "HOME");
    assertThat(Files.exists(folder.resolve("ran"))).isFalse();
  }

  @Test
  void programsGetTheSameAsJson() throws IOException {
    CommandLine line = CommandLine.in(folder, PROJECT);
    JsonArray variables =
        JsonParser.parseString(line.run("explain", "t", "--var", "A", "--json").out())
            .getAsJsonArray();
    JsonObject variable = variables.get(0).getAsJsonObject();
    assertThat(variable.get("name").getAsString()).isEqualTo("A");
    JsonObject first = variable.getAsJsonArray("settings").get(0).getAsJsonObject();
    assertThat(first.get("origin").getAsString()).isEqualTo("task");
    assertThat(first.get("file").getAsString()).isEqualTo("<DIR>/Taskfile.yml");
    assertThat(first.get("line").getAsInt()).isEqualTo(14);
    assertThat(first.get("value").getAsString()).isEqualTo("task included");
    assertThat(first.get("written").getAsString()).isEqualTo("task {{.A}}");
    String all = line.run("explain", "t", "--vars", "--json").out();
    assertThat(all).doesNotContain("hush").contains("\"sh\": \"touch ran; git describe 1\"");
  }

  @Test
  void mistakesAreNamed() throws IOException {
    CommandLine line = CommandLine.in(folder, PROJECT);
    assertThat(line.run("explain", "t", "--var", "NOPE").err())
        .isEqualTo("taskfile-ls: 'NOPE' is not set in t\n");
    assertThat(line.run("explain", "x", "--vars").exit()).isEqualTo(200);
    assertThat(line.run("explain", "t", "--vars", "--var", "A").exit()).isEqualTo(2);
    assertThat(line.run("explain", "--vars").exit()).isEqualTo(2);
  }

  /** Two references to one list, sixty times over: as a text it has no end. */
  @Test
  void aValueThatIsTooLongForAnAnswerIsGivenUp() throws IOException {
    StringBuilder text = new StringBuilder("version: '3'\nvars:\n  A0: {ref: 'list 1'}\n");
    for (int i = 1; i < 60; i++) {
      text.append("  A%d: {ref: 'list .A%d .A%d'}\n".formatted(i, i - 1, i - 1));
    }
    CommandLine line = CommandLine.in(folder, "//- /Taskfile.yml\n" + text + "tasks: {t: echo}\n");
    assertThat(line.run("explain", "t", "--var", "A59").out())
        .startsWith("A59: not worked out: it makes more than");
    assertThat(line.run("explain", "t", "--var", "A59", "--json").out()).contains("notWorkedOut");
    assertThat(line.run("explain", "t", "--var", "A1").out()).startsWith("A1: [[1],[1]]\n");
  }
}
