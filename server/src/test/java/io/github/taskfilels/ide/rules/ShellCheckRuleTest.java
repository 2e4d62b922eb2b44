package io.github.taskfilels.ide.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What shellcheck is asked, and what becomes of its answers. */
class ShellCheckRuleTest {
  private static final FileId FILE = TestWorkspace.id("/Taskfile.yml");
  private static final String HEAD = "version: '3'\ntasks:\n  t:\n    cmds:\n      - ";

  private static TestWorkspace file(String text) {
    return TestWorkspace.of(Map.of("/Taskfile.yml", text));
  }

  private static List<ShellCheckScript> scripts(TestWorkspace workspace) {
    return ShellCheckRule.scripts(workspace.snapshot(), FILE);
  }

  private static ShellRemark remark(int code, String script, String at) {
    int start = script.indexOf(at);
    return new ShellRemark(code, "info", "Something.", new TextRange(start, start + at.length()));
  }

  @Test
  void allScriptsOfAFileAreAskedAboutOnce() {
    String text =
        """
        version: '3'
        vars: {A: {sh: a}, N: text}
        env: {B: {sh: b}}
        tasks:
          t:
            vars: {C: {sh: c}}
            status: [d]
            if: e
            preconditions: [f]
            cmds: &cmds
              - g
              - {cmd: h, if: i}
              - {defer: j}
              - {task: u}
          u: {cmds: *cmds}
        """;
    assertThat(scripts(file(text)))
        .extracting(ShellCheckScript::script)
        .containsExactly("a", "b", "c", "d", "f", "e", "g", "i", "h", "j");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          "echo {{.A}} b"                  | "echo ${xxx} b"
          "echo $A{{.B}}"                  | "echo $A${xxx}"
          "{{$x := 1}} echo {{$x}}"        | "            echo ${xxx}"
          "echo {{/* c */}} a"             | "echo             a"
          "echo; {{- $x := 1}} b"          | "echo;               b"
          """)
  void aTemplateIsAsLongAsWhatStandsForIt(String written, String asked) {
    assertThat(scripts(file(HEAD + "'" + written + "'\n")))
        .extracting(ShellCheckScript::script)
        .allSatisfy(script -> assertThat(script).hasSameSizeAs(written))
        .containsExactly(asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo {{if .A}}a{{end}}",
        "{{range .A}}echo {{.}};{{end}}",
        "{{with .A}}echo {{.}}{{end}}",
        "echo {{.A",
        "echo {{nofunction .A}}}}{{",
        "echo a{{/* c */}}b",
        "echo a {{- .B}}",
        "if true; then",
      })
  void whatCannotBeKnownIsNotAsked(String written) {
    assertThat(scripts(file(HEAD + "'" + written + "'\n"))).isEmpty();
  }

  @Test
  void aRemarkStandsWhereItsTextIsWritten() {
    String text =
        """
        version: '3'
        tasks:
          t:
            cmds:
              - "echo \\"é𝄞\\" $bad"
              - |
                echo {{.A}}
                echo $bad
              - >-
                echo
                $bad
        """;
    TestWorkspace workspace = file(text);
    int from = 0;
    for (ShellCheckScript script : scripts(workspace)) {
      List<Finding> findings =
          ShellCheckRule.findings(FILE, script, List.of(remark(2086, script.script(), "$bad")));
      from = text.indexOf("$bad", from + 1);
      assertThat(findings)
          .extracting(Finding::range)
          .containsExactly(new TextRange(from, from + 4));
    }
  }

  @Test
  void aFindingNamesItsCodeAndWhereItIsExplained() {
    ShellCheckScript script = scripts(file(HEAD + "echo $bad\n")).getFirst();
    for (String level : List.of("error", "warning", "info", "style")) {
      Finding finding =
          ShellCheckRule.findings(
                  FILE,
                  script,
                  List.of(new ShellRemark(2086, level, "Quote it.", new TextRange(5, 9))))
              .getFirst();
      assertThat(finding.message())
          .isEqualTo("SC2086: Quote it; see https://www.shellcheck.net/wiki/SC2086");
      assertThat(finding.severity().id())
          .isEqualTo(level.equals("info") || level.equals("style") ? "hint" : level);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2086, $bad, true", // beside a template
    "2086, ${xxx}, false",
    "2016, 'b ${xxx}', false",
    "2154, $bad, false", // Task may set it
    "1091, $bad, false",
    "1072, $bad, false", // the template may make it right
    "2050, $bad, false",
    "2034, $bad, false",
  })
  void whatATemplateMakesUnsureIsNotTold(int code, String at, boolean told) {
    ShellCheckScript script =
        scripts(file(HEAD + "\"echo $bad; echo {{.A}} 'b {{.A}}'\"\n")).getFirst();
    assertThat(script.script()).contains(at);
    assertThat(script.concerns(remark(code, script.script(), at))).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"one, true", "TWO, false", "a, true", "b, false", "c, false"})
  void whatCommandsGetFromTaskIsUsedByThem(String name, boolean told) {
    String text = "vars: {a: 1}\nenv: {b: 1}\n" + HEAD + "one=1\n    env: {c: 1}\n";
    ShellCheckScript script = scripts(file(text)).getFirst();
    ShellRemark remark =
        new ShellRemark(2034, "warning", name + " appears unused.", new TextRange(0, 3));
    assertThat(script.concerns(remark)).isEqualTo(told);
  }

  @Test
  void aFailingCdEndsAScriptWhereTheFileSaysSo() {
    ShellRemark cd = new ShellRemark(2164, "warning", "Use cd.", new TextRange(0, 2));
    assertThat(scripts(file(HEAD + "cd x\n")).getFirst().concerns(cd)).isTrue();
    assertThat(scripts(file("set: [errexit]\n" + HEAD + "cd x\n")).getFirst().concerns(cd))
        .isFalse();
  }

  @Test
  void commentsAndSettingsCountAsForOtherRules() {
    String text = HEAD + "echo $bad # taskfile-ls: ignore shellcheck\n      - echo $bad\n";
    TestWorkspace workspace = file(text);
    List<ShellCheckScript> scripts = scripts(workspace);
    assertThat(scripts).hasSize(2);
    var found =
        scripts.stream()
            .flatMap(
                script ->
                    ShellCheckRule.findings(
                        FILE, script, List.of(remark(2086, script.script(), "$bad")))
                        .stream())
            .collect(com.google.common.collect.ImmutableList.toImmutableList());
    assertThat(found).hasSize(2);
    assertThat(Linter.shown(workspace.snapshot(), FILE, found)).containsExactly(found.get(1));
    // Whoever has no shellcheck finds nothing there, and the comment is right all the same.
    Linter linter =
        new Linter(
            (rule, file, failure) -> {
              throw failure;
            });
    assertThat(linter.of(workspace.snapshot(), FILE)).isEmpty();

    set(workspace, "error");
    assertThat(Linter.shown(workspace.snapshot(), FILE, found))
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR);
    set(workspace, "off");
    assertThat(scripts(workspace)).isEmpty();
  }

  private static void set(TestWorkspace workspace, String severity) {
    workspace
        .workspace()
        .settingsChanged(
            new Settings(
                ImmutableMap.of("shellcheck", severity), ImmutableSet.of(), ImmutableSet.of()));
  }
}
