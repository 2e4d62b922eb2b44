package io.github.taskfilels.ide.rename;

import static io.github.taskfilels.ide.rename.RenameFixture.check;

import org.junit.jupiter.api.Test;

class RenamesTest {

  @Test
  void aTaskInAllFilesAndChains() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          lib: {taskfile: ./lib.yml, aliases: [l]}
          other: {taskfile: ./lib.yml, excludes: [‹gen›]}
        tasks:
          all:
            deps: ['lib:‹gen›', "l:‹gen›", lib:x, lib:g]
            cmds:
              - defer: {task: lib:‹gen›}
              - task: >-
                  lib:‹gen›
              - {for: [‹gen›, x], task: 'lib:{{.ITEM}}'}
        //- /lib.yml
        version: '3'
        tasks:
          ‹gen›: {aliases: [g]}
          x: {deps: [‹gen›], cmds: [echo gen]} # gen
          generate: echo
        //- /apart/Taskfile.yml
        version: '3'
        tasks: {gen: {deps: [gen]}}
        """,
        "make");
  }

  @Test
  void climbingAndFlattening() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {a: ./a.yml, f: {taskfile: ./f.yml, flatten: true}}
        tasks:
          ‹go›: {deps: [a:go]}
        //- /a.yml
        version: '3'
        tasks: {go: {deps: [':‹go›', go]}}
        //- /f.yml
        version: '3'
        tasks: {u: {deps: [‹go›, ':a:go']}}
        """,
        "run");
  }

  @Test
  void aTaskWithWildcards() {
    check(
        """
        version: '3'
        tasks:
          ‹w-*›: echo {{index .MATCH 0}}
          t: {deps: [x-1]}
          x-1: echo
        """,
        "v-*");
  }

  @Test
  void aliasesOfTasksAndIncludes() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {lib: {taskfile: ./lib.yml, aliases: [‹l›, m]}}
        tasks: {t: {deps: [‹l›:g, lib:l, m:l]}}
        //- /lib.yml
        version: '3'
        tasks: {g: {aliases: [l]}}
        """,
        "n");
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {lib: {taskfile: ./lib.yml, aliases: [l]}}
        tasks: {t: {deps: [l:g, lib:‹a›, l:‹a›]}}
        //- /lib.yml
        version: '3'
        tasks: {g: {aliases: [‹a›]}, t: {deps: [‹a›]}}
        """,
        "n");
  }

  @Test
  void aNamespace() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          ‹lib›: {taskfile: ./lib.yml, aliases: [l]}
          lib2: ./lib.yml
        tasks:
          all: {deps: [‹lib›:gen, l:gen, lib2:gen, '‹lib›:w-{{.X}}', '‹lib›:sub:s']}
        //- /lib.yml
        version: '3'
        includes: {sub: ./sub.yml}
        tasks: {gen: {deps: [':‹lib›:gen']}, w-*: echo}
        //- /sub.yml
        version: '3'
        tasks: {s: {deps: ['::‹lib›:gen', '::lib2:gen']}}
        """,
        "tools");
  }

  @Test
  void aNamespaceThatIsNoPartOfNames() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {‹ci›: {taskfile: ./ci.yml, flatten: true}}
        tasks: {default: {deps: [ci, ci:full]}}
        //- /ci.yml
        version: '3'
        tasks: {ci: echo, ci:full: echo}
        """,
        "pipeline");
  }

  @Test
  void aNamespaceOfTasksThatAreNotKnown() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          ‹lib›: {taskfile: ./lib.yml, excludes: ['l:a']}
          l: https://example.org/Taskfile.yml
        tasks:
          all: {deps: ['‹lib›:none', '‹lib›:sub:none', 'l:lib:x', ':‹lib›:none']}
        //- /lib.yml
        version: '3'
        includes: {sub: ./sub.yml}
        //- /sub.yml
        version: '3'
        tasks: {s: {deps: ['::‹lib›:none', ':lib:none']}}
        """,
        "tools");
    check(
        """
        version: '3'
        includes:
          far: {taskfile: https://example.org/Taskfile.yml, aliases: [‹f›]}
        tasks:
          all: {deps: ['far:x', '‹f›:x', '‹f›:{{.X}}']}
        """,
        "g");
  }

  @Test
  void aVariableOfAllFiles() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        vars: {‹A›: 1, B: "{{.‹A›}}"}
        includes: {lib: {taskfile: ./lib.yml, vars: {‹A›: '{{.‹A›}}'}}}
        tasks:
          t:
            requires: {vars: [‹A›]}
            cmds:
              - echo {{.‹A›}} {{index . "‹A›"}} A $A {{.AA}}
              - {for: {var: ‹A›}, cmd: 'echo {{.ITEM}}'}
              - {task: lib:u, vars: {‹A›: {ref: .‹A›}}}
              - |
                {{if .‹A›}}
                echo "{{ .‹A› | upper }}"
                {{end}}
          own: {vars: {A: 3}, cmds: ['{{.A}}']}
        //- /lib.yml
        version: '3'
        tasks: {u: 'echo {{.‹A›}}'}
        """,
        "NEW");
  }

  @Test
  void aVariableOfATask() {
    check(
        """
        version: '3'
        vars: {V: 1}
        tasks:
          own: {vars: {‹V›: 3}, cmds: ['{{.‹V›}}', {task: other, vars: {V: '{{.‹V›}}'}}]}
          other: echo {{.V}}
          caller: {cmds: [{task: own, vars: {‹V›: '{{.V}}'}}]}
        """,
        "W");
  }

  @Test
  void aLoopVariable() {
    check(
        """
        version: '3'
        tasks:
          t: {cmds: [{for: {var: L, as: ‹X›}, cmd: 'echo {{.‹X›}}'}]}
          u: {cmds: ['echo {{.X}}']}
        """,
        "ELEMENT");
  }

  @Test
  void exportedVariablesInScripts() {
    check(
        """
        version: '3'
        env: {‹E›: 1}
        vars: {L: {sh: 'echo $‹E›'}}
        tasks:
          t:
            if: '[ -n "$‹E›" ]'
            status: ['test -f ${‹E›}']
            cmds: ['echo $‹E› ${#‹E›} \\$E {{.‹E›}} E $EE "${‹E›:-no}"', "echo '$E'"]
          own: {env: {E: 2}, cmds: ['echo $E']}
        """,
        "F");
    check(
        """
        version: '3'
        env: {E: 1}
        tasks:
          t: {cmds: ['echo $E']}
          own: {env: {‹E›: 2, F: '{{.E}}'}, cmds: ['echo $‹E› {{.E}}']}
        """,
        "G");
    check(
        """
        version: '3'
        vars: {‹V›: 1, L: {sh: 'echo $‹V›'}}
        tasks: {t: {cmds: ['echo $V']}}
        """,
        "G");
  }

  @Test
  void anchors() {
    check(
        """
        version: '3'
        x: &‹base› {deps: [a]}
        tasks:
          a: echo
          b: *‹base›
          c: {<<: *‹base›, desc: base}
        """,
        "common");
  }

  @Test
  void variablesBehindAnchors() {
    check(
        """
        version: '3'
        x-env: &env {‹J›: '{{.J}}', K: '{{.K}}'}
        tasks:
          a: {env: *env, vars: {J: 1}, cmds: ['echo $‹J› {{.J}}']}
          b: {env: *env, cmds: ['echo ${‹J›}', {task: a, vars: {J: 2}}]}
          c: {vars: &vars {M: '{{.K}}'}, cmds: [{task: d, vars: *vars}]}
          d: echo {{.M}}
        """,
        "L");
    check(
        """
        version: '3'
        x-env: &env {J: '{{.‹J›}}'}
        tasks:
          a: {env: *env, vars: {‹J›: 1}, cmds: ['echo $J {{.‹J›}}']}
          b: {env: *env, cmds: ['echo ${J}', {task: a, vars: {‹J›: 2}}]}
        """,
        "L");
    check(
        """
        version: '3'
        tasks:
          c: {vars: &vars {‹M›: '{{.K}}'}, cmds: ['{{.‹M›}}', {task: d, vars: *vars}]}
          d: echo {{.‹M›}}
        """,
        "L");
  }

  @Test
  void namedTemplates() {
    check(
        """
        version: '3'
        tasks:
          a: |
            {{define "‹t›"}}x{{end}}
            {{template "‹t›" .}} t
          b: '{{define "t"}}{{end}}{{block "u" .}}{{end}}{{template "t"}}'
        """,
        "line");
    check(
        """
        version: '3'
        tasks:
          b: "{{block \\"‹u›\\" .}}{{end}}{{template \\"‹u›\\"}}"
        """,
        "line");
  }

  @Test
  void guessesInScripts() {
    check(
        """
        version: '3'
        tasks:
          ‹build›: echo build
          t: {cmds: ['task ‹build› && make build; task -d x build; cd y; task build']}
        """,
        "compile",
        true);
    check(
        """
        version: '3'
        tasks:
          ‹build›: echo build
          t: {deps: [‹build›], cmds: ['task build && make build']}
        """,
        "compile",
        false);
  }
}
