package io.github.taskfilels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.taskfilels.cli.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
class CommandsTest {
  private static final String BROKEN =
      """
      //- /Taskfile.yml
      version: '3'
      includes: {docs: ./docs.yml}
      tasks:
        build: {deps: ['docs:gen', tset]}
        test: echo
      //- /docs.yml
      version: '3'
      tasks:
        gen: {deps: [':build']}
      """;

  @TempDir Path folder;

  @Test
  void withoutACommandHelpIsShown() throws IOException {
    CommandLine line = CommandLine.in(folder, "version: '3'\n");
    assertThat(line.run().out()).contains("Usage: taskfile-ls COMMAND", "run", "check", "graph");
    assertThat(line.run("--version").out()).startsWith("taskfile-ls ");
    Result wrong = line.run("chekc");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("there is no command 'chekc'; did you mean 'check'?");
    assertThat(line.run("deploy").err()).contains("tasks are run by 'taskfile-ls run TASK'");
    assertThat(line.run("check", "--wrong").err()).startsWith("unknown flag: --wrong\n");
    assertThat(line.run("check", "--fromat", "json").err())
        .startsWith("unknown flag: --fromat; did you mean --format?\n");
    assertThat(line.run("run", "--lits").err()).contains("did you mean --list?");
    assertThat(line.run("graph", ".", "nope").err())
        .isEqualTo(
            "taskfile-ls: there is no task 'nope'; 'taskfile-ls list --list-all' shows all\n");
    assertThat(line.run("list", "--sort", "foo"))
        .isEqualTo(
            new Result(1, "", "task: --sort is default, alphanumeric or none, not \"foo\"\n"));
    assertThat(line.run("check", "--help").out()).contains("--format FORMAT");
  }

  @Test
  void helpAndVersionAreWordsToo() throws IOException {
    CommandLine line = CommandLine.in(folder, "//- /x\n");
    assertThat(line.run("version")).isEqualTo(line.run("--version"));
    for (String command :
        ImmutableList.of("run", "list", "check", "format", "graph", "explain", "init", "lsp")) {
      Result help = line.run("help", command);
      assertThat(help.out()).startsWith("Usage: taskfile-ls " + command);
      assertThat(line.run(command, "--help")).isEqualTo(help);
    }
    assertThat(line.run("help")).isEqualTo(line.run("--help"));
    assertThat(line.run("help", "grpah").err()).contains("did you mean 'graph'?");
    assertThat(line.run("init").out()).isEqualTo("Taskfile created: Taskfile.yml\n");
    assertThat(line.run("init").exit()).isEqualTo(101);
    assertThat(line.run("run", "-s").out()).isEqualTo("Hello, world!\n");
  }

  @Test
  void whereSomebodyLooksThereAreColours() throws IOException {
    CommandLine line = CommandLine.in(folder, BROKEN).with("FORCE_COLOR", "1");
    assertThat(line.run("check").out())
        .contains("Taskfile.yml:4:30: \u001b[31merror\u001b[0m [task-missing] no task 'tset'");
    assertThat(line.run("check", "--color=false").out()).doesNotContain("\u001b");
    assertThat(line.run("check", "--format", "json").out()).doesNotContain("\u001b");
    CommandLine good =
        CommandLine.in(folder.resolve("good"), "version: '3'\ntasks: {t: {vars: {A: b}}}\n")
            .with("FORCE_COLOR", "1");
    assertThat(good.run("explain", "t").out()).startsWith("\u001b[32mt\u001b[0m: would run");
    assertThat(good.run("explain", "t", "--vars").out())
        .startsWith("\u001b[32mA\u001b[0m: \u001b[33m\"b\"\u001b[0m\n");
    assertThat(good.with("NO_COLOR", "1").run("explain", "t").out()).startsWith("t: would run");
  }

