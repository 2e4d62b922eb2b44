package io.github.taskfilels.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.cli.CommandLine;
import io.github.taskfilels.cli.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that lead back to themselves. */
@Tag("process")
@Timeout(60)
class RunRecursionTest {
  @TempDir Path folder;

  private CommandLine files(String fixture) throws IOException {
    return CommandLine.in(folder, fixture);
  }

  @Test
  void aCycleIsRefusedWithItsPathBeforeAnythingRuns() throws IOException {
    Result result =
        files(
                """
                version: '3'
                tasks:
                  default: {deps: [first, a]}
                  first: touch ran
                  a: {deps: [b]}
                  b: [{task: a}]
                """)
            .run("run", "-s");
    assertThat(result.exit()).isEqualTo(201);
    assertThat(result.err()).contains("task cycle: a -> b -> a");
    assertThat(folder.resolve("ran")).doesNotExist();
  }

  @Test
  void aRecursionThatEndsByItsConditionIsNoCycle() throws IOException {
    Result result =
        files(
                """
                version: '3'
                tasks:
                  f:
                    if: '[ {{.N | default 3}} -gt 0 ]'
                    deps: [{task: f, vars: {N: '{{sub (.N | default 3 | int) 1}}'}}]
                    cmds: ['echo level {{.N | default 3}}']
                """)
            .run("run", "-s", "f");
    assertThat(result.out()).isEqualTo("level 1\nlevel 2\nlevel 3\n");
  }

  /** One that its commands end soon enough is none of these. */
  @Test
  void aRecursionThatNoConditionEndsIsRefusedSoon() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            tasks:
              gen: {status: ['false'], cmds: [echo >>rounds, {task: post}]}
              post: [{task: gen}]
              retry: {if: '[ $(wc -l <rounds) -lt 104 ]', cmds: [echo >>rounds, {task: retry}]}
              'w-*': {if: 'true', deps: ['w-{{index .MATCH 0}}x', 'w-{{index .MATCH 0}}y']}
            """);
    Result result = line.run("run", "-s", "gen");
    assertThat(result.exit()).isEqualTo(201);
    assertThat(result.err())
        .isEqualTo(
            "task cycle: gen -> post -> gen: no condition and no check has ended it in 100"
                + " rounds\n");
    assertThat(Files.readString(folder.resolve("rounds"))).hasSize(100);
    assertThat(line.run("run", "-s", "retry").exit()).isZero();
    assertThat(Files.readString(folder.resolve("rounds"))).hasSize(104);
    assertThat(line.run("run", "-s", "w-").err())
        .isEqualTo(
            "task cycle: w-* -> w-*: no condition and no check has ended it in 1000 rounds\n");
  }
}
