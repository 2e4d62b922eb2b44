package io.github.taskfilels.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.cli.CommandLine;
import io.github.taskfilels.cli.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How often a task runs in one run. */
@Tag("process")
@Timeout(60)
class RunOnceTest {
  @TempDir Path folder;

  private CommandLine files(String fixture) throws IOException {
    return CommandLine.in(folder, fixture);
  }

  @Test
  void runOnceIsOnceForEachFileAndName() throws IOException {
    Result result =
        files(
                """
                //- /Taskfile.yml
                version: '3'
                includes: {x: ./lib.yml, y: ./lib.yml}
                tasks:
                  default: {deps: ['x:t', 'y:t'], cmds: [{task: 'x:t'}, {task: 'x:w-1'}, {task: 'x:w-2'}]}
                //- /lib.yml
                version: '3'
                tasks:
                  t: {run: once, cmds: [echo t]}
                  'w-*': {run: once, cmds: ['echo w {{index .MATCH 0}}']}
                """)
            .run("run", "-s");
    assertThat(result.out()).isEqualTo("t\nw 1\nw 2\n");
  }

  /** A thousand dependents of a task must not each put it together to find that it has run. */
  @Test
  void callsThatAreTheSameAreNotStartedUnlessTheyMayBeAnsweredInAnotherWay() throws IOException {
    Result result =
        files(
                """
                version: '3'
                tasks:
                  default: {deps: [a, b], cmds: [{task: plain}]}
                  a: {deps: [plain, conditional, {task: plain, vars: {X: 1}}]}
                  b: {deps: [plain, conditional]}
                  plain: {run: once, cmds: [echo plain]}
                  conditional: {run: once, if: 'true', cmds: [echo conditional]}
                """)
            .run("run", "-s", "--events", "events");
    assertThat(result.out().lines()).containsExactlyInAnyOrder("plain", "conditional");
    List<String> started =
        Files.readAllLines(folder.resolve("events")).stream()
            .filter(line -> line.contains("\"event\":\"nodeStarted\""))
            .map(line -> line.replaceFirst(".*\"task\":\"([^\"]*)\".*", "$1"))
            .toList();
    assertThat(started)
        .containsExactlyInAnyOrder(
            "default", "a", "b", "plain", "plain", "conditional", "conditional");
  }

  @Test
  void aTaskIsRunAgainWhenWhatItWouldDoChanges() throws IOException {
    Result result =
        files(
                """
                version: '3'
                tasks:
                  default:
                    - {task: w, vars: {X: 1}}
                    - {task: w, vars: {X: 1}}
                    - {task: w, vars: {X: 2}}
                    - {task: forward, vars: {X: 3}}
                    - {task: forward, vars: {X: 4}}
                  w: {run: when_changed, cmds: ['echo {{.X}}']}
                  forward: {run: when_changed, cmds: [{task: w, vars: {X: '{{.X}}'}}]}
                """)
            .run("run", "-s");
    assertThat(result.out()).isEqualTo("1\n2\n3\n4\n");
  }
}
