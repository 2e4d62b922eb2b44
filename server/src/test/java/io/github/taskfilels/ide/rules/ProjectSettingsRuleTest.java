package io.github.taskfilels.ide.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.format.FormatOptions;
import io.github.taskfilels.ide.format.FormatSettings;
import io.github.taskfilels.ide.settings.ProjectFile;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.LocalDisk;
import io.github.taskfilels.workspace.Settings;
import io.github.taskfilels.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of projects, and what is wrong in them. */
class ProjectSettingsRuleTest {
  private static final String UNKNOWN = "version: '3'\nowner: me\n";
  private static final FileId FILE = TestWorkspace.id("/.taskfile-ls.yml");

  private static final Linter LINTER =
      new Linter(
          (rule, file, failure) -> {
            throw failure;
          });

  @TempDir Path folder;

  private static List<String> found(TestWorkspace workspace, String file) {
    return LINTER.of(workspace.snapshot(), TestWorkspace.id(file)).stream()
        .map(finding -> finding.severity().id() + " " + finding.ruleId())
        .toList();
  }

  private static List<Finding> wrong(String settings) {
    TestWorkspace workspace = TestWorkspace.of(Map.of("/.taskfile-ls.yml", settings));
    return LINTER.of(workspace.snapshot(), FILE);
  }

  private static String setting(String severity) {
    return "diagnostics: {severity: {unknown-key: " + severity + "}}\n";
  }

  @Test
  void theNearestFileCounts() {
    TestWorkspace workspace =
        TestWorkspace.of(
            Map.of(
                "/.taskfile-ls.yml",
                setting("error"),
                "/Taskfile.yml",
                UNKNOWN,
                "/a/b/Taskfile.yml",
                UNKNOWN,
                "/a/.taskfile-ls.yml",
                setting("hint"),
                "/c/Taskfile.yml",
                UNKNOWN,
                "/c/.taskfile-ls.yml",
                ""));
    assertThat(found(workspace, "/Taskfile.yml")).containsExactly("error unknown-key");
    assertThat(found(workspace, "/a/b/Taskfile.yml")).containsExactly("hint unknown-key");
    assertThat(found(workspace, "/c/Taskfile.yml")).containsExactly("warning unknown-key");
  }

  @Test
  void nothingAboveTheTopOfARepositoryCounts() {
    Map<String, String> files = new HashMap<>();
    files.put("/.taskfile-ls.yml", setting("off"));
    files.put("/repo/.git/HEAD", "");
    files.put("/repo/sub/Taskfile.yml", UNKNOWN);
    files.put("/tree/.git", "gitdir: elsewhere");
    files.put("/tree/Taskfile.yml", UNKNOWN);
    files.put("/plain/Taskfile.yml", UNKNOWN);
    TestWorkspace workspace = TestWorkspace.of(files);
    assertThat(found(workspace, "/repo/sub/Taskfile.yml")).containsExactly("warning unknown-key");
    assertThat(found(workspace, "/tree/Taskfile.yml")).containsExactly("warning unknown-key");
    assertThat(found(workspace, "/plain/Taskfile.yml")).isEmpty();
    workspace.write("/repo/.taskfile-ls.yml", setting("off"));
    assertThat(found(workspace, "/repo/sub/Taskfile.yml")).isEmpty();
  }

  @Test
  void itWinsOverTheSettingsOfAnEditorEntryByEntry() {
    TestWorkspace workspace =
        TestWorkspace.of(
            Map.of(
                "/.taskfile-ls.yml",
                "diagnostics:\n  severity: {unknown-key: hint, version-missing: nope}\n"
                    + "  knownKeys: [tier]\n",
                "/Taskfile.yml",
                "owner: me\ntier: 1\nteam: 2\ntasks: {a: {deps: [x]}}\n"));
    workspace
        .workspace()
        .settingsChanged(
            new Settings(
                ImmutableMap.of(
                    "unknown-key", "error", "task-missing", "off", "version-missing", "hint"),
                ImmutableSet.of("owner"),
                ImmutableSet.of()));
    assertThat(found(workspace, "/Taskfile.yml"))
        .containsExactlyInAnyOrder("hint unknown-key", "hint version-missing");
  }

