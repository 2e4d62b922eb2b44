package io.github.taskfilels.ide.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules find beyond the examples of their pages, and where they say nothing. */
class ContentRulesTest {
  private static final Linter LINTER =
      new Linter(
          (rule, file, failure) -> {
            throw failure;
          });

  private static List<String> found(String text, String rule) {
    Snapshot snapshot = TestWorkspace.of(Map.of("/Taskfile.yml", text), Map.of()).snapshot();
    return LINTER.of(snapshot, TestWorkspace.id(Fixture.DEFAULT_FILE)).stream()
        .filter(finding -> finding.ruleId().equals(rule))
        .map(finding -> finding.range().in(text))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '`',
      textBlock =
          """
          var-self-reference # vars: {A: '{{.A}}', B: '{{ .B }}', C: {ref: .C}}|tasks: {a: {vars: {D: '{{.D}}'}, cmds: [x]}} # A B C D
          var-self-reference # vars: {A: '{{.A | default 1}}', B: '{{.A}}', C: 'x{{.C}}', D: {sh: .D}, E: '{{}}', F: .F}|tasks: {a: {cmds: [{task: b, vars: {G: '{{.G}}'}}]}} #
          desc-missing # tasks: {a: x, b: {desc: ' ', cmds: [x]}, c: {internal: true, cmds: [x]}, d: {desc: d, cmds: [x]}} # a b
          """)
  void findsWhatASettingAsksFor(String rule, String lines, String found) {
    String text = "version: '3'\n" + lines.replace('|', '\n') + "\n";
    assertThat(found(text, rule)).isEmpty();
    Snapshot snapshot =
        TestWorkspace.of(
                Map.of(
                    "/.taskfile-ls.yml",
                    "diagnostics: {severity: {" + rule + ": warning}}\n",
                    "/Taskfile.yml",
                    text),
                Map.of())
            .snapshot();
    assertThat(
            LINTER.of(snapshot, TestWorkspace.id(Fixture.DEFAULT_FILE)).stream()
                .filter(finding -> finding.ruleId().equals(rule))
                .peek(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING))
                .map(finding -> finding.range().in(text)))
        .containsExactlyElementsOf(found == null ? List.of() : Splitter.on(' ').splitToList(found));
  }

  /**
   * The lines of a file are divided by bars; what is found is the text that the last cell holds.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '`',
      textBlock =
          """
          long-float # vars: {A: 1e7, B: 0.00001, C: 99999999999999999999} # A B C
          long-float # vars: {A: 1.5, B: 999999.5, C: '1e7', D: 0.0, E: 123456789} #
          glob-invalid # tasks: {a: {generates: ['x"y', '${A'], cmds: [x]}} # 'x"y' '${A'
          glob-invalid # tasks: {a: {sources: ['x[ab]', '\\[x', '${A}', '{{.A}}[', '{a,b}'], cmds: [x]}} #
          for-var-type # vars: {N: true}|tasks: {a: {deps: [{for: {var: N}, task: '{{.ITEM}}'}]}} # N
          for-var-type # vars: {N: 3}|tasks: {a: {cmds: [{for: {var: N}, cmd: x}]}, b: [{task: a, vars: {N: x}}]} #
          for-var-type # vars: {N: 'a b', L: [1], S: {sh: x}}|tasks: {a: {cmds: [{for: {var: N}, cmd: x}, {for: {var: L}, cmd: x}, {for: {var: S}, cmd: x}, {for: {var: O}, cmd: x}]}} #
          wildcard-shadowed # tasks: {'*': x, a-*: x, b: x} # a-*
          wildcard-shadowed # tasks: {a-*-b: x, a-*: x, '*-c-*': x, 'd-*-*': x, 'd-*': x} #
          requires-enum-nonstring # vars: {A: 1, B: '1', C: 2}|tasks: {a: {requires: {vars: [{name: B, enum: [x]}, C]}, cmds: [x]}} #
          dotenv-cli-var # dotenv: [.env, '{{.STAGE}}.env']|tasks: {a: 'echo {{.CLI_ARGS}}'} #
          secret-leak # vars: {S: {sh: x, secret: true}, R: {ref: .S}}|tasks: {a: {desc: 'x {{.S}}', cmds: ['{{.S}}']}} # R 'x {{.S}}'
          secret-leak # vars: {S: {sh: x, secret: true}, T: '{{if .S}}x{{else}}{{len .S}}{{end}}', U: {value: '{{.S}}', secret: true}}|tasks: {a: {desc: x, cmds: ['{{.S}}']}} #
          checksum-wrong-field # tasks: {a: {status: ['{{.CHECKSUM}}'], cmds: ['{{.TIMESTAMP}}']}} # CHECKSUM TIMESTAMP
          checksum-wrong-field # method: timestamp|tasks: {a: {sources: [x], cmds: ['{{.TIMESTAMP}}']}, b: {method: '{{.M}}', sources: [x], cmds: ['{{.CHECKSUM}}']}} #
          checksum-wrong-field # vars: {CHECKSUM: x}|tasks: {a: 'echo {{.CHECKSUM}}'} #
          sh-cache-dir # tasks: {a: {dir: a, vars: {X: {sh: git log}}, cmds: [x]}, b: {dir: b, vars: {X: {sh: git log}}, cmds: [x]}, c: {dir: c, vars: {P: {sh: pwd}}, cmds: [x]}, d: {dir: c, vars: {P: {sh: pwd}}, cmds: [x]}} #
          tpl-max-list # tasks: {a: ['{{max 1 2}}', '{{max .A}}', '{{1 | max 2}}', '{{min (list 1 2)}}']} # (list 1 2)
          tpl-compare-types # vars: {N: 1, S: x}|tasks: {a: ['{{eq .N 1}}', '{{eq .S "x"}}', '{{eq .O 1}}', '{{eq .S .N}}', '{{ne "a" .N}}']} # .S .N
          tpl-compare-types # vars: {N: 1}|tasks: {a: {vars: {N: '{{.N}}'}, cmds: ['{{eq .N "1"}}']}, b: [{task: a, vars: {N: x}}]} #
          tpl-string-func-on-number # vars: {N: 1, S: x}|tasks: {a: ['{{upper .S}}', '{{add .N 1}}', '{{.N | toString | upper}}', '{{trimPrefix "v" .N}}']} # .N
          tpl-unreachable # tasks: {a: ['{{if true}}x{{end}}', '{{if .A}}x{{else if .B}}y{{else}}z{{end}}', '{{if .A}}x{{end}}{{if .A}}y{{end}}', '{{if .A}}{{if .A}}{{end}}{{end}}']} # true
          for-matrix-dynamic-ref # vars: {S: {sh: x}, R: {ref: 'splitList " " .S'}, J: {ref: 'fromJson .S'}}|tasks: {a: {cmds: [{for: {matrix: {X: {ref: .R}, Y: {ref: .J}, Z: {ref: '.S | trim | splitLines'}}}, cmd: x}]}} # R J S
          for-matrix-dynamic-ref # vars: {S: {sh: x}, D: {ref: '.S | default "a"'}, L: [a]}|tasks: {a: {cmds: [{for: {matrix: {X: {ref: 'list .S'}, Y: {ref: '.S | default "" | splitLines'}, Z: {ref: .L}, U: {ref: .D}}}, cmd: x}]}} #
          for-matrix-dynamic-ref # vars: {S: {sh: x}, L: [a]}|tasks: {a: {cmds: [{for: {matrix: {X: {ref: .S}}}, cmd: x}]}, b: [{task: a, vars: {S: {ref: .L}}}]} #
          for-matrix-dynamic-ref # vars: {S: [a], R: {ref: .S}}|tasks: {a: {vars: {S: {sh: x}}, cmds: [{for: {matrix: {X: {ref: .R}}}, cmd: x}]}} #
          include-scheme # includes: {a: 'ftp://x/y.yml', b: 'git@host.org/o/r.git//T.yml', c: 'HTTPS://x/y', d: 'file:///x/y.yml'} # 'ftp://x/y.yml' 'git@host.org/o/r.git//T.yml' 'HTTPS://x/y' 'file:///x/y.yml'
          include-scheme # includes: {a: 'https://x/y.yml', b: 'git@host.org:o/r.git//T.yml', c: './a@b.c/d.yml', d: '{{.X}}://x', e: 'ssh://git@x.org/r.git//T.yml', f: me@host/x.yml} #
          non-string-map-key # vars: {A: {map: {a: {1: x, true: y, '3': z}}}, B: [{~: x}], C: 1}|env: {E: {map: {2.5: x}}} # 1 true 2.5
          non-string-map-key # vars: {A: {map: {a: 1, 'b': {c: [1, true]}}}}|tasks: {1: x, true: y} #
          env-refers-var # env: {E: '{{.A}}', F: '{{.G}}', G: x, H: {sh: 'echo {{.A}}'}}|vars: {A: x}|tasks: {a: ['{{.E}} {{.F}} {{.H}}', 'x $E']} # E
          env-refers-var # env: {E: '{{.A}}', A: y}|vars: {A: x}|tasks: {a: '{{.E}}'} #
          env-refers-var # env: {E: '{{.A}}'}|vars: {A: x, E: z}|tasks: {a: '{{.E}}'} #
          env-refers-var # env: {E: '{{.A}}'}|vars: {A: x}|tasks: {a: {vars: {E: z}, cmds: ['{{.E}}']}} #
          namespace-odd # includes: {'a:b': ./a.yml, '*': ./a.yml, '': {taskfile: ./a.yml, flatten: true}} # '*'
          """)
  void finds(String rule, String lines, String found) {
    String text = "version: '3'\n" + lines.replace('|', '\n') + "\n";
    assertThat(String.join(" ", found(text, rule))).isEqualTo(found == null ? "" : found);
  }
}
