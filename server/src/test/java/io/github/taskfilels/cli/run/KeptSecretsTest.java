package io.github.taskfilels.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.cli.CommandLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No value of a secret variable stands in what a run writes down. */
@Tag("process")
@Timeout(60)
class KeptSecretsTest {
  private static final String PROJECT =
      """
      //- /Taskfile.yml
      version: '3'
      dotenv: [.env]
      output: {group: {begin: 'begin {{.KEY}}', end: 'end {{.KEY}}'}}
      vars:
        KEY: {value: hunter2, secret: true}
        MADE: {sh: echo hun; echo ter2 | tr -d x, secret: true}
        LIST: {value: [{deep: hunter2}], secret: true}
        FROM_FILE: {ref: .RAW, secret: true}
      tasks:
        echoed: 'echo {{.KEY}}'
        derived: {vars: {B: 'x{{.KEY}}y'}, cmds: ['echo {{.B}}']}
        label: {label: 'label-{{.KEY}}', cmds: ['true']}
        prefix: {prefix: 'prefix-{{.KEY}}', cmds: ['true']}
        'pattern-*': ['true']
        called: [{task: 'pattern-{{.KEY}}'}]
        missing: [{task: 'none-{{.KEY}}'}]
        syntax: 'echo {{.KEY}} ('
        prompt: {prompt: 'Use {{.KEY}}?', cmds: ['true']}
        precondition: {preconditions: [{sh: 'false', msg: 'no {{.KEY}}'}]}
        template: {vars: {X: '{{atoi .KEY}}{{fail .KEY}}'}, cmds: ['true']}
        failing: {vars: {S: {sh: 'echo hunter2; exit 3', secret: true}}, cmds: ['echo {{.S}}']}
        talking: {vars: {S: {sh: 'echo hunter2 >&2; exit 3', secret: true}}, cmds: ['true']}
        told: {vars: {S: {sh: 'echo hunter2; echo hunter2 >&2', secret: true}}, cmds: ['true']}
        env: {env: {E: {value: hunter2, secret: true}}, cmds: ['echo $E']}
        made: {env: {E: {sh: 'echo hunter2', secret: true}}, cmds: ['echo $E']}
        file: ['echo {{.RAW}} {{.FROM_FILE}}']
        each: {cmds: [{for: {var: LIST}, cmd: 'echo {{.ITEM.deep}}'}]}
        enum: {requires: {vars: [{name: KEY, enum: [a, b]}]}, cmds: ['true']}
        deferred: [{defer: 'echo {{.KEY}}'}, 'exit 1']
        directory: {dir: 'd-{{.KEY}}', cmds: [pwd]}
        summary: {summary: 'with {{.KEY}}', cmds: ['true']}
        dep: {deps: ['pattern-{{.KEY}}']}
      //- /.env
      RAW=hunter2
      """;

  @TempDir Path folder;

  private void assertNothingKept() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> kept =
          files
              .filter(Files::isRegularFile)
              .filter(file -> !List.of("Taskfile.yml", ".env").contains(name(file)))
              .toList();
      for (Path file : kept) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(text).as(file.toString()).doesNotContain("hunter2");
      }
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echoed",
        "derived",
        "label",
        "prefix",
        "called",
        "missing",
        "syntax",
        "prompt",
        "precondition",
        "template",
        "failing",
        "talking",
        "told",
        "env",
        "made",
        "file",
        "each",
        "enum",
        "deferred",
        "directory",
        "summary",
        "dep",
        "pattern-x"
      })
  void noFileOfARunHoldsASecret(String task) throws IOException {
    CommandLine line = CommandLine.in(folder, PROJECT);
    line.run("run", "-v", "--events", "events", "--trace", "trace", task);
    assertThat(folder.resolve("events")).isNotEmptyFile();
    assertNothingKept();
  }

  @Test
  void whatOverridesASecretIsOne() throws IOException {
    CommandLine line = CommandLine.in(folder, PROJECT);
    line.run("run", "-v", "--events", "events", "echoed", "KEY=hunter2hunter2");
    assertThat(folder.resolve("events")).content().contains("*****").doesNotContain("hunter2");
    line.run("run", "--events", "events", "called", "KEY=other");
    assertThat(folder.resolve("events")).content().contains("*****").doesNotContain("other");
  }

  @Test
  void linesOfASecretAreSecret() throws IOException {
    CommandLine line =
        CommandLine.in(
            folder,
            """
            version: '3'
            vars: {KEY: {sh: 'printf "first line\\nsecond line\\n"', secret: true}}
            tasks: {t: ["echo '{{.KEY}}' | sed 's/^/  /'"]}
            """);
    assertThat(line.run("run", "-s", "--events", "events", "t").out())
        .isEqualTo("  first line\n  second line\n");
    assertThat(folder.resolve("events")).content().doesNotContain("first line", "second line");
  }

  @Test
  void theTerminalShowsWhatTaskShows() throws IOException {
    CommandLine line = CommandLine.in(folder, PROJECT.replaceFirst("output:.*\n", ""));
    assertThat(line.run("run", "echoed"))
        .isEqualTo(new CommandLine.Result(0, "hunter2\n", "task: [echoed] echo *****\n"));
  }

  @Test
  void explainShowsNoSecretOfAFileOfVariables() throws IOException {
    CommandLine line = CommandLine.in(folder, PROJECT.replace("value: hunter2", "ref: .RAW"));
    for (String format : List.of("--vars", "--vars --json")) {
      String shown = line.run(("explain echoed " + format).split(" ")).out();
      assertThat(shown).contains("RAW").doesNotContain("hunter2");
    }
    CommandLine same =
        CommandLine.in(
            folder,
            """
            //- /Taskfile.yml
            version: '3'
            dotenv: [.env]
            vars: {RAW: {value: x, secret: true}, LATER: 'l {{.RAW}}'}
            tasks: {t: {vars: {RAW: '{{.RAW}}z'}, cmds: ['true']}}
            //- /.env
            RAW=hunter2
            """);
    assertThat(same.with("RAW", "hunter2env").run("explain", "t", "--vars").out())
        .contains("RAW: *****", "dotenv file): *****")
        .doesNotContain("hunter2");
  }
}
