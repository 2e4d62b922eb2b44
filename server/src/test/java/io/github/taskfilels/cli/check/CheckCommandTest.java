package io.github.taskfilels.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.taskfilels.cli.CommandLine;
import io.github.taskfilels.cli.CommandLine.Result;
import io.github.taskfilels.testkit.FakeShellCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("process")
class CheckCommandTest {
  private static final String PROJECT =
      """
      //- /Taskfile.yml
      version: '3'
      includes: {lib: ./lib/other.yaml}
      tasks:
        a: {descr: one, cmds: [b]}
        b: {deps: [aa]}
      //- /lib/other.yaml
      version: '3'
      owner: me
      tasks:
        c: {descr: two}
      """;

  @TempDir Path folder;

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void whatMendsAFindingIsToldWithIt() throws IOException {
    Result result = CommandLine.in(folder, PROJECT).run("check", "Taskfile.yml");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out())
        .startsWith(
            """
            Taskfile.yml:4:7: warning [unknown-key] unknown key 'descr' in a task; did you mean 'desc'?
              4 |   a: {descr: one, cmds: [b]}
                |       ^^^^^
                --fix: Rename to 'desc'
            """)
        .contains("\n    fix: Create task 'aa'");
    assertThat(result.err()).isEqualTo("1 error, 3 warnings in 2 files; --fix mends 2\n");
  }

  @Test
  void theExitCodeIsOneWhereSomethingIsTold() throws IOException {
    CommandLine line = CommandLine.in(folder, "version: '3'\nowner: me\n");
    assertThat(line.run("check").exit()).isEqualTo(1);
    assertThat(line.run("check", "--severity", "error"))
        .isEqualTo(new Result(0, "", "no problems in 1 file\n"));
    assertThat(line.run("check", "--rule", "task-missing").exit()).isZero();
    assertThat(line.run("check", "--rule", "task-missing", "--rule", "unknown-key").exit())
        .isEqualTo(1);
    assertThat(line.run("check", "--rule=schema").exit()).isZero();
    assertThat(line.run("check", "--rule=task-missing,unknown-key").exit()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --rule unknown-kye | there is no rule 'unknown-kye'; did you mean 'unknown-key'?
          --rule zzzz | there is no rule 'zzzz'; 'taskfile-ls rules' lists all
          --severity bad | --severity is error, warning, information or hint
          --format xml | --format is text, json, sarif, github or gitlab, not 'xml'
          --write-baseline | --write-baseline needs --baseline FILE
          --write-baseline --baseline x --fix | --write-baseline excludes --fix and --diff
          --diff --format json | --diff has no other format than text
          --stdin-filename a b | --stdin-filename and paths exclude each other
          --baseline none.json | the baseline none.json cannot be read: there is no such file or folder
          --baseline Taskfile.yml | the baseline Taskfile.yml is no JSON; --write-baseline makes it
          --baseline empty.json | the baseline empty.json is no baseline of version 1
          --baseline odd.json | the baseline odd.json has a finding without file, rule or line
          --baseline . | cannot be read: it is a directory
          nowhere | there is no file or folder nowhere
          --sevrity error | unknown flag: --sevrity; did you mean --severity?
          """)
  void whatIsAskedInAWrongWayIsRefused(String flags, String message) throws IOException {
    CommandLine line =
        CommandLine.in(
            folder,
            "//- /Taskfile.yml\nversion: '3'\n//- /empty.json\n{}\n//- /odd.json\n"
                + "{\"version\": 1, \"findings\": [{}, null]}\n");
    Result result = line.run(("check " + flags).split(" "));
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains(message);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void fixesAreMadeUntilNothingChanges() throws IOException {
    CommandLine line = CommandLine.in(folder, PROJECT);
    Result diff = line.run("check", "--diff");
    assertThat(diff.exit()).isEqualTo(1);
    assertThat(diff.out())
        .isEqualTo(
            """
            --- Taskfile.yml
            +++ Taskfile.yml
            @@ -1,5 +1,5 @@
             version: '3'
             includes: {lib: ./lib/other.yaml}
             tasks:
            -  a: {descr: one, cmds: [b]}
            +  a: {desc: one, cmds: [b]}
               b: {deps: [aa]}
            --- lib/other.yaml
            +++ lib/other.yaml
            @@ -1,4 +1,4 @@
             version: '3'
             owner: me
             tasks:
            -  c: {descr: two}
            +  c: {desc: two}
            """);
    assertThat(diff.err())
        .isEqualTo("2 problems would be mended in 2 files\nleft: 1 error, 1 warning in 2 files\n");
    assertThat(text("Taskfile.yml")).contains("descr");
    Result fix = line.run("check", "--fix");
    assertThat(fix.exit()).isEqualTo(1);
    assertThat(fix.err())
        .isEqualTo("2 problems mended in 2 files\n1 error, 1 warning in 2 files\n");
    assertThat(fix.out()).contains("no task 'aa'").doesNotContain("descr");
    assertThat(text("Taskfile.yml")).contains("a: {desc: one");
    assertThat(text("lib/other.yaml"))
        .isEqualTo("version: '3'\nowner: me\ntasks:\n  c: {desc: two}\n");
    assertThat(line.run("check", "--fix").err()).isEqualTo("1 error, 1 warning in 2 files\n");
    assertThat(line.run("check", "--diff").out()).isEmpty();
  }

  @Test
  void fixesThatWouldMakeAnErrorAreNotMade() throws IOException {
    CommandLine line =
        CommandLine.in(
            folder,
            "version: '3'\ntasks:\n  a: {desc: 1, descr: 2, slient: true}\n"
                + "  b: {descr: 3, decs: 4, slient: true}\n");
    Result result = line.run("check", "--fix");
    assertThat(result.err()).contains("3 problems mended in 1 file\n");
    assertThat(result.out()).doesNotContain("error");
    assertThat(text("Taskfile.yml"))
        .isEqualTo(
            "version: '3'\ntasks:\n  a: {desc: 1, descr: 2, silent: true}\n"
                + "  b: {desc: 3, decs: 4, silent: true}\n");
  }

  @Test
  void onlyFilesBelowThePathsAreMendedAndOnlyWhatIsTold() throws IOException {
    CommandLine line = CommandLine.in(folder, PROJECT);
    line.run("check", "--fix", "Taskfile.yml");
    assertThat(text("Taskfile.yml")).contains("desc:");
    assertThat(text("lib/other.yaml")).contains("owner", "descr");
    line.run("check", "--fix", "--rule", "task-missing");
    assertThat(text("lib/other.yaml")).contains("owner", "descr");
    line.run("check", "--fix", "lib");
    assertThat(text("lib/other.yaml")).contains("owner", "descr");
    line.run("check", "--fix");
    assertThat(text("lib/other.yaml")).contains("owner", "desc:");
  }

  @Test
  void encodingsLineEndsAndLinksStay() throws IOException {
    CommandLine line = CommandLine.in(folder, "//- /x\n");
    Path wide = folder.resolve("Taskfile.yml");
    String text = "\uFEFFversion: '3'\r\ntasks:\r\n  a: {descr: é}\r\n";
    Files.write(wide, text.getBytes(StandardCharsets.UTF_16LE));
    assertThat(line.run("check", "--fix").exit()).isZero();
    assertThat(new String(Files.readAllBytes(wide), StandardCharsets.UTF_16LE))
        .isEqualTo(text.replace("descr", "desc"));
    Files.writeString(folder.resolve("real.yml"), "version: '3'\ntasks: {a: {descr: x}}\n");
    Files.createDirectory(folder.resolve("sub"));
    Files.createSymbolicLink(folder.resolve("sub/Taskfile.yml"), Path.of("../real.yml"));
    assertThat(line.run("check", "--fix", "sub").exit()).isZero();
    assertThat(text("real.yml")).contains("desc:");
    assertThat(folder.resolve("sub/Taskfile.yml")).isSymbolicLink();
  }

  @Test
  void standardInput() throws IOException {
    CommandLine line =
        CommandLine.in(folder, "//- /a/.taskfile-ls.yml\ndiagnostics: {knownKeys: [owner]}\n");
    line.reading("version: '3'\nowner: me\ntasks: {a: {descr: x}}\n");
    Result check = line.run("check", "--stdin-filename", "a/Taskfile.yml");
    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.out()).startsWith("a/Taskfile.yml:3:13: warning [unknown-key]");
    assertThat(check.err()).isEqualTo("1 warning in 1 file; --fix mends 1\n");
    Result fix = line.run("check", "--fix", "--stdin-filename", "a/Taskfile.yml");
    assertThat(fix)
        .isEqualTo(
            new Result(
                0, "version: '3'\nowner: me\ntasks: {a: {desc: x}}\n", "no problems in 1 file\n"));
    Result diff = line.run("check", "--diff", "--stdin-filename", "a/Taskfile.yml");
    assertThat(diff.out()).contains("-tasks: {a: {descr: x}}\n+tasks: {a: {desc: x}}\n");
    line.reading("format: {list: auto}\n");
    assertThat(line.run("check", "--stdin-filename", "a/.taskfile-ls.yml").out())
        .startsWith("a/.taskfile-ls.yml:1:10: warning [project-settings]");
  }

  @Test
  void theSettingsOfAProjectCountAndAreChecked() throws IOException {
    CommandLine line =
        CommandLine.in(
            folder,
            """
            //- /.taskfile-ls.yml
            diagnostics: {severity: {unknown-key: error, vresion: off}}
            //- /sub/Taskfile.yml
            version: '3'
            owner: me
            """);
    Result result = line.run("check", "sub");
    assertThat(result.out())
        .contains("sub/Taskfile.yml:2:1: error [unknown-key]")
        .contains(".taskfile-ls.yml:1:46: warning [project-settings] there is no rule 'vresion'");
    assertThat(line.run("check", ".taskfile-ls.yml").out())
        .startsWith(".taskfile-ls.yml:1:46: warning [project-settings]");
    String misspelt = "diagnostics: {severity: {version-flaot: off}}\n";
    Files.writeString(folder.resolve(".taskfile-ls.yml"), misspelt);
    line.run("check", "--fix", "sub");
    assertThat(text(".taskfile-ls.yml")).as("it is not below the path").isEqualTo(misspelt);
    assertThat(line.run("check", "--fix").err()).startsWith("1 problem mended in 1 file\n");
    assertThat(text(".taskfile-ls.yml")).contains("version-float: off");
  }

  @Test
  void aBaselineSurvivesEditsElsewhere() throws IOException {
    CommandLine line = CommandLine.in(folder, PROJECT);
    Result written = line.run("check", "--baseline", "base.json", "--write-baseline");
    assertThat(written).isEqualTo(new Result(0, "", "base.json accepts 4 problems in 2 files\n"));
    assertThat(text("base.json")).doesNotContain("owner: me");
    assertThat(line.run("check", "--baseline", "base.json"))
        .isEqualTo(new Result(0, "", "no problems in 2 files; 4 more problems in the baseline\n"));
    Files.writeString(
        folder.resolve("lib/other.yaml"),
        "# A comment.\n\nversion: '3'\n\nowner: me\n\ntasks:\n  d: {run: once}\n"
            + "  e: {descr: x}\n    \n  c: {descr: two}\n");
    Result edited = line.run("check", "--baseline", "base.json");
    assertThat(edited.exit()).isEqualTo(1);
    assertThat(edited.out()).contains("other.yaml:9:7: warning").doesNotContain("other.yaml:11");
    Files.writeString(folder.resolve("lib/other.yaml"), "version: '3'\ntasks: {c: x}\n");
    assertThat(line.run("check", "--baseline", "base.json").err())
        .isEqualTo(
            "no problems in 2 files; 2 more problems in the baseline; 2 accepted problems are not"
                + " there any more, --write-baseline forgets them\n");
    assertThat(line.run("check", "--baseline", "base.json", "--fix").exit()).isZero();
    assertThat(text("Taskfile.yml")).contains("descr");
  }

  @Test
  void aSecondFindingOfTheSameLineIsNew() throws IOException {
    CommandLine line = CommandLine.in(folder, "version: '3'\ntasks:\n  a: {deps: [x]}\n");
    line.run("check", "--baseline=base.json", "--write-baseline");
    Files.writeString(
        folder.resolve("Taskfile.yml"),
        "version: '3'\ntasks:\n  a: {deps: [x]}\n  b:\n    deps:\n    - x\n");
    assertThat(line.run("check", "--baseline=base.json").out()).contains("Taskfile.yml:6:7");
  }

  @Test
  void annotationsForGitHub() throws IOException {
    CommandLine line =
        CommandLine.in(
            folder,
            "//- /a,b: c%/Taskfile.yml\n"
                + "version: '3'\n"
                + "\"k\\n"
                + "::error::x\": 1\n"
                + "tasks: {a: {deps: [x]}}\n");
    Result result = line.run("check", "--format", "github");
    assertThat(result.out().lines())
        .containsExactly(
            "::warning file=a%2Cb%3A c%25/Taskfile.yml,line=2,endLine=2,col=1,endColumn=16,"
                + "title=taskfile-ls unknown-key::unknown key 'k\\n::error::x' in a Taskfile; Task"
                + " ignores it",
            "::error file=a%2Cb%3A c%25/Taskfile.yml,line=3,endLine=3,col=20,endColumn=21,"
                + "title=taskfile-ls task-missing::no task 'x'");
    assertThat(result.exit()).isEqualTo(1);
  }

  @Test
  void reportForGitLab() throws IOException {
    CommandLine line =
        CommandLine.in(folder, "version: '3'\ntasks:\n  a: {deps: [x, x]}\n  b: {owner: me}\n");
    JsonArray report =
        JsonParser.parseString(line.run("check", "--format", "gitlab").out()).getAsJsonArray();
    Set<String> fingerprints = new HashSet<>();
    for (JsonElement element : report) {
      JsonObject issue = element.getAsJsonObject();
      assertThat(issue.keySet())
          .contains("description", "check_name", "fingerprint", "severity", "location");
      assertThat(issue.get("severity").getAsString())
          .isIn("info", "minor", "major", "critical", "blocker");
      assertThat(issue.getAsJsonObject("location").get("path").getAsString())
          .isEqualTo("Taskfile.yml");
      fingerprints.add(issue.get("fingerprint").getAsString());
    }
    assertThat(fingerprints).hasSize(report.size()).hasSize(3);
    assertThat(
            CommandLine.in(folder.resolve("none"), "version: '3'\n")
                .run("check", "--format=gitlab")
                .out())
        .isEqualTo("[]\n");
  }

  @Test
  void whatCannotBeWrittenIsToldAndNothingIsLost() throws IOException {
    CommandLine line = CommandLine.in(folder, PROJECT);
    Path file = folder.resolve("lib");
    String before = text("lib/other.yaml");
    assertThat(file.toFile().setWritable(false)).isTrue();
    try {
      assumeFalse(Files.isWritable(file), "who may do everything is refused nothing");
      Result result = line.run("check", "--fix");
      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.err()).contains("lib/other.yaml: error cannot be written");
      assertThat(text("lib/other.yaml")).isEqualTo(before);
      assertThat(text("Taskfile.yml")).contains("desc:");
    } finally {
      assertThat(file.toFile().setWritable(true)).isTrue();
    }
    try (Stream<Path> left = Files.list(file)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake program is a shell script")
  void shellcheckIsAskedWhereTheCommandLineSaysSo(@TempDir Path bin) throws IOException {
    FakeShellCheck fake = FakeShellCheck.in(bin);
    String project =
        """
        //- /Taskfile.yml
        version: '3'
        includes: {lib: lib.yml}
        tasks:
          b: echo $bad
          c: echo $bad # taskfile-ls: ignore shellcheck
          d: {descr: x}
        //- /lib.yml
        version: '3'
        tasks: {e: echo $bad, f: echo $good}
        """;
    CommandLine line =
        CommandLine.in(folder, project).with("PATH", bin + ":" + System.getenv("PATH"));
    assertThat(line.run("check", "--rule=shellcheck", "--severity=hint").exit()).isZero();
    assertThat(fake.starts()).isEmpty();

    Result result = line.run("check", "--shellcheck", "--rule=shellcheck", "--severity=hint");
    assertThat(result.out())
        .contains("Taskfile.yml:4:11: hint [shellcheck] SC2086: Double quote; see https://")
        .contains("lib.yml:2:17: hint [shellcheck] SC2086");
    assertThat(result.err()).isEqualTo("2 notes in 2 files\n");
    // Of equal texts one is asked about.
    assertThat(fake.starts()).hasSize(2);

    // It is a finding like all others.
    String[] accept = {"check", "--shellcheck", "--severity=hint", "--baseline=b.json"};
    line.run("check", "--shellcheck", "--severity=hint", "--baseline=b.json", "--write-baseline");
    assertThat(line.run(accept).exit()).isZero();
    // Who does not ask it does not know whether that is still there.
    assertThat(line.run("check", "--severity=hint", "--baseline=b.json").err())
        .doesNotContain("any more");
    Files.writeString(
        folder.resolve(".taskfile-ls.yml"), "diagnostics: {severity: {shellcheck: error}}\n");
    assertThat(line.run("check", "--shellcheck", "--fix").out())
        .contains("Taskfile.yml:4:11: error [shellcheck]");
    assertThat(text("Taskfile.yml")).contains("{desc: x}");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake program is a shell script")
  void whatShellcheckDoesNotAnswerIsSaid(@TempDir Path bin) throws IOException {
    CommandLine line =
        CommandLine.in(folder, "version: '3'\ntasks: {a: echo 1, b: echo 2}\n")
            .with("PATH", "/none");
    assertThat(line.run("check", "--shellcheck"))
        .isEqualTo(
            new Result(
                2,
                "",
                "taskfile-ls: --shellcheck: there is no program shellcheck in the folders of"
                    + " PATH\n"));
    FakeShellCheck.in(bin, "exit 3\n");
    assertThat(line.with("PATH", bin.toString()).run("check", "--shellcheck").err())
        .contains(
            "taskfile-ls: shellcheck failed with exit code 3; version 0.7.0 or newer is needed"
                + " (2 scripts)\n");
  }

  /** As of an imported file of just or a role of Ansible that is checked alone. */
  @Test
  void aFileIsCheckedAsPartOfItsRepository() throws IOException {
    CommandLine line =
        CommandLine.in(
            folder,
            """
            //- /.git/HEAD
            ref: refs/heads/main
            //- /Taskfile.yml
            version: '3'
            owner: me
            includes: {lib: ./lib}
            tasks: {build: make}
            //- /lib/Taskfile.yml
            version: '3'
            tasks:
              a: {deps: [':build', ':nope']}
              b: {deps: [':nope']} # taskfile-ls: ignore task-missing
            //- /lib/more/x.yml
            none: 1
            """);
    String expected = "lib/Taskfile.yml:3:24: error [task-missing] no task ':nope'";
    for (String path : new String[] {"lib", "lib/Taskfile.yml"}) {
      Result result = line.run("check", path);
      assertThat(result.out()).startsWith(expected).doesNotContain("owner", "no task ':build");
      assertThat(result.err()).isEqualTo("1 error in 1 file\n");
    }
    line.reading(text("lib/Taskfile.yml"));
    assertThat(line.run("check", "--stdin-filename", "lib/Taskfile.yml").out())
        .startsWith(expected)
        .doesNotContain("no task ':build");
    // What stands above a repository is somebody else's.
    Files.createDirectory(folder.resolve("lib/.git"));
    assertThat(line.run("check", "lib").out()).contains("no task ':build'");
  }

  @Test
  void aBaselineOfAPartKeepsTheRest() throws IOException {
    CommandLine line =
        CommandLine.in(
            folder,
            """
            //- /Taskfile.yml
            version: '3'
            owner: me
            tasks: {a: {deps: [b]}}
            //- /sub/Taskfile.yml
            version: '3'
            team: us
            //- /gone/Taskfile.yml
            version: '3'
            one: 1
            """);
    String[] write = {"check", "--baseline=b.json", "--write-baseline"};
    line.run(write);
    for (String[] part :
        new String[][] {{"sub"}, {"--rule=task-missing"}, {"--severity=error"}, {"gone"}}) {
      line.run(Stream.concat(Stream.of(write), Stream.of(part)).toArray(String[]::new));
      assertThat(line.run("check", "--baseline=b.json").err())
          .as("%s", part[0])
          .isEqualTo("no problems in 3 files; 4 more problems in the baseline\n");
    }
    assertThat(line.run("check", "sub", "--baseline=b.json", "--write-baseline").err())
        .isEqualTo("b.json accepts 1 problem in 1 file, and 3 as before\n");
    Files.delete(folder.resolve("gone/Taskfile.yml"));
    assertThat(line.run("check", "--baseline=b.json").err())
        .endsWith("1 accepted problem is not there any more, --write-baseline forgets it\n");
    line.run(write);
    assertThat(text("b.json")).doesNotContain("gone/");
    // Whatever stood there before, the file is made.
    Files.writeString(folder.resolve("b.json"), "nonsense");
    assertThat(line.run(write).exit()).isZero();
  }
}
