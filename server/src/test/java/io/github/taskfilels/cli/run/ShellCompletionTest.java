package io.github.taskfilels.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.taskfilels.cli.CommandLine;
import io.github.taskfilels.cli.CommandLine.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The completion scripts, in the real shells where they are there. */
@Tag("process")
@Timeout(60)
class ShellCompletionTest {
  /** Stands for the program: tells its arguments as one name, and some fixed ones. */
  private static final String FAKE =
      "#!/bin/sh\n[ \"$1\" != rules ] || exec printf '%s  hint\\n' build bend\n"
          + "printf '%s\\n' build bend ns:one ns:two \"$(printf '%s_' \"$@\")\"\n";

  @TempDir Path folder;

  private String script(String shell) throws IOException {
    Result result = CommandLine.in(folder, "//- /x\n").run("run", "--completion", shell);
    assertThat(result.exit()).isZero();
    return result.out();
  }

  private String run(String... command) throws IOException, InterruptedException {
    Path fake = Files.writeString(folder.resolve("taskfile-ls"), FAKE);
    assertThat(fake.toFile().setExecutable(true)).isTrue();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(folder.toFile());
    builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
    builder.environment().put("HOME", folder.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          "taskfile-ls ru"                       | "run rules"
          "taskfile-ls run be"                  | "bend"
          "taskfile-ls run b"                   | "build bend"
          "taskfile-ls run ns:"                 | "one two"
          "taskfile-ls run ns:o"                | "one"
          "taskfile-ls run --no-"               | "--no-status"
          "taskfile-ls run -o g"                | "group"
          "taskfile-ls run --sort a"            | "alphanumeric"
          "taskfile-ls run -d sub -t a.yml run" | "run_-d_sub_-t_a.yml_--list-all_--silent_"
          "taskfile-ls run a -- b"              | ""
          "task bu"                             | "build"
          "taskfile-ls check --fo"              | "--format"
          "taskfile-ls check --format s"        | "sarif"
          "taskfile-ls graph --format s"        | "svg"
          "taskfile-ls check --severity h"         | "hint"
          "taskfile-ls explain be"              | "bend"
          "taskfile-ls graph ns:o"              | "one"
          "taskfile-ls list --so"               | "--sort"
          "taskfile-ls list --sort a"           | "alphanumeric"
          "taskfile-ls explain --fingerprint s" | "strict"
          "taskfile-ls help gr"                 | "graph"
          "taskfile-ls check c."                | "c.bash"
          "taskfile-ls check --rule be"         | "bend"
          "taskfile-ls rules be"                | "bend"
          "taskfile-ls rules ben bu"            | "build"
          "taskfile-ls rules --h"               | "--help"
          "taskfile-ls check --rule x --fo"     | "--format"
          """)
  void bashCompletes(String typed, String offered) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("c.bash"), script("bash"));
    String program =
        """
        source "$1"
        COMP_LINE=$2
        COMP_POINT=${#2}
        spec=$(complete -p "${2%% *}")
        name=${spec#*-F }
        "${name%% *}"
        echo "${COMPREPLY[*]}"
        """;
    assertThat(run("bash", "-c", program, "bash", file.toString(), typed).strip())
        .isEqualTo(offered);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          "taskfile-ls run be"    | bend
          "taskfile-ls run ns:t"  | ns:two
          "taskfile-ls run --neste" | --nested
          "task bu"               | build
          "taskfile-ls check --format sa" | sarif
          "taskfile-ls graph be"  | bend
          "taskfile-ls help gr"   | graph
          "taskfile-ls check --rule be" | bend
          "taskfile-ls rules be"  | bend
          """)
  void fishCompletes(String typed, String offered) throws IOException, InterruptedException {
    assumeTrue(has("fish"), "fish is not installed");
    Path file = Files.writeString(folder.resolve("c.fish"), script("fish"));
    String out = run("fish", "-c", "source " + file + "; complete -C '" + typed + "'");
    assertThat(out.lines().map(line -> line.split("\t", -1)[0])).containsExactly(offered);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          "taskfile-ls run be"        | bend
          "taskfile-ls run build ns:t" | ns:two
          "taskfile-ls run --neste"   | --nested
          "taskfile-ls run -o g"      | group
          "taskfile-ls run --sort a"  | alphanumeric
          "task bu"                   | build
          "taskfile-ls check --format sa" | sarif
          "taskfile-ls explain be"    | bend
          "taskfile-ls check --rule be" | bend
          "taskfile-ls rules be"      | bend
          """)
  void nuCompletes(String typed, String offered) throws IOException, InterruptedException {
    assumeTrue(has("nu"), "nu is not installed");
    Files.writeString(folder.resolve("c.nu"), script("nu"));
    String program = "source c.nu\nalias task = taskfile-ls run\n" + typed;
    Path file = Files.writeString(folder.resolve("program.nu"), program);
    String end = Integer.toString(program.length());
    assertThat(run("nu", "--no-config-file", "--ide-complete", end, file.toString()).strip())
        .isEqualTo("{\"completions\": [\"" + offered + "\"]}");
  }

  @Test
  void nuHandsOnWhatItsScriptKnows() throws IOException, InterruptedException {
    assumeTrue(has("nu"), "nu is not installed");
    Files.writeString(folder.resolve("c.nu"), script("nu"));
    String line = "taskfile-ls run -C 3 -o group '--color=false' a X=y -- --more";
    assertThat(run("nu", "--no-config-file", "-c", "source c.nu; " + line).lines())
        .last()
        .isEqualTo("run_--concurrency_3_--output_group_--color=false_a_X=y_--_--more_");
  }

  @Test
  void zshAcceptsItsScript() throws IOException, InterruptedException {
    assumeTrue(has("zsh"), "zsh is not installed");
    Path file = Files.writeString(folder.resolve("c.zsh"), script("zsh"));
    assertThat(run("zsh", "-n", file.toString())).isEmpty();
  }

  private static boolean has(String program) {
    return List.of(System.getenv("PATH").split(":")).stream()
        .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "fish", "nu", "nushell", "powershell", "zsh"})
  void everyFlagIsInEveryScript(String shell) throws IOException {
    String script = script(shell);
    assertThat(script).doesNotContain("@FLAGS@", "@COMMANDS@");
    assertThat(script).doesNotContain("@OTHERS@").contains("sarif", "mermaid");
    RunFlags.FLAGS.all().forEach(flag -> assertThat(script).contains(flag.name()));
  }

  @Test
  void anotherShellIsRefused() throws IOException {
    assertThat(CommandLine.in(folder, "//- /x\n").run("run", "--completion", "tcsh"))
        .isEqualTo(new Result(1, "", "unknown shell: tcsh\n"));
  }
}
