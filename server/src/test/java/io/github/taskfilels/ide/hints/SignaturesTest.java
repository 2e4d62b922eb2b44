package io.github.taskfilels.ide.hints;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.ide.hints.Signatures.Signature;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.TextRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignaturesTest {
  private static final String CALLED =
      """
      //- /lib.yml
      version: '3'
      vars: {G: 1}
      tasks:
        build:
          desc: Builds *it*
          requires: {vars: [ENV, {name: MODE, enum: [a, b]}]}
          vars:
            TAG: '{{.TAG | default "latest"}}'
            N: '{{default 3 .N}}'
            FIXED: x
            TOKEN: {value: '{{.TOKEN | default "hush"}}', secret: true}
          cmds:
            - for: {var: LIST, as: ONE}
              cmd: echo {{.OTHER}} {{.G}} {{.ONE}} {{.FIXED}} {{.TASK}}
        plain: {}
      """;

  /** The labels of all signatures, with brackets around the active parameter. */
  private static List<String> at(String text) {
    Fixture fixture = Fixture.parse(text);
    Fixture.Place cursor = fixture.cursor();
    return Signatures.at(
            TestWorkspace.of(fixture.files()).snapshot(),
            TestWorkspace.id(cursor.file()),
            cursor.offset())
        .stream()
        .map(SignaturesTest::shown)
        .toList();
  }

  private static String shown(Signature signature) {
    TextRange range = signature.parameters().get(signature.active()).range();
    return new StringBuilder(signature.label())
        .insert(range.end(), ']')
        .insert(range.start(), '[')
        .toString();
  }

  private static List<String> template(String template) {
    return at("version: '3'\ntasks:\n  t:\n    cmds:\n      - echo " + template + "\n");
  }

  private static List<String> call(String vars) {
    return at(
        "//- /Taskfile.yml\nversion: '3'\nincludes: {lib: ./lib.yml}\ntasks:\n  t:\n    cmds:\n"
            + "      - task: lib:build\n"
            + vars
            + CALLED);
  }

  @Test
  void argumentsOfFunctions() {
    String first = "replace([old string], new string, s string) string";
    String second = "replace(old string, [new string], s string) string";
    String third = "replace(old string, new string, [s string]) string";
    assertThat(template("{{replace $0}}")).containsExactly(first);
    assertThat(template("{{replace \"a$0\" \"b\"}}")).containsExactly(first);
    assertThat(template("{{replace \"a b\" $0}}")).containsExactly(second);
    assertThat(template("{{- replace \"a b\" \"c$0")).containsExactly(second);
    assertThat(template("{{replace `a` .B.c $0")).containsExactly(third);
    assertThat(template("{{replace \"a\" \"b\" .X $0}}")).containsExactly(third);
    assertThat(template("{{if replace \"a\" $0}}")).containsExactly(second);
    assertThat(template("{{$x := replace $0}}")).containsExactly(first);
    assertThat(template("{{.X | replace $0}}")).containsExactly(first);
    assertThat(template("{{.X | replace \"a\" \"b\" $0}}")).containsExactly(third);
    assertThat(template("{{else if replace $0}}")).containsExactly(first);
    assertThat(template("{{.A}} {{replace $0 {{.B}}")).containsExactly(first);
  }

  @Test
  void theInnermostCallCounts() {
    String outer = "replace(old string, [new string], s string) string";
    assertThat(template("{{replace \"a\" (trimAll \"x\" $0)}}"))
        .containsExactly("trimAll(cut string, [s string]) string");
    assertThat(template("{{replace \"a\" (trimAll \"x\" .Y) $0}}"))
        .containsExactly("replace(old string, new string, [s string]) string");
    assertThat(template("{{replace \"a\" (tri$0")).containsExactly(outer);
    assertThat(template("{{replace \"a\" ($0")).containsExactly(outer);
    assertThat(template("{{replace \"a\" (.X $0")).containsExactly(outer);
    assertThat(template("{{replace (.X).y $0")).containsExactly(outer);
  }

  @Test
  void thePipedValueIsTheLastArgument() {
    assertThat(template("{{.X | upper $0}}")).containsExactly("upper([s string]) string");
    Fixture fixture = Fixture.parse("version: '3'\ntasks:\n  t: echo {{.X | replace \"a\" $0}}\n");
    Signature signature =
        Signatures.at(
                TestWorkspace.of(fixture.files()).snapshot(),
                TestWorkspace.id(Fixture.DEFAULT_FILE),
                fixture.cursor().offset())
            .getFirst();
    assertThat(signature.parameters().getLast().documentation()).contains("before the bar");
    assertThat(signature.documentation()).isNotEmpty();
  }

  @Test
  void nowhereElse() {
    assertThat(template("{{replac$0")).isEmpty();
    assertThat(template("{{replace$0 \"a\"}}")).isEmpty();
    assertThat(template("{{replace \"a\"}}$0")).isEmpty();
    assertThat(template("{{replace \"a\" | $0}}")).isEmpty();
    assertThat(template("{{own $0}}")).isEmpty();
    assertThat(template("{{.X $0}}")).isEmpty();
    assertThat(template("{{OS $0}}")).isEmpty();
    assertThat(template("replace $0")).isEmpty();
    assertThat(template("{{/* replace $0 */}}")).isEmpty();
    assertThat(at("version: '3' # {{replace $0}}\n")).isEmpty();
    assertThat(at("$0")).isEmpty();
  }

  @Test
  void argumentsOfExpressions() {
    assertThat(at("version: '3'\nvars: {V: {ref: 'splitList \",\" $0'}}\n"))
        .containsExactly("splitList(separator string, [s string]) []string");
  }

  @Test
  void variablesOfCalls() {
    String all = "build(ENV, MODE, LIST, OTHER, TAG = latest, N = 3, TOKEN)";
    assertThat(call("        vars: {$0}\n")).containsExactly(all.replace("ENV", "[ENV]"));
    assertThat(call("        vars: {MODE: $0}\n")).containsExactly(all.replace("MODE", "[MODE]"));
    assertThat(call("        vars:\n          TAG: x$0\n"))
        .containsExactly(all.replace("TAG = latest", "[TAG = latest]"));
    assertThat(call("        vars:\n          ENV: x\n          $0\n"))
        .containsExactly(all.replace("MODE", "[MODE]"));
    assertThat(call("        vars:\n          OTHER: '{{.X$0}}'\n"))
        .containsExactly(all.replace("OTHER", "[OTHER]"));
    assertThat(call("        vars:\n          N: '{{len $0}}'\n"))
        .containsExactly("len([x value]) int");
    assertThat(call("        silent: $0\n")).isEmpty();
    assertThat(call("        vars: {}\n        $0\n")).isEmpty();
  }

  @Test
  void whatIsKnownOfTheVariablesOfCalls() {
    Fixture fixture =
        Fixture.parse(
            "//- /Taskfile.yml\nincludes: {l: ./lib.yml}\n"
                + "tasks: {t: {deps: [{task: 'l:build', vars: {$0}}]}}\n"
                + CALLED);
    Signature signature =
        Signatures.at(
                TestWorkspace.of(fixture.files()).snapshot(),
                TestWorkspace.id("/Taskfile.yml"),
                fixture.cursor().offset())
            .getFirst();
    assertThat(signature.documentation()).isEqualTo("Builds \\*it\\*");
    assertThat(signature.parameters().get(1).documentation())
        .isEqualTo("Required. One of `a`, `b`.");
    assertThat(signature.label()).doesNotContain("hush");
    assertThat(
            at(
                "//- /Taskfile.yml\nincludes: {l: ./lib.yml}\n"
                    + "tasks: {t: {deps: [{task: 'l:plain', vars: {$0}}]}}\n"
                    + CALLED))
        .isEmpty();
  }
}
