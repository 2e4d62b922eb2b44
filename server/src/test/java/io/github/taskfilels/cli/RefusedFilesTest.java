package io.github.taskfilels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import io.github.taskfilels.cli.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run says about files that Task refuses: our words and the place, then Task's own. */
@Tag("process")
@Timeout(60)
class RefusedFilesTest {
  @TempDir Path folder;

  private Result run(String fixture) throws IOException {
    return CommandLine.in(folder, fixture).run("run", "a");
  }

  /** The words and codes of Task 3.53.1. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          102 | cannot unmarshal !!seq into taskfile                  | [a]
          102 | cannot unmarshal !!seq into tasks                     | {version: '3', tasks: [a]}
          102 | cannot unmarshal !!str into []*ast.Cmd                | {version: '3', tasks: {a: {cmds: echo}}}
          102 | cannot unmarshal !!str into bool                      | {version: '3', tasks: {a: {silent: 'true'}}}
          102 | cannot unmarshal !!int into bool                      | {version: '3', tasks: {a: {silent: 3}}}
          102 | cannot unmarshal !!seq into ast.Requires              | {version: '3', tasks: {a: {requires: [B]}}}
          102 | cannot unmarshal !!map into prompt                    | {version: '3', tasks: {a: {prompt: {b: c}}}}
          102 | cannot unmarshal !!int into time.Duration             | {version: '3', interval: 5}
          102 | cannot unmarshal !!str into []string                  | {version: '3', set: pipefail}
          102 | cannot unmarshal !!seq into string                    | {version: '3', tasks: {a: [{cmd: [b]}]}}
          102 | cannot unmarshal !!seq into vars                      | {version: '3', vars: [A]}
          102 | invalid keys in command                               | {version: '3', tasks: {a: [{silent: true}]}}
          102 | invalid keys in for                                   | {version: '3', tasks: {a: [{cmd: b, for: {as: C}}]}}
          102 | cannot use both var and matrix in for                 | {version: '3', tasks: {a: [{cmd: b, for: {var: C, matrix: {D: [e]}}}]}}
          102 | matrix values must be an array or a reference         | {version: '3', tasks: {a: [{cmd: b, for: {matrix: {D: e}}}]}}
          102 | invalid platform "Linux"                              | {version: '3', tasks: {a: {platforms: [Linux]}}}
          102 | invalid timeout format                                | {version: '3', tasks: {a: [{cmd: b, timeout: soon}]}}
          102 | timeout must be greater than zero                     | {version: '3', tasks: {a: [{cmd: b, timeout: 0s}]}}
          102 | task cannot have both cmd and cmds                    | {version: '3', tasks: {a: {cmd: b, cmds: [c]}}}
          102 | "b" is not a valid variable type. Try "sh", "ref"     | {version: '3', vars: {A: {b: c}}}
          102 | a variable must define one of "sh", "ref"             | {version: '3', vars: {A: {secret: true}}}
          102 | include must specify taskfile or dir                  | {version: '3', includes: {b: {optional: true}}}
          102 | output style must have the "group" key                | {version: '3', output: {b: c}}
          102 | invalid semantic version                              | {version: abc}
          102 | mapping key "desc" already defined                    | {version: '3', tasks: {a: {desc: b, desc: c}}}
          109 | yaml: unknown anchor 'nope' referenced                | {version: '3', tasks: {a: *nope}}
          109 | task: Failed to parse Taskfile.yml:                   | {version: '3'
          107 | task: Missing schema version in Taskfile "<DIR>/Taskf | {tasks: {a: b}}
          107 | Schema version (4.0.0) is greater than the current    | {version: 4}
          107 | Schema version (3.99.0) is greater than the current   | {version: '3.99'}
          107 | Schema version (2.0.0) no longer supported. Please    | {version: 2}
          110 | include cycle detected                                | {version: '3', includes: {b: }}
          1   | task: output style "bogus" not recognized             | {version: '3', output: bogus}
          """)
  void aFileIsRefusedWithTasksWordsAndCode(int code, String words, String text) throws IOException {
    Result result = run(text + "\n");
    assertThat(result.err()).contains(words);
    assertThat(result.exit()).isEqualTo(code);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void ourWordsAndThePlaceComeFirst() throws IOException {
    assertThat(run("version: '3'\ntasks:\n  a: {cmds: echo}\n").err())
        .isEqualTo(
            """
            Taskfile.yml:3:13: error [wrong-kind] 'cmds' must be a list of commands, not a string
              3 |   a: {cmds: echo}
                |             ^^^^
            err:  cannot unmarshal !!str into []*ast.Cmd
            """);
  }

  @Test
  void aCommentThatSilencesADiagnosticDoesNotLetTheFileRun() throws IOException {
    Result result = run("version: '3'\n# taskfile-ls: ignore schema\ntasks: {a: {cmds: echo}}\n");
    assertThat(result.exit()).isEqualTo(102);
  }

  @Test
  void whatLacksItsNameFailsWhenItRuns() throws IOException {
    CommandLine line =
        CommandLine.in(
            folder,
            """
            version: '3'
            tasks:
              dep: {deps: [{vars: {A: 1}}], cmds: [echo ran]}
              none: {deps: [{for: [], vars: {A: 1}}], cmds: [echo ran]}
              misspelt: {deps: [{taks: none}], cmds: [echo ran]}
              variable: {requires: {vars: [{enum: [a]}]}, cmds: [echo ran]}
            """);
    assertThat(line.run("run", "dep").err()).contains("Task \"\" does not exist");
    assertThat(line.run("run", "misspelt").exit()).isEqualTo(201);
    assertThat(line.run("run", "none").out()).isEqualTo("ran\n");
    Result variable = line.run("run", "variable");
    assertThat(variable.exit()).isEqualTo(206);
    assertThat(variable.out()).isEmpty();
  }

  @Test
  void anIncludedFileMustHaveItsChecksum() throws IOException {
    CommandLine line =
        CommandLine.in(
            folder,
            """
            //- /Taskfile.yml
            version: '3'
            includes:
              good: {taskfile: ./b.yml, checksum: SUM}
            //- /bad/Taskfile.yml
            version: '3'
            includes:
              bad: {taskfile: ../b.yml, checksum: abc}
            //- /b.yml
            version: '3'
            tasks: {a: echo ok}
            """);
    Path root = folder.resolve("Taskfile.yml");
    String sum = Hashing.sha256().hashBytes(Files.readAllBytes(folder.resolve("b.yml"))).toString();
    Files.writeString(root, Files.readString(root).replace("SUM", sum));
    assertThat(line.run("run", "-s", "good:a").out()).isEqualTo("ok\n");
    Result bad = line.run("run", "-t", "bad", "bad:a");
    assertThat(bad.exit()).isEqualTo(111);
    assertThat(bad.err())
        .isEqualTo(
            "task: The checksum of the Taskfile at \"<DIR>/b.yml\" does not match!\ngot: \""
                + sum
                + "\"\nwant: \"abc\"\n");
  }

  @Test
  void includedFilesMustHaveTheVersionOfTheirIncluder() throws IOException {
    Result result =
        run(
            """
            //- /Taskfile.yml
            version: '3'
            includes: {b: ./b.yml}
            //- /b.yml
            version: '3.1'
            """);
    assertThat(result)
        .isEqualTo(
            new Result(
                1,
                "",
                "task: Taskfiles versions should match."
                    + " First is \"3.0.0\" but second is \"3.1.0\"\n"));
  }

  @Test
  void aMissingIncludeIsSaidInTasksWordsAlone() throws IOException {
    assertThat(run("version: '3'\nincludes: {b: ./b.yml}\n"))
        .isEqualTo(new Result(100, "", "task: No Taskfile found at \"<DIR>/b.yml\"\n"));
  }

  @Test
  void aRemoteIncludeIsRefusedByName() throws IOException {
    Result result = run("version: '3'\nincludes: {b: 'https://example.org/b.yml'}\n");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("task: Taskfile.yml:2:")
        .contains("https://example.org/b.yml", "not supported", "copy it");
  }
}
