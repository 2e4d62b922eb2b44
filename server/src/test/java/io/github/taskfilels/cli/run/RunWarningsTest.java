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

/** What a run says of places in Taskfiles. */
@Tag("process")
@Timeout(60)
class RunWarningsTest {
  private static final String PROJECT =
      """
      //- /Taskfile.yml
      version: '3'
      includes: {inc: inc.yml}
      vars: {G: '{{.A | global}}'}
      tasks:
        twice: [echo lost]
        twice:
          cmdz: [echo lost]
          cmds: [echo kept]
        other: {cmds: [echo other], descr: never shown}
        foo: {cmds: ['echo {{.X | foo}}']}
        index: {cmds: [{cmd: 'echo {{index .X 3}}'}], vars: {X: a}}
        uses: ['echo {{.G}}']
      //- /inc.yml
      version: '3'
      tasks:
        list: {vars: {A: [1, '{{.B | nope}}']}, cmds: [echo]}
        block:
          cmds:
            - |
              echo one
              echo {{index .Z 3}}
        call: [{task: 'q{{.A | bar}}'}]
        loop: [{for: [1], cmd: 'echo {{.ITEM | loop}}'}]
        ref: {vars: {V: {ref: '.A | ref'}}, cmds: ['echo']}
        dir: {dir: 'x/{{.A | dir}}', cmds: ['echo']}
      """;

  @TempDir Path folder;

  @Test
  void whatTaskPassesOverInItsTasksIsTold() throws IOException {
    Result result =
        CommandLine.in(folder, PROJECT.replace("vars: {G", "x-vars: {G")).run("run", "-s", "twice");
    assertThat(result.out()).isEqualTo("kept\n");
    assertThat(result.err())
        .isEqualTo(
            "task: <DIR>/Taskfile.yml:5:3: task 'twice' is defined again below, so this definition is lost\n"
                + "task: <DIR>/Taskfile.yml:7:5: unknown key 'cmdz' in a task; did you mean 'cmds'?\n");
  }

  @ParameterizedTest
  @CsvSource({
    "foo, Taskfile.yml:10:29, foo",
    "index, Taskfile.yml:11:32, index",
    "inc:list, inc.yml:3:32, nope",
    "inc:block, inc.yml:8:16, index",
    "inc:call, inc.yml:9:26, bar",
    "inc:loop, inc.yml:10:42, loop",
    "inc:ref, inc.yml:11:31, ref",
    "inc:dir, inc.yml:12:24, dir"
  })
  void aTemplateErrorHasItsPlace(String task, String place, String word) throws IOException {
    Result result =
        CommandLine.in(folder, PROJECT.replace("vars: {G", "x-vars: {G")).run("run", "-s", task);
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).startsWith("<DIR>/" + place + ": template: ").contains(word);
  }

  @Test
  void soHasThatOfAGlobalVariable() throws IOException {
    Result result = CommandLine.in(folder, PROJECT).run("run", "-s", "uses");
    assertThat(result.err())
        .startsWith("<DIR>/Taskfile.yml:3:19: template: :1: function \"global\"");
  }
}
