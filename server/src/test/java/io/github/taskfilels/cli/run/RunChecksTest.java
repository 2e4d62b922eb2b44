package io.github.taskfilels.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.cli.CommandLine;
import io.github.taskfilels.cli.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a task, or a part of it, from running. */
@Tag("process")
@Timeout(60)
class RunChecksTest {
  @TempDir Path folder;

  private CommandLine files(String fixture) throws IOException {
    return CommandLine.in(folder, fixture);
  }

  @Test
  void conditionsAndChecksDecideWhatRuns() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            tasks:
              skipped: {if: 'false', deps: [dep], cmds: [echo no]}
              fresh: {status: ['true'], deps: [dep], cmds: [echo no]}
              refused: {preconditions: [{sh: 'false', msg: nope}], cmds: [echo no]}
              other: {platforms: [windows], cmds: [echo no]}
              parts: [{cmd: echo no, if: 'false'}, {cmd: echo no, platforms: [plan9]}, echo yes]
              dep: echo dep
            """);
    assertThat(line.run("run", "skipped")).isEqualTo(new Result(0, "", ""));
    assertThat(line.run("run", "-s", "fresh").out()).isEqualTo("dep\n");
    assertThat(line.run("run", "fresh").err()).endsWith("task: Task \"fresh\" is up to date\n");
    assertThat(line.run("run", "-s", "-f", "fresh").out()).isEqualTo("dep\nno\n");
    assertThat(line.run("run", "refused"))
        .isEqualTo(
            new Result(
                201,
                "",
                "task: nope\ntask: Failed to run task \"refused\": task: precondition not met\n"));
    assertThat(line.run("run", "other")).isEqualTo(new Result(0, "", ""));
    assertThat(line.run("run", "-s", "parts").out()).isEqualTo("yes\n");
  }

  /** Every kind of command that may be the first one there. */
  @Test
  void theFolderOfATaskIsMadeBeforeItsFirstCommand() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            tasks:
              if: {dir: d-if, if: 'ls', cmds: [pwd]}
              preconditions: {dir: d-preconditions, preconditions: [ls], cmds: [pwd]}
              status: {dir: d/status, status: ['touch asked; false'], cmds: [ls]}
              vars: {dir: d-vars, vars: {A: {sh: pwd}}, cmds: ['echo {{.A}}']}
              env: {dir: d-env, env: {A: {sh: pwd}}, cmds: [echo $A]}
              cmd: {dir: d-cmd, cmds: [{cmd: pwd, if: ls}]}
              defer: {dir: d-defer, cmds: [{defer: pwd}]}
              none: {dir: d-none}
              again: {dir: d-again, cmds: [rmdir ../d-again, {cmd: echo two, if: ls}, pwd]}
              dry: {dir: d-dry, if: 'true', preconditions: ['true'], cmds: [pwd]}
            """);
    for (String task : List.of("if", "preconditions", "vars", "env", "cmd", "defer")) {
      assertThat(line.run("run", "-s", task))
          .isEqualTo(new Result(0, "<DIR>/d-" + task + "\n", ""));
    }
    assertThat(line.run("run", "-s", "status").out()).isEqualTo("asked\n");
    assertThat(line.run("run", "-s", "none").exit()).isZero();
    assertThat(folder.resolve("d-none")).isDirectory();
    assertThat(line.run("run", "-s", "again").out()).isEqualTo("two\n<DIR>/d-again\n");
    assertThat(line.run("run", "--dry", "dry").err()).isEqualTo("task: [dry] pwd\n");
    assertThat(line.run("run", "--status", "dry").exit()).isOne();
    assertThat(folder.resolve("d-dry")).doesNotExist();
  }

  @Test
  void requiredVariablesAreChecked() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            tasks:
              a:
                requires: {vars: [A, {name: B, enum: [x, y]}]}
                cmds: ['echo {{.A}} {{.B}}']
            """);
    Result missing = line.run("run", "a");
    assertThat(missing.exit()).isEqualTo(206);
    assertThat(missing.err())
        .isEqualTo(
            "task: Task \"a\" cancelled because it is missing required variables: A, B (allowed"
                + " values: [x y])\n");
    assertThat(line.run("run", "a", "A=1", "B=z").exit()).isEqualTo(207);
    assertThat(line.run("run", "-s", "a", "A=1", "B=y").out()).isEqualTo("1 y\n");
  }

  @Test
  void timeIsLimitedWhereThatIsWritten() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            tasks:
              cmd: [{cmd: sleep 30, timeout: 100ms}]
              dep: {deps: [{task: slow, timeout: 100ms}]}
              slow: sleep 30
            """);
    assertThat(line.run("run", "-s", "cmd"))
        .isEqualTo(
            new Result(
                201,
                "",
                "task: Failed to run task \"cmd\": task: [cmd] command timeout exceeded (100ms)\n"));
    assertThat(line.run("run", "-s", "dep").err())
        .isEqualTo(
            "task: Failed to run task \"dep\": task: [slow] command timeout exceeded (100ms)\n");
    assertThat(line.run("run", "-s", "-x", "cmd").exit()).isEqualTo(124);
  }

  @Test
  void aDryRunShowsAndDoesNothing() throws IOException {
    Result result =
        files(
                """
                version: '3'
                tasks:
                  a: {dir: sub, silent: true, deps: [b], cmds: [touch x, {task: b}]}
                  b: {prompt: really?, cmds: [touch y]}
                """)
            .run("run", "-n", "a");
    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEqualTo("task: [b] touch y\ntask: [a] touch x\ntask: [b] touch y\n");
    assertThat(folder.resolve("sub")).doesNotExist();
    assertThat(folder.resolve("y")).doesNotExist();
  }

  @Test
  void aPromptNeedsATerminalOrAYes() throws IOException {
    CommandLine line = files("version: '3'\ntasks: {a: {prompt: sure?, cmds: [echo done]}}\n");
    assertThat(line.run("run", "a").err()).contains("because it has a prompt");
    assertThat(line.run("run", "-y", "-s", "a").out()).isEqualTo("sure? [assuming yes]\ndone\n");
  }
}
