package io.github.taskfilels.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.cli.CommandLine;
import io.github.taskfilels.cli.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Under which names the state of tasks is kept. */
@Tag("process")
@Timeout(60)
class StateNamesTest {
  private static final Result RAN = new Result(0, "ran\n", "");
  private static final Result NOT_RUN = new Result(0, "", "");

  @TempDir Path folder;

  private CommandLine project(String tasks) throws IOException {
    return CommandLine.in(
        folder,
        """
        //- /in
        x
        //- /Taskfile.yml
        version: '3'
        """
            + tasks);
  }

  private List<String> kept() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(".task"))) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  @Test
  void taskNamesOfAnyLengthAreKeptApart() throws IOException {
    List<String> names = List.of("n".repeat(245), "m".repeat(300) + "a", "m".repeat(300) + "b");
    CommandLine line =
        project(
            "tasks:\n"
                + "  %s: {sources: [in], cmds: [echo ran]}\n".repeat(3).formatted(names.toArray()));
    for (String name : names) {
      assertThat(line.run("run", "-s", name)).isEqualTo(RAN);
    }
    for (String name : names) {
      assertThat(line.run("run", "-s", name)).isEqualTo(NOT_RUN);
    }
  }

  @Test
  void aSecretInALabelIsInNoName() throws IOException {
    CommandLine line =
        project(
            """
            tasks:
              one: &task
                vars: {TOKEN: {value: '{{.T | default "hunter2"}}', secret: true}}
                label: 'lab-{{.TOKEN}}'
                sources: [in]
                cmds: [echo ran]
            """);
    assertThat(line.run("run", "-s", "one")).isEqualTo(RAN);
    assertThat(line.run("run", "-s", "one", "T=hunter3")).isEqualTo(RAN);
    assertThat(line.run("run", "-s", "one")).isEqualTo(NOT_RUN);
    assertThat(line.run("run", "-s", "one", "T=hunter3")).isEqualTo(NOT_RUN);
    assertThat(kept()).noneMatch(name -> name.contains("hunter"));
    assertThat(kept()).anyMatch(name -> name.startsWith("lab-"));
  }

  @Test
  void aTaskThatRunsOnceHasOneStateInAllNamespaces() throws IOException {
    CommandLine line =
        project(
            """
            includes: {a: a.yml, b: b.yml}
            //- /a.yml
            version: '3'
            includes: {lib: lib.yml}
            //- /b.yml
            version: '3'
            includes: {lib: lib.yml}
            //- /lib.yml
            version: '3'
            tasks:
              gen: {run: once, sources: [in], cmds: [echo ran]}
              each: {sources: [in], cmds: [echo ran]}
            """);
    assertThat(line.run("run", "-s", "b:lib:gen")).isEqualTo(RAN);
    assertThat(line.run("run", "-s", "a:lib:gen")).isEqualTo(NOT_RUN);
    assertThat(line.run("run", "-s", "b:lib:each")).isEqualTo(RAN);
    assertThat(line.run("run", "-s", "a:lib:each")).isEqualTo(RAN);
  }
}