  @Test
  void aPictureIsTheSameOnEveryMachine() throws IOException {
    String[] formats = {"mermaid", "dot", "svg"};
    CommandLine one = CommandLine.in(folder.resolve("one"), BROKEN);
    CommandLine two = CommandLine.in(folder.resolve("two/deeper"), BROKEN);
    for (String format : formats) {
      Result picture = one.run("graph", "--format", format);
      assertThat(picture).isEqualTo(two.run("graph", "--format", format));
      assertThat(picture.out()).doesNotContain("<DIR>", "deeper");
    }
  }

  @Test
  void checkShowsTheLineAndThePlacesThatBelongToIt() throws IOException {
    Result result = CommandLine.in(folder, BROKEN).run("check");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out())
        .isEqualTo(
            """
            Taskfile.yml:4:18: error [task-cycle] task cycle: build → docs:gen → build
              4 |   build: {deps: ['docs:gen', tset]}
                |                  ^^^^^^^^^^
                docs.yml:3:16: 'docs:gen' needs 'build' here
            Taskfile.yml:4:30: error [task-missing] no task 'tset'; did you mean 'test'?
              4 |   build: {deps: ['docs:gen', tset]}
                |                              ^^^^
                --fix: Write 'test'
            docs.yml:3:16: error [task-cycle] task cycle: docs:gen → build → docs:gen
              3 |   gen: {deps: [':build']}
                |                ^^^^^^^^
                Taskfile.yml:4:18: 'build' needs 'docs:gen' here
            """);
    assertThat(result.err()).isEqualTo("3 errors in 2 files; --fix mends 1\n");
  }

  @Test
  void repeatedWarningsAreFoldedInTextAlone() throws IOException {
    StringBuilder file = new StringBuilder("version: '3'\ntasks:\n");
    for (int i = 0; i < 20; i++) {
      file.append("  t").append(i).append(": {owner: me, deps: [nothing]}\n");
    }
    CommandLine line = CommandLine.in(folder, file.toString());
    Files.createDirectory(folder.resolve("sub"));
    Files.writeString(
        folder.resolve("sub/Taskfile.yml"), "version: '3'\ntasks: {a: {owner: me, tier: 1}}\n");
    Result result = line.run("check");
    assertThat(result.out().lines().filter(text -> text.contains("'owner'")))
        .containsExactly(
            "Taskfile.yml:3:8: warning [unknown-key] unknown key 'owner' in a task; Task ignores it");
    assertThat(result.out())
        .contains("\n    and 20 more like it in 2 files; --known-keys allows a key\n")
        .containsOnlyOnce("'tier'");
    // What has to be mended is told where it stands.
    assertThat(result.out().lines().filter(text -> text.contains("no task 'nothing'"))).hasSize(20);
    assertThat(result.err()).isEqualTo("20 errors, 22 warnings in 2 files\n");
    assertThat(JsonParser.parseString(line.run("check", "--format=json").out()).getAsJsonArray())
        .hasSize(42);
    Result known = line.run("check", "--known-keys", "owner, tier");
    assertThat(known.err()).isEqualTo("20 errors in 2 files\n");
  }

  @Test
  void checkGivesJsonAndSarif() throws IOException {
    CommandLine line = CommandLine.in(folder, BROKEN);
    JsonArray findings =
        JsonParser.parseString(line.run("check", "--format=json").out()).getAsJsonArray();
    JsonObject missing = findings.get(1).getAsJsonObject();
    assertThat(missing.get("id").getAsString()).isEqualTo("task-missing");
    assertThat(missing.get("file").getAsString()).isEqualTo("Taskfile.yml");
    assertThat(missing.get("line").getAsInt()).isEqualTo(4);
    assertThat(missing.get("column").getAsInt()).isEqualTo(30);
    assertThat(missing.get("endColumn").getAsInt()).isEqualTo(34);

    JsonObject log =
        JsonParser.parseString(line.run("check", "--format", "sarif").out()).getAsJsonObject();
    JsonObject run = log.getAsJsonArray("runs").get(0).getAsJsonObject();
    assertThat(log.get("version").getAsString()).isEqualTo("2.1.0");
    assertThat(run.getAsJsonArray("results")).hasSize(3);
    assertThat(
            run.getAsJsonObject("tool")
                .getAsJsonObject("driver")
                .getAsJsonArray("rules")
                .toString())
        .contains("task-missing", "include-cycle");
    assertThat(line.run("check", "--format", "xml").exit()).isEqualTo(2);
  }

  @Test
  void checkSaysWhichPathIsMissingAndIsContentWithGoodFiles() throws IOException {
    CommandLine line = CommandLine.in(folder, "//- /good/Taskfile.yml\nversion: '3'\n");
    Result missing = line.run("check", "nowhere");
    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.err()).isEqualTo("taskfile-ls: there is no file or folder nowhere\n");
    Result good = line.run("check", "good");
    assertThat(good.exit()).isZero();
    assertThat(good.out()).isEmpty();
    assertThat(good.err()).isEqualTo("no problems in 1 file\n");
    assertThat(line.run("check", "good/Taskfile.yml").exit()).isZero();
  }

  @Test
  void checkSaysWhatIsWrongWithWhatCannotBeRead() throws IOException {
    CommandLine line = CommandLine.in(folder, "//- /good/Taskfile.yml\nversion: '3'\n");
    Files.createDirectories(folder.resolve("folder/Taskfile.yml"));
    Files.createDirectories(folder.resolve("bytes"));
    Files.write(folder.resolve("bytes/Taskfile.yml"), new byte[] {'a', ':', ' ', (byte) 0xFF});
    Files.createDirectories(folder.resolve("link"));
    Files.createSymbolicLink(folder.resolve("link/Taskfile.yml"), Path.of("Taskfile.yml"));
    Result result = line.run("check");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out())
        .contains(
            "folder/Taskfile.yml:1:1: error [unreadable-file] this file is a directory\n",
            "bytes/Taskfile.yml:1:4: error [unreadable-file] this file is not UTF-8;",
            "link/Taskfile.yml:1:1: error [unreadable-file] this file cannot be read: its symbolic"
                + " links lead in a circle\n");
  }

  @Test
  void graphDrawsIncludesOrTheTasksThatOneNeeds() throws IOException {
    CommandLine line = CommandLine.in(folder, BROKEN);
    assertThat(line.run("graph").out()).startsWith("flowchart").contains("docs.yml");
    String tasks = line.run("graph", "test").out();
    assertThat(tasks).contains("test").doesNotContain("build");
    assertThat(line.run("graph", ".", "build").out()).contains("docs:gen").contains("tset");
    assertThat(line.run("graph", "--tasks", "--format", "dot").out()).startsWith("digraph");
    assertThat(line.run("graph", "--format", "svg").out()).startsWith("<svg");
    JsonObject json =
        JsonParser.parseString(line.run("graph", "--tasks", "--format", "json").out())
            .getAsJsonObject();
    assertThat(json.getAsJsonArray("nodes")).hasSize(4);
    Result wrong = line.run("graph", ".", "biuld");
    assertThat(wrong.exit()).isEqualTo(200);
    assertThat(wrong.err()).contains("there is no task 'biuld'; did you mean 'build'?");
  }

  @Test
  void theTaskfileIsSearchedUpwards() throws IOException {
    CommandLine line =
        CommandLine.in(
            folder, "//- /Taskfile.yml\nversion: '3'\ntasks: {a: pwd}\n//- /sub/x.yml\n");
    assertThat(line.run("run", "-s", "-d", "sub", "a").out()).isEqualTo("<DIR>\n");
    assertThat(line.run("run", "-s", "-d", "sub", "-t", "Taskfile.yml", "a").out())
        .isEqualTo("<DIR>/sub\n");
    Result none = line.run("run", "-t", "sub/no.yml", "a");
    assertThat(none.exit()).isEqualTo(100);
    assertThat(none.err())
        .isEqualTo(
            "task: No Taskfile found at \"sub/no.yml\" Run `taskfile-ls init` to create a new Taskfile.\n");
  }

  @Test
  void whatTaskWouldNotLoadIsRefusedWithItsCode() throws IOException {
    CommandLine line =
        CommandLine.in(
            folder,
            """
            //- /syntax.yml
            version: '3'
            tasks: {a: [echo
            //- /decode.yml
            version: '3'
            tasks: {a: {cmds: echo}}
            //- /none.yml
            tasks: {a: echo}
            //- /old.yml
            version: '2'
            tasks: {a: echo}
            //- /missing.yml
            version: '3'
            includes: {x: ./nothing.yml}
            //- /cycle.yml
            version: '3'
            includes: {x: ./cycle.yml}
            //- /conflict.yml
            version: '3'
            includes: {x: {taskfile: ./ok.yml, flatten: true}}
            tasks: {a: echo}
            //- /ok.yml
            version: '3'
            tasks: {a: echo}
            """);
    assertThat(line.run("run", "-t", "syntax.yml", "a").exit()).isEqualTo(109);
    assertThat(line.run("run", "-t", "decode.yml", "a").exit()).isEqualTo(102);
    assertThat(line.run("run", "-t", "none.yml", "a").exit()).isEqualTo(107);
    assertThat(line.run("run", "-t", "old.yml", "a").exit()).isEqualTo(107);
    assertThat(line.run("run", "-t", "missing.yml", "a").exit()).isEqualTo(100);
    assertThat(line.run("run", "-t", "cycle.yml", "a").exit()).isEqualTo(110);
    assertThat(line.run("run", "-t", "conflict.yml", "a").exit()).isEqualTo(203);
    assertThat(line.run("run", "-t", "decode.yml", "a").err())
        .startsWith("decode.yml:2:19: error [wrong-kind]")
        .contains("2 | tasks: {a: {cmds: echo}}");
  }

  @Test
  void aliasesAndTasksOfTheRootFromElsewhereAreListedInEveryOrder() throws IOException {
    CommandLine line =
        CommandLine.in(
            folder,
            """
            //- /Taskfile.yml
            version: '3'
            includes: {one: one.yml}
            tasks: {b: {desc: root, aliases: ['<&>']}}
            //- /one.yml
            version: '3'
            tasks: {':same': echo, a: {desc: A}}
            """);
    assertThat(line.run("run", "-a", "-s", "--sort", "none").out())
        .isEqualTo("b\n<&>\nsame\none:a\n");
    for (String order : ImmutableList.of("default", "alphanumeric", "none")) {
      Result names = line.run("run", "-l", "-s", "--sort", order);
      assertThat(names.out().lines()).containsExactly("b", "<&>", "one:a");
    }
    assertThat(line.run("run", "-l", "--json", "--no-status").out())
        .contains("\"\\u003c\\u0026\\u003e\"")
        .endsWith("\n  ],\n  \"location\": \"<DIR>/Taskfile.yml\"\n}\n");
  }

  @Test
  void tasksAreListedAsTaskListsThem() throws IOException {
    CommandLine line =
        CommandLine.in(
            folder,
            """
            version: '3'
            vars: {V: value}
            tasks:
              zeta: {desc: 'last {{.V}}', aliases: [z, y]}
              a:b: {desc: with colon}
              alpha: {desc: first}
              quiet: echo
              hidden: {desc: no, internal: true}
            """);
    assertThat(line.run("run", "-l").out())
        .isEqualTo(
            """
            task: Available tasks for this project:
            * alpha:       first
            * zeta:        last value      (aliases: z, y)
            * a:b:         with colon
            """);
    assertThat(line.run("run", "-a", "-s").out()).isEqualTo("alpha\nquiet\nzeta\nz\ny\na:b\n");
    assertThat(line.run("run", "-a", "-s", "--sort", "none").out())
        .isEqualTo("zeta\nz\ny\na:b\nalpha\nquiet\n");
    assertThat(line.run("run", "-l", "-a").exit()).isEqualTo(1);
    Files.writeString(line.folder().resolve("empty.yml"), "version: '3'\n");
    Result empty = line.run("run", "-l", "-t", "empty.yml");
    assertThat(empty.exit()).isEqualTo(1);
    assertThat(empty.out()).startsWith("task: No tasks with description available.");
  }
}
