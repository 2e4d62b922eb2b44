package io.github.taskfilels.ide.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules about names of variables and tasks that something else than their file may bring. */
class NameRulesTest {
  private static final Set<String> RULES =
      Set.of(
          "task-env-in-template",
          "var-undefined",
          "shell-var-for-template-var",
          "shell-var-undefined",
          "script-task-missing",
          "exclude-no-match",
          "include-ignored-root-key",
          "include-output-leak",
          "include-var-no-effect",
          "requires-enum-violation");
  private static final Linter LINTER =
      new Linter(
          (rule, file, failure) -> {
            throw failure;
          });

  private static List<Finding> findings(Fixture fixture) {
    Snapshot snapshot = TestWorkspace.of(fixture.files(), Map.of("HOSTNAMES", "x")).snapshot();
    return fixture.files().keySet().stream()
        .flatMap(file -> LINTER.of(snapshot, TestWorkspace.id(file)).stream())
        .filter(finding -> RULES.contains(finding.ruleId()))
        .toList();
  }

  private static void check(String text) {
    Fixture fixture = Fixture.parse(text);
    fixture.assertFound(
        findings(fixture).stream()
            .map(
                finding ->
                    new Fixture.Label(
                        finding.file().toString(),
                        finding.range(),
                        finding.severity().id() + "[" + finding.ruleId() + "]"))
            .toList());
  }

  @Test
  void whatAnotherFileSets() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          lib: {taskfile: ./lib.yml, excludes: ['gone:*', 'deep:*', build, default], vars: {IMAGE_TAG: a, LEVEL: b, COMMAND: c}}
        #                                       ^^^^^^^^ warning[exclude-no-match]
        #                                                                                   ^^^^^^^^^ warning[include-var-no-effect]
        env: {CONFIG_FILE: x}
        tasks:
          a:
            cmds:
              - echo {{.CONFIG_FLIE}} {{.IMAGE_TGA}} $CONFIG_FLIE $IMAGE_TAG
        #               ^^^^^^^^^^^ hint[var-undefined]
        #                                ^^^^^^^^^ hint[var-undefined]
        #                                             ^^^^^^^^^^^ hint[shell-var-undefined]
        #                                                          ^^^^^^^^^ warning[shell-var-for-template-var]
              - task lib:biuld b && cd x && task gone
        #            ^^^^^^^^^ warning[script-task-missing]
        #                      ^ warning[script-task-missing]
              - 'task -d x gone; task {{.X}}; task a -- gone; task A=b a'
        //- /lib.yml
        version: '3'
        includes: {deep: ./deep.yml}
        vars: {IMAGE_TAG: z, LEVEL: '{{.LEVEL}}', COMMAND: {sh: 'echo {{.COMMAND}}'}}
        tasks: {build: make}
        //- /deep.yml
        version: '3'
        tasks: {x: make}
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Something brings it, or may.
        "vars: {HOSTNAME: x}\ntasks: {a: 'echo {{.HOSTNAMES}} {{.HOSTNAMEX | default 1}}'}",
        "vars: {HOSTNAME: x}\ntasks: {a: {requires: {vars: [HOSTNAMED]}, cmds: ['echo {{.HOSTNAMED}}']}, b: 'echo {{.HOSTNAMED}}'}",
        "vars: {HOSTNAME: x}\ntasks: {a: 'echo {{.HOSTNAMED}}', b: [{task: a, vars: {HOSTNAMED: x}}]}",
        "vars: {HOSTNAME: x}\ntasks: {a: ['{{if .HOSTNAMED}}x{{end}}', 'echo {{.HOSTNAMED}}']}",
        "vars: {HOSTNAME: x}\ndotenv: [.env]\ntasks: {a: 'echo {{.HOSTNAMED}} $HOSTNAME'}",
        "vars: {HOSTNAME: x}\nincludes: {a: 'https://example.org/x.yml'}\ntasks: {a: 'echo {{.HOSTNAMED}} $HOSTNAME'}",
        "tasks: {a: {cmds: [{for: {var: XS, as: ELEMENT}, cmd: 'echo {{.ELEMENT}}'}]}}",
        "vars: {PORT1: x, NAMES: y}\ntasks: {a: 'echo {{.PORT2}} {{.NAME}}'}",
        "vars: {STAGE: x}\ntasks: {a: {env: {STAGE: '{{.STAGE}}', OTHER: '{{.OTHER}}'}, cmds: ['echo {{.STAGE}} $STAGE']}}",
        "tasks: {a: {env: {STAGE: x}, cmds: ['echo {{.STAGE}}']}, b: [{task: a, vars: {STAGE: x}}]}",
        "vars: {STAGE: x}\ntasks: {a: {dotenv: [.env], cmds: ['echo $STAGE']}}",
        "vars: {STAGE: x}\ntasks: {a: ['STAGE=1; echo $STAGE', 'export STAGE; echo $STAGE', 'for STAGE in a; do echo $STAGE; done']}",
        "vars: {STAGE: x}\ntasks: {a: [\"awk '{print $STAGE}'\", 'test -n ${STAGE:-} && echo $STAGE', 'echo \\$STAGE']}",
        "vars: {HOSTNAMES: x}\ntasks: {a: 'echo $HOSTNAMES'}",
        // Not Task, or another Taskfile.
        "tasks: {a: ['mytask gone', 'echo task gone', 'task -t x.yml gone', 'cd x && task gone', 'task $X', 'task a', 'task b:c']}\nincludes: {b: {taskfile: ./gone.yml, optional: true}}",
        // Allowed values.
        "tasks: {a: {requires: {vars: [{name: S, enum: [x, y]}]}, cmds: [z]}, b: [{task: a, vars: {S: y}}, {task: a, vars: {S: '{{.Q}}'}}, {task: a, vars: {S: {sh: q}}}, {task: a, vars: {T: z}}, {task: a, vars: {S: 1}}]}",
      })
  void nothingIsWrong(String text) {
    check("version: '3'\n" + text + "\n");
  }

  @Test
  void keysOfTheRootThatTheRootHasToo() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        set: [pipefail]
        output: group
        includes: {lib: ./lib.yml, sub: ./sub}
        //- /lib.yml
        version: '3'
        set: [pipefail]
        output: group
        interval: 1s
        #^^^^^^^ warning[include-ignored-root-key]
        //- /sub/Taskfile.yml
        version: '3'
        run: once
        """);
  }

  @Test
  void namesAreMendedWhereTheyStand() {
    String text = "version: '3'\nvars: {VERSION: x}\ntasks: {a: \"echo \\\"{{.VERSOIN}}\\\"\"}\n";
    Finding finding = findings(Fixture.parse(text)).getFirst();
    FileId file = TestWorkspace.id(Fixture.DEFAULT_FILE);
    Snapshot snapshot = TestWorkspace.of(Map.of("/Taskfile.yml", text), Map.of()).snapshot();
    Fix fix = new VarUndefinedRule().fixes(snapshot, finding).getFirst();
    assertThat(TextEdit.apply(text, fix.edits().get(file)))
        .isEqualTo(text.replace("VERSOIN", "VERSION"));
  }
}
