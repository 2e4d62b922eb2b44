package io.github.taskfilels.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.cli.CommandLine;
import io.github.taskfilels.cli.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rare things, as Task 3.53.1 does them. */
@Tag("process")
@Timeout(60)
class EdgeCasesTest {
  @TempDir Path folder;

  private Result run(String tasks, String... words) throws IOException {
    return CommandLine.in(folder, "version: '3'\n" + tasks).run(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shopt: [expand_aliases]", "silent: true"})
  void anAliasCountsFromTheNextLineOn(String key) throws IOException {
    Result result =
        run(
            """
            tasks:
              hi:
                %s
                cmds:
                  - |
                    shopt -s expand_aliases
                    alias hi='echo hello'
                    hi there
            """
                .formatted(key),
            "run",
            "-s",
            "hi");
    assertThat(result).isEqualTo(new Result(0, "hello there\n", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{DB: x}", "{name: ''}", "''", "{enum: [a]}"})
  void aRequiredVariableWithoutNameIsMissing(String entry) throws IOException {
    Result result =
        run(
            "tasks: {a: {requires: {vars: [%s]}, cmds: [echo]}}\n".formatted(entry),
            "run",
            "-s",
            "a");
    assertThat(result.exit()).isEqualTo(206);
    assertThat(result.err()).contains("task: Task \"a\" cancelled because it is missing required");
  }

  @ParameterizedTest
  @CsvSource({"PLAT", "index .X 3", ".X"})
  void aMatrixThatReferencesNoListIsRefusedAsTheFileIs(String ref) throws IOException {
    Result result =
        run(
            """
            vars: {X: a}
            tasks:
              cmd: [{for: {matrix: {P: {ref: '%1$s'}}}, cmd: echo}]
              dep: {deps: [{for: {matrix: {P: {ref: '%1$s'}}}, task: cmd}]}
            """
                .formatted(ref),
            "run",
            "-s",
            "cmd");
    assertThat(result.exit()).isEqualTo(109);
    assertThat(result.err()).contains("task: Failed to parse <DIR>/Taskfile.yml:\n");
  }

  @Test
  void aUuidIsSixteenBytesLong() throws IOException {
    assertThat(run("tasks: {a: ['echo {{uuid | len}}']}\n", "run", "-s", "a").out())
        .isEqualTo("16\n");
  }

  @Test
  void aCallThatAnotherOneStandsForIsToldWithV() throws IOException {
    Result result =
        run("tasks: {all: {deps: [a, a]}, a: {run: once, cmds: [echo a]}}\n", "run", "-v", "all");
    assertThat(result.out()).isEqualTo("a\n");
    assertThat(result.err()).containsOnlyOnce("task: skipping execution of task: a\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"set", "shopt"})
  void anUnknownOptionOfTheShellFails(String key) throws IOException {
    Result result =
        run("tasks: {a: {%s: [bogus], cmds: [echo]}}\n".formatted(key), "run", "-s", "a");
    assertThat(result.exit()).isEqualTo(201);
    assertThat(result.out()).isEmpty();
  }
}