  @Test
  void itsChangesAreSeen() {
    TestWorkspace workspace = TestWorkspace.of(Map.of("/a/Taskfile.yml", UNKNOWN));
    assertThat(found(workspace, "/a/Taskfile.yml")).containsExactly("warning unknown-key");
    workspace.write("/.taskfile-ls.yml", setting("error"));
    assertThat(found(workspace, "/a/Taskfile.yml")).containsExactly("error unknown-key");
    workspace.write("/a/.taskfile-ls.yml", setting("hint"));
    assertThat(found(workspace, "/a/Taskfile.yml")).containsExactly("hint unknown-key");
    workspace.workspace().open(TestWorkspace.id("/a/.taskfile-ls.yml"), "yaml", 1, setting("off"));
    assertThat(found(workspace, "/a/Taskfile.yml")).isEmpty();
    workspace.workspace().close(TestWorkspace.id("/a/.taskfile-ls.yml"));
    workspace.delete("/a/.taskfile-ls.yml");
    assertThat(found(workspace, "/a/Taskfile.yml")).containsExactly("error unknown-key");
  }

  @Test
  void itIsReadOnceForAllFilesBelowIt() {
    Map<String, String> files = new HashMap<>();
    files.put("/.taskfile-ls.yml", setting("error"));
    for (int i = 0; i < 50; i++) {
      files.put("/a/" + i + "/Taskfile.yml", UNKNOWN);
    }
    TestWorkspace workspace = TestWorkspace.of(files);
    for (int i = 0; i < 50; i++) {
      assertThat(found(workspace, "/a/" + i + "/Taskfile.yml")).hasSize(1);
    }
    assertThat(workspace.workspace().statistics().diskReads()).isEqualTo(51);
  }

