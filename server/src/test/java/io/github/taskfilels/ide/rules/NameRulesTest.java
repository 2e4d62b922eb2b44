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
          "requires-enum-violation",
          "for-var-undefined",
          "tpl-missing-into-func",
          "var-shadowed-cli",
          "include-alias-conflict",
          "include-path-dynamic-var",
          "include-unused",
          "include-var-unused",
          "dotenv-invalid");
  private static final Linter LINTER =
      new Linter(
          (rule, file, failure) -> {
            throw failure;
          });

  private static List<Finding> findings(Fixture fixture) {
    Snapshot snapshot = TestWorkspace.of(fixture.files(), Map.of("HOSTNAMES", "x")).snapshot();
    return fixture.files().keySet().stream()
        .filter(file -> file.endsWith(".yml"))
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

  @Test
  void loopsAndFunctionsWithoutAVariable() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        env: {SERVERS: a b}
        tasks:
          a:
            deps: [{for: {var: NOWHERE}, task: b}]
        #                      ^^^^^^^ hint[for-var-undefined]
            cmds:
              - {for: {var: SEVRERS}, cmd: echo}
        #                   ^^^^^^^ hint[for-var-undefined]
              - {for: {var: SERVERS}, cmd: echo}
              - {for: {var: PASSED}, cmd: echo}
              - {for: {var: HOSTNAMES}, cmd: echo}
              - {for: {var: CLI_ARGS}, cmd: echo}
          b:
            vars: {OWN: a}
            requires: {vars: [ASKED]}
            cmds:
              - {for: {var: OWN}, cmd: echo}
              - {for: {var: ASKED}, cmd: echo}
              - {for: {var: .OWN}, cmd: echo}
              - echo {{upper .GONE}} {{.LOST | default "a" | upper}} {{upper .ASKED}} {{.PASSED | lower}} {{len .GONE}}
        #                     ^^^^ hint[tpl-missing-into-func]
          c: [{task: a, vars: {PASSED: x}}]
        """);
  }

  @Test
  void whatIsPassedInVain() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          lib: {taskfile: ./lib.yml, vars: {READ: a, DEEP: b, NOBODY: c}}
        #                                                     ^^^^^^ hint[include-var-unused]
          off: {taskfile: ./off.yml, internal: true}
        # ^^^ hint[include-unused]
          use: {taskfile: ./off.yml, internal: true, aliases: [u]}
          set: {taskfile: ./deep.yml, internal: true}
        x-all: &all {OWN: 1}
        tasks:
          a:
            - {task: b, vars: {OWN: 1, SAME: x, FREE: 2, CODE: 3, LATE: 4}}
        #                      ^^^ warning[var-shadowed-cli]
            - {task: b, vars: *all}
            - task: u:t
            - {task: 'lib:pass', vars: {T: 1}}
        #                               ^ warning[var-shadowed-cli]
          b: {vars: {OWN: x, SAME: x, FREE: '{{.FREE | default 1}}', LATE: {sh: 'x'}}, cmds: ['{{.OWN}} {{.SAME}} {{.FREE}} {{.CODE}} {{.LATE}}']}
        //- /lib.yml
        version: '3'
        includes: {deep: ./deep.yml}
        tasks: {pass: {vars: {T: 2}, cmds: ['{{.READ}} {{.T}}']}}
        //- /deep.yml
        version: '3'
        vars: {DEEPER: 1}
        tasks: {x: 'make {{.DEEP}}'}
        //- /off.yml
        version: '3'
        tasks: {t: make}
        """);
  }

  @Test
  void aliasesThatSeveralIncludesBring() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          a: {taskfile: ./a.yml, aliases: [x, y, z]}
          b: {taskfile: ./b.yml, aliases: [x, w]}
        #                                  ^ warning[include-alias-conflict]
          c: {taskfile: ./c.yml, aliases: [x, y]}
          d: {taskfile: ./d.yml, flatten: true}
        #               ^^^^^^^ warning[include-alias-conflict]
          e: {taskfile: ./e.yml, excludes: [build], aliases: [z]}
          f: {taskfile: ./b.yml, aliases: [a, c]}
        #                                  ^ warning[include-alias-conflict]
        tasks:
          one: {aliases: [a, q], cmds: [x]}
        #                 ^ warning[include-alias-conflict]
          two: {aliases: [w, c], cmds: [x]}
        //- /a.yml
        version: '3'
        tasks: {default: make, build: make}
        //- /b.yml
        version: '3'
        tasks: {build: make}
        //- /c.yml
        version: '3'
        tasks: {other: make}
        //- /d.yml
        version: '3'
        tasks: {flat: {aliases: [q], cmds: [make]}, free: {aliases: [f], cmds: [make]}}
        //- /e.yml
        version: '3'
        tasks: {build: make}
        """);
  }

  @Test
  void pathsOfIncludesThatAreNotKnownYet() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        vars: {S: {sh: x}, R: {ref: .L}, L: lib, T: '{{.L}}'}
        includes:
          a: {taskfile: './{{.S}}/lib.yml', dir: './{{.L}}'}
        #                     ^ warning[include-path-dynamic-var]
          b: {taskfile: './{{.R}}/lib.yml', dir: '{{.TASKFILE_DIR}}'}
        #                     ^ warning[include-path-dynamic-var]
        #                                            ^^^^^^^^^^^^ warning[include-path-dynamic-var]
          c: {taskfile: './{{.T}}/lib.yml', optional: true}
        #                     ^ warning[include-path-dynamic-var]
          d: {taskfile: './{{.ROOT_DIR}}/none.yml'}
          e: {taskfile: './{{.L}}.yml', dir: '{{.ROOT_DIR | default "."}}'}
        //- /lib.yml
        version: '3'
        """);
  }

  @Test
  void filesOfTheEnvironment() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {lib: ./lib/Taskfile.yml, adv: {taskfile: ./adv/Taskfile.yml, dir: ./adv}}
        dotenv: [good.env, bad.env, none.env, lib, '{{.X}}.env']
        #                  ^^^^^^^ error[dotenv-invalid]
        #                                     ^^^ error[dotenv-invalid]
        tasks:
          a: {dir: lib, dotenv: [quote.env, good.env], cmds: [x]}
        #                        ^^^^^^^^^ error[dotenv-invalid]
          b: {dir: '{{.X}}', dotenv: [bad.env], cmds: [x]}
        //- /good.env
        # a comment
        export A="x
        y"
        B: c
        //- /bad.env
        A=1
        B!=2
        //- /lib/quote.env
        A="x
        //- /lib/Taskfile.yml
        version: '3'
        tasks: {t: {dotenv: [bad.env], cmds: [x]}}
        #                    ^^^^^^^ error[dotenv-invalid]
        //- /adv/Taskfile.yml
        version: '3'
        tasks: {t: {dotenv: [bad.env], cmds: [x]}}
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Something brings it, or may.
        "vars: {HOSTNAME: x}\ntasks: {a: 'echo {{.HOSTNAMES}} {{.HOSTNAMEX | default 1}}'}",
        "vars: {HOSTNAME: x}\n"
            + "tasks: {a: {requires: {vars: [HOSTNAMED]}, cmds: ['echo {{.HOSTNAMED}}']}, b: 'echo"
            + " {{.HOSTNAMED}}'}",
        "vars: {HOSTNAME: x}\n"
            + "tasks: {a: 'echo {{.HOSTNAMED}}', b: [{task: a, vars: {HOSTNAMED: x}}]}",
        "vars: {HOSTNAME: x}\ntasks: {a: ['{{if .HOSTNAMED}}x{{end}}', 'echo {{.HOSTNAMED}}']}",
        "dotenv: [.env]\ntasks: {a: {cmds: [{for: {var: GONE}, cmd: 'echo {{upper .LOST}}'}]}}",
        "includes: {a: 'https://example.org/x.yml'}\n"
            + "tasks: {a: {cmds: [{for: {var: GONE}, cmd: 'echo {{upper .LOST}}'}]}}",
        "includes: {a: {taskfile: './{{.X}}.yml', internal: true, optional: true, vars: {Y: x}}}\n"
            + "tasks: {a: x}",
        "vars: {HOSTNAME: x}\ndotenv: [.env]\ntasks: {a: 'echo {{.HOSTNAMED}} $HOSTNAME'}",
        "vars: {HOSTNAME: x}\n"
            + "includes: {a: 'https://example.org/x.yml'}\n"
            + "tasks: {a: 'echo {{.HOSTNAMED}} $HOSTNAME'}",
        "vars: {XS: x}\n"
            + "tasks: {a: {cmds: [{for: {var: XS, as: ELEMENT}, cmd: 'echo {{.ELEMENT}}'}]}}",
        "vars: {PORT1: x, NAMES: y}\ntasks: {a: 'echo {{.PORT2}} {{.NAME}}'}",
        "vars: {STAGE: x}\n"
            + "tasks: {a: {env: {STAGE: '{{.STAGE}}', OTHER: '{{.OTHER}}'}, cmds: ['echo {{.STAGE}}"
            + " $STAGE']}}",
        "tasks: {a: {env: {STAGE: x}, cmds: ['echo {{.STAGE}}']}, b: [{task: a, vars: {STAGE:"
            + " x}}]}",
        "vars: {STAGE: x}\ntasks: {a: {dotenv: [.env], cmds: ['echo $STAGE']}}",
        "vars: {STAGE: x}\n"
            + "tasks: {a: ['STAGE=1; echo $STAGE', 'export STAGE; echo $STAGE', 'for STAGE in a; do"
            + " echo $STAGE; done']}",
        "vars: {STAGE: x}\n"
            + "tasks: {a: [\"awk '{print $STAGE}'\", 'test -n ${STAGE:-} && echo $STAGE', 'echo"
            + " \\$STAGE']}",
        "vars: {HOSTNAMES: x}\ntasks: {a: 'echo $HOSTNAMES'}",
        // Not Task, or another Taskfile.
        "tasks: {a: ['mytask gone', 'echo task gone', 'task -t x.yml gone', 'cd x && task gone',"
            + " 'task $X', 'task a', 'task b:c']}\n"
            + "includes: {b: {taskfile: ./gone.yml, optional: true}}",
        // Allowed values.
        "tasks: {a: {requires: {vars: [{name: S, enum: [x, y]}]}, cmds: [z]}, b: [{task: a, vars:"
            + " {S: y}}, {task: a, vars: {S: '{{.Q}}'}}, {task: a, vars: {S: {sh: q}}}, {task: a,"
            + " vars: {T: z}}, {task: a, vars: {S: 1}}]}",
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
