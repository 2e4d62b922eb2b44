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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Task's flags, with the environment and the configuration files that stand for them. */
@Tag("process")
@Timeout(60)
class RunFlagsTest {
  private static final String HELLO = "version: '3'\ntasks: {default: [echo hello]}\n";

  @TempDir Path folder;

  private CommandLine files(String fixture) throws IOException {
    return CommandLine.in(folder, fixture);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          --download --offline              | You can't set both --download and --offline flags
          --download --clear-cache          | You can't set both --download and --clear-cache flags
          --global --dir .                  | You can't set both --global and --dir
          --output-group-begin a            | You can't set --output-group-begin without --output=group
          -o prefixed --output-group-end a  | You can't set --output-group-end without --output=group
          --output-group-error-only         | You can't set --output-group-error-only without --output=group
          -l -a                             | cannot use --list and --list-all at the same time
          --json                            | --json only applies to --list or --list-all
          -l --no-status                    | --no-status only applies to --json with --list or --list-all
          -a --nested                       | --nested only applies to --json with --list or --list-all
          --cert a                          | --cert and --cert-key must be provided together
          --cert-key a                      | --cert and --cert-key must be provided together
          """)
  void contradictionsAreRefusedInTasksWords(String flags, String words) throws IOException {
    Result result = files(HELLO).run(("run " + flags).split(" +"));
    assertThat(result).isEqualTo(new Result(1, "", "task: " + words + "\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "--insecure",
    "--offline",
    "--download",
    "--timeout 5s",
    "--expiry 1h",
    "--trusted-hosts a,b",
    "--remote-cache-dir x",
    "--cacert x",
    "--cert x --cert-key y",
    "--interactive",
    "--global=false"
  })
  void flagsAboutRemoteTaskfilesAreAccepted(String flags) throws IOException {
    assertThat(files(HELLO).run(("run -s " + flags).split(" +")))
        .isEqualTo(new Result(0, "hello\n", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --nope         | unknown flag: --nope
          -Z             | unknown shorthand flag: 'Z' in -Z
          --timeout soon | invalid argument "soon" for "--timeout" flag: not a duration
          -C x           | invalid argument "x" for "-C, --concurrency" flag: not a number
          --color=maybe  | invalid argument "maybe" for "-c, --color" flag: not a boolean
          --dir          | flag needs an argument: --dir
          --force-all    | unknown flag: --force-all
          """)
  void whatCannotBeUnderstoodEndsWithTwo(String flags, String words) throws IOException {
    Result result = files(HELLO).run(("run " + flags).split(" +"));
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).startsWith(words);
  }

  @Test
  void theCommandLineWinsOverTheEnvironmentAndThatOverTheConfiguration() throws IOException {
    CommandLine line =
        files(
            """
            //- /Taskfile.yml
            version: '3'
            tasks: {default: 'echo {{.CLI_SILENT}} {{.CLI_OFFLINE}}'}
            //- /.taskrc.yml
            silent: true
            remote: {offline: true}
            """);
    assertThat(line.run("run")).isEqualTo(new Result(0, "true true\n", ""));
    line.with("TASK_SILENT", "0").with("TASK_REMOTE_OFFLINE", "false");
    assertThat(line.run("run").out()).isEqualTo("false false\n");
    assertThat(line.run("run", "-s", "--offline").out()).isEqualTo("true true\n");
    line.with("TASK_SILENT", "perhaps").with("TASK_REMOTE_OFFLINE", "");
    assertThat(line.run("run")).isEqualTo(new Result(0, "true true\n", ""));
  }

  @Test
  void configurationStandsBesideTheNamedTaskfile() throws IOException {
    CommandLine line =
        files(
            """
            //- /sub/Taskfile.yml
            version: '3'
            tasks: {default: [echo hello]}
            //- /sub/.taskrc.yml
            silent: true
            """);
    assertThat(line.run("run", "-t", "sub/Taskfile.yml").err()).isEmpty();
  }

  @Test
  void aTaskfileIsReadFromStandardInput() throws IOException {
    CommandLine line = files("//- /b.yml\nversion: '3'\ntasks: {c: [echo included]}\n");
    line.reading("version: '3'\nincludes: {b: ./b.yml}\ntasks: {a: [pwd, {task: 'b:c'}]}\n");
    assertThat(line.run("run", "-s", "-t", "-", "a"))
        .isEqualTo(new Result(0, "<DIR>\nincluded\n", ""));
    assertThat(line.run("run", "-t", "-", "-a", "--silent").out()).isEqualTo("a\nb:c\n");
    line.reading("version: '3'\ntasks: [");
    Result broken = line.run("run", "-t", "-");
    assertThat(broken.exit()).isEqualTo(109);
    assertThat(broken.err()).startsWith("task: Failed to parse __stdin__:\n");
  }

  @Test
  void aStarterFileIsWrittenAndRuns() throws IOException {
    CommandLine line = files("//- /d/x\n");
    assertThat(line.run("run", "--init"))
        .isEqualTo(new Result(0, "Taskfile created: Taskfile.yml\n", ""));
    assertThat(line.run("run")).isEqualTo(new Result(0, "Hello, world!\n", ""));
    assertThat(line.run("run", "-i"))
        .isEqualTo(new Result(101, "", "task: A Taskfile already exists\n"));
    assertThat(line.run("run", "-i", "d").out()).isEqualTo("Taskfile created: d/Taskfile.yml\n");
    assertThat(line.run("run", "-i", ".yaml").out()).isEqualTo("Taskfile created: Taskfile.yaml\n");
    assertThat(line.run("run", "-s", "-i", "My.yml").out()).isEmpty();
    assertThat(line.run("run", "-i", "My.yml").exit()).isEqualTo(101);
    assertThat(line.run("run", "-v", "-i", "d/b.yml").out())
        .isEqualTo(InitFile.TEXT + "\nTaskfile created: d/b.yml\n");
    assertThat(line.run("run", "-i", "no/such/a.yml").exit()).isEqualTo(1);
  }

  @Test
  void theCacheOfRemoteTaskfilesIsCleared() throws IOException {
    CommandLine line = files("//- /Taskfile.yml\nversion: '3'\n//- /.task/remote/a.yml\nb\n");
    Files.createDirectories(folder.resolve(".task/checksum"));
    assertThat(line.run("run", "--clear-cache")).isEqualTo(new Result(0, "", ""));
    assertThat(folder.resolve(".task/remote")).doesNotExist();
    assertThat(folder.resolve(".task/checksum")).exists();
  }

  @Test
  void theVersionOfTaskComesFirst() throws IOException {
    assertThat(files("").run("run", "--version").out())
        .matches("3\\.53\\.1 \\(taskfile-ls .*\\)\n");
  }

  @Test
  void unknownKeysInCommandsOfTheRunAreNamed() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            tasks:
              a: [{cmd: echo ok, silnet: true}]
              b: [{cmd: echo ok, ingore_error: true}]
            """);
    assertThat(line.run("run", "-s", "a"))
        .isEqualTo(
            new Result(
                0,
                "ok\n",
                "task: <DIR>/Taskfile.yml:3:22: unknown key 'silnet' in a command;"
                    + " did you mean 'silent'?\n"));
    assertThat(line.run("run", "-a", "-s").err()).isEmpty();
  }

  @Test
  void tasksCanCallTheirRunner() throws IOException {
    assertThat(
            files("version: '3'\ntasks: {a: 'echo {{.TASK_EXE}}'}\n").run("run", "-s", "a").out())
        .isEqualTo("taskfile-ls run\n");
  }

  @Test
  void listIsTheListOfRun() throws IOException {
    CommandLine line = files("version: '3'\ntasks: {a: {desc: A}, b: {aliases: [c]}}\n");
    assertThat(line.run("list")).isEqualTo(line.run("run", "-l"));
    assertThat(line.run("list", "-a")).isEqualTo(line.run("run", "-a"));
    assertThat(line.run("list", "-a", "--silent").out()).isEqualTo("a\nb\nc\n");
    assertThat(line.run("list", "--json", "--no-status"))
        .isEqualTo(line.run("run", "-l", "--json", "--no-status"));
    assertThat(line.run("list", "a").exit()).isEqualTo(2);
    assertThat(line.run("list", "--dry").exit()).isEqualTo(2);
  }

  @Test
  void anEmptyListEndsWithOne() throws IOException {
    assertThat(files("version: '3'\ntasks: {a: b}\n").run("list"))
        .isEqualTo(
            new Result(
                1,
                "task: No tasks with description available. Try --list-all to list all tasks\n",
                ""));
  }

  @Test
  void coloursAreTasks() throws IOException {
    CommandLine line =
        files("version: '3'\ntasks: {a: {desc: A, aliases: [b], cmds: [exit 3]}}\n")
            .with("FORCE_COLOR", "1");
    assertThat(line.run("list").out())
        .isEqualTo(
            "task: Available tasks for this project:\n"
                + "\u001b[33m* \u001b[0m\u001b[32ma\u001b[0m:       A      "
                + "\u001b[36m(aliases: b)\u001b[0m\n");
    assertThat(line.run("run", "c").err())
        .isEqualTo("\u001b[31mtask: Task \"c\" does not exist\u001b[0m\n");
    assertThat(line.run("run", "--summary", "a").out())
        .startsWith("task: \u001b[32ma\u001b[0m\n")
        .endsWith(" - \u001b[33mexit 3\u001b[0m\n");
    assertThat(line.with("TASK_COLOR", "false").run("list").out()).doesNotContain("\u001b");
    assertThat(line.run("list", "--color").out()).contains("\u001b");
    assertThat(line.with("NO_COLOR", "1").run("list", "--color").out()).doesNotContain("\u001b");
  }

  @Test
  void errorsAreMarkedForGitHub() throws IOException {
    CommandLine line = files(HELLO).with("GITHUB_ACTIONS", "true");
    assertThat(line.run("run", "-t", "no").out())
        .startsWith("::error title=Task failed::task: No Taskfile found at \"no\"");
  }

  @Test
  void foldersAndFilesThatAreNotThereAreNoTaskfiles() throws IOException {
    CommandLine line = files(HELLO);
    assertThat(line.run("run", "-d", "no").exit()).isEqualTo(100);
    assertThat(line.run("run", "-t", "no").err())
        .isEqualTo(
            "task: No Taskfile found at \"no\" Run `taskfile-ls init` to create a new Taskfile.\n");
    Result remote = line.run("run", "-t", "https://u:secret@example.org/a.yml");
    assertThat(remote.exit()).isEqualTo(1);
    assertThat(remote.err()).contains("https://u:xxxxx@example.org/a.yml", "not supported");
  }

  @Test
  void anEmptyListAsJsonEndsWithOneToo() throws IOException {
    Result result = files("version: '3'\n").run("list", "-a", "--json", "--no-status");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).contains("\"tasks\": []");
  }

  @Test
  void statusComesBeforeSummaryAndListsNothing() throws IOException {
    CommandLine line = files("version: '3'\ntasks: {a: {desc: A, status: ['false']}}\n");
    Result stale = line.run("run", "--status", "--summary", "a");
    assertThat(stale).isEqualTo(new Result(1, "", "task: Task \"a\" is not up-to-date\n"));
    assertThat(line.run("run", "--status", "b"))
        .isEqualTo(new Result(200, "", "task: Task \"b\" does not exist\n"));
  }

  @Test
  void whatIsSecretStaysSecretWhenEverythingIsTold() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            tasks:
              a:
                vars: {S: {sh: echo hid''den, secret: true}}
                status: [exit 3]
                cmds: ['test -n "{{.S}}"']
            """);
    Result result = line.run("run", "-v", "a");
    assertThat(result.err()).contains("result: \"*****\"").doesNotContain("hidden");
    assertThat(result.out())
        .isEqualTo("task: status command exit 3 exited non-zero: exit status 3\n");
  }
}