  @Test
  void optionsOfTheFormatter() {
    TestWorkspace workspace =
        TestWorkspace.of(
            Map.of(
                "/.taskfile-ls.yml",
                "format:\n  lists: compact\n  blankLines: keep\n  rootOrder: true\n",
                "/Taskfile.yml",
                "version: '3'\n"));
    FormatOptions options =
        FormatSettings.over(
            FormatOptions.STANDARD.withIndent(4),
            workspace.snapshot(),
            TestWorkspace.id("/Taskfile.yml"));
    assertThat(options)
        .isEqualTo(
            FormatOptions.STANDARD
                .withIndent(4)
                .withLists(FormatOptions.Lists.COMPACT)
                .withBlankLines(0)
                .withRootOrder(true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'diagnostic: {}' | there is no setting 'diagnostic'; did you mean 'diagnostics'?
          'xyz: 1' | there is no setting 'xyz'; there are diagnostics, format
          'diagnostics: {severity: {unknown-kye: off}}' | there is no rule 'unknown-kye'; did you mean 'unknown-key'?
          'diagnostics: {severity: {zzzzzzz: off}}' | there is no rule 'zzzzzzz'; 'taskfile-ls rules' lists all
          'diagnostics: {severity: {unknown-key: warn}}' | this must be one of error, warning, information, hint, off
          'diagnostics: {severity: {unknown-key: false}}' | this must be one of error, warning, information, hint, off
          'diagnostics: {severity: [unknown-key]}' | this must be a mapping
          'diagnostics: off' | this must be a mapping
          'diagnostics: {knownKeys: owner}' | this must be a list
          'diagnostics: {knownKeys: [{a: b}]}' | this must be a word
          'diagnostics: {}\ndiagnostics: {}' | 'diagnostics' is set twice; the last one counts
          'format: {blankLines: -1}' | this must be a whole number that is not negative, or 'keep'
          'format: {blankLines: 1.5}' | this must be a whole number that is not negative, or 'keep'
          'format: {lists: [indented]}' | this must be one of auto, indented, compact
          'format: {rootOrder: maybe}' | this must be true or false
          'format: *none' | aliases are not followed here; write the value itself
          '[]' | this must be a mapping
          'off' | this must be a mapping
          'format: {' | did not find expected
          """)
  void eachMistakeIsToldWhereItStands(String settings, String message) {
    List<Finding> wrong = wrong(settings.replace("\\n", "\n"));
    assertThat(wrong).hasSize(1);
    assertThat(wrong.getFirst().ruleId()).isEqualTo("project-settings");
    if (!message.startsWith("did not")) {
      assertThat(wrong.getFirst().message()).isEqualTo(message);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing yet\n",
        "diagnostics:\n",
        "diagnostics:\n  severity:\n  knownKeys:\nformat:\n",
        "diagnostics: {severity: {schema: off, unknown-key: 'off'}, knownKeys: [a, '1']}\n",
        "\uFEFFformat: {blankLines: 2, lists: auto, rootOrder: false}\r\n",
        "format: {blankLines: keep}\n"
      })
  void whatMayBeSaid(String settings) {
    assertThat(wrong(settings)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          diagnostics: {severity: {unknown-kye: of}} | diagnostics: {severity: {unknown-key: off}}
          diagnostics: {severity: {"unknown-kye": 'of'}} | diagnostics: {severity: {unknown-key: off}}
          diagnostics: {severity: {unknown-key: warn}} | diagnostics: {severity: {unknown-key: warning}}
          diagnostics: {severity: {unknown-key: Info}} | diagnostics: {severity: {unknown-key: Info}}
          diagnostics: {severity: {unknown-key: info}} | diagnostics: {severity: {unknown-key: information}}
          diagnostic: {knownKey: [a]} | diagnostics: {knownKeys: [a]}
          format: {blankLine: 1, list: auto} | format: {blankLines: 1, lists: auto}
          diagnostics: {severity: {unknown-key: off, unknown-kye: hint}} | diagnostics: {severity: {unknown-key: off, unknown-kye: hint}}
          diagnostics: {severity: {unknown-kye: off, unknwon-key: hint}} | diagnostics: {severity: {unknown-key: off, unknwon-key: hint}}
          """)
  void aMisspeltNameIsMended(String settings, String mended) {
    String text = settings;
    for (int round = 0; round < 3; round++) {
      TestWorkspace workspace = TestWorkspace.of(Map.of("/.taskfile-ls.yml", text));
      List<Finding> wrong = LINTER.of(workspace.snapshot(), FILE);
      List<TextEdit> edits = FixAll.of(workspace.snapshot(), wrong).get(FILE);
      text = edits == null ? text : TextEdit.apply(text, edits);
    }
    assertThat(text).isEqualTo(mended);
  }

  @Test
  @Timeout(60)
  void aHostileFileGivesOneFinding() {
    String bomb =
        "a: &a [x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a]\n"
            + "diagnostics: &d {severity: *d}\n";
    assertThat(wrong(bomb)).hasSizeLessThan(5);
    assertThat(wrong("format: {lists: " + "[".repeat(100_000))).hasSize(1);
    assertThat(wrong("format: {lists: " + "[".repeat(9_000) + "]".repeat(9_000) + "}")).hasSize(1);
    assertThat(wrong("x: 1\n".repeat(100_000)))
        .extracting(Finding::message)
        .containsExactly("this file is longer than 256 KiB and is not read");
    assertThat(wrong(Strings.repeat("x: 1\n", 5_000))).hasSize(100);
    TestWorkspace workspace =
        TestWorkspace.of(
            Map.of("/.taskfile-ls.yml", "x: 1\n".repeat(100_000), "/Taskfile.yml", UNKNOWN));
    assertThat(found(workspace, "/Taskfile.yml")).containsExactly("warning unknown-key");
  }

  @Test
  void whatCannotBeReadGivesOneFindingAndSaysNothing() throws IOException {
    Path file = folder.toRealPath().resolve(ProjectFile.NAME);
    Path taskfile = file.resolveSibling("Taskfile.yml");
    Files.writeString(taskfile, UNKNOWN);
    Files.createDirectory(file);
    assertThat(onDisk(file)).containsExactly("this file is a directory");
    assertThat(onDisk(taskfile)).hasSize(1);
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of(ProjectFile.NAME));
    assertThat(onDisk(file))
        .containsExactly("this file cannot be read: its symbolic links lead in a circle");
    assertThat(onDisk(taskfile)).hasSize(1);
    Files.delete(file);
    Files.write(file, new byte[] {'a', ':', (byte) 0xff});
    assertThat(onDisk(file)).containsExactly("this file is not UTF-8");
    assertThat(onDisk(taskfile)).hasSize(1);
  }

  private static List<String> onDisk(Path file) {
    Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.of());
    workspace.foldersChanged(List.of(FileId.of(file.getParent())));
    workspace.discovered(List.of(FileId.of(file.resolveSibling("Taskfile.yml"))));
    return LINTER.of(workspace.snapshot(), FileId.of(file)).stream().map(Finding::message).toList();
  }

  @Test
  @Timeout(120)
  void anyTextIsRead() {
    long seed = 18;
    Random random = new Random(seed);
    String start =
        "diagnostics:\n  severity: {unknown-key: off}\n  knownKeys: [a]\nformat:\n  lists: auto\n";
    for (int round = 0; round < 400; round++) {
      StringBuilder text = new StringBuilder(start);
      for (int i = 0; i < 6; i++) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, "{}[]:-'\"\t\n# *&é!|".charAt(random.nextInt(17)));
          default -> text.insert(at, start, 0, random.nextInt(start.length()));
        }
      }
      TestWorkspace workspace =
          TestWorkspace.of(Map.of("/.taskfile-ls.yml", text.toString(), "/Taskfile.yml", UNKNOWN));
      List<Finding> wrong = LINTER.of(workspace.snapshot(), FILE);
      FixAll.of(workspace.snapshot(), wrong);
      assertThat(found(workspace, "/Taskfile.yml"))
          .as("seed %s:\n%s", seed, text)
          .hasSizeLessThan(2);
    }
  }
}
