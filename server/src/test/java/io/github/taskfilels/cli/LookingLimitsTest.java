package io.github.taskfilels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that look end, also where they ask commands. */
@Tag("process")
@Timeout(60)
class LookingLimitsTest {
  private static final String ENDLESS =
      "{{range until 100000}}{{range until 100000}}{{end}}{{end}}";

  @TempDir Path folder;

  private CommandLine project() throws IOException {
    return CommandLine.in(
        folder,
        """
        version: '3'
        tasks:
          quick: {desc: q, status: ['true'], cmds: [echo]}
          sources: {desc: s, vars: {A: 'ENDLESS'}, sources: ['{{.A}}'], cmds: ['echo {{.A}}']}
          status: {desc: t, status: ['test "ENDLESS"'], cmds: [echo]}
          helped:
            desc: h
            vars: {B: {sh: 'echo b'}, C: {sh: 'echo ENDLESS'}, D: {sh: 'echo ENDLESS'}}
            status: ['true']
            cmds: ['echo {{.B}}{{.C}}{{.D}}']
        """
            .replace("ENDLESS", ENDLESS));
  }

  @Test
  void aListAsksTheOthers() throws IOException {
    CommandLine.Result result = project().run("run", "--list", "--json");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).containsOnlyOnce("\"up_to_date\": true").contains("\"helped\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sources", "status", "helped"})
  void anExplanationIsGivenUp(String task) throws IOException {
    CommandLine.Result result = project().run("explain", task, "--ask");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("to explain " + task + " is given up: it takes more than");
  }

  @Test
  void soIsTheQuestionWhetherATaskIsUpToDate() throws IOException {
    CommandLine.Result result = project().run("run", "--status", "status");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("to look at status is given up: it takes more than");
  }

  /** Eight includes of the next file in each of ten: more tasks than memory could hold. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "run --list-all",
        "run --list-all --json",
        "run --list-all --silent",
        "run --list --sort alphanumeric",
        "list"
      })
  void aListOfMoreTasksThanCanBeHeldIsGivenUp(String command) throws IOException {
    StringBuilder fixture = new StringBuilder();
    for (int file = 0; file <= 10; file++) {
      fixture.append(file == 0 ? "//- /Taskfile.yml\n" : "//- /" + file + ".yml\n");
      fixture.append("version: '3'\nincludes:\n");
      for (int i = 0; file < 10 && i < 8; i++) {
        fixture.append("  i" + i + ": ./" + (file + 1) + ".yml\n");
      }
      fixture.append("tasks: {t: {desc: d}}\n");
    }
    CommandLine.Result result = CommandLine.in(folder, fixture.toString()).run(command.split(" "));
    assertThat(result.exit()).isNotZero();
    assertThat(result.err()).contains("given up: it takes more than");
  }
}
