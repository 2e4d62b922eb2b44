package io.github.taskfilels.ide.refactor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Situations from bug reports of comparable tools, each named in its comment. */
class RefactoringReportsTest {

  /** yaml-language-server 1060, 1070: the bracket stays where the list ends the file. */
  @Test
  void aListAtTheEndOfTheFile() {
    Refactored.check(
        "version: '3'\ntasks:\n  t:\n    deps$0: ['a','b']",
        "Write the list in lines",
        "version: '3'\ntasks:\n  t:\n    deps:\n      - 'a'\n      - 'b'");
  }

  /** rust-analyzer 10037, 18786: new names collide with others. */
  @Test
  void namesThatAreThere() {
    String text =
        "version: '3'\ntasks:\n  t:\n    cmds:\n      - mak$0e\n  t-steps: make\n  t-steps-2: make\n";
    assertThat(Refactored.files(text, "Extract the command to a task").get("/Taskfile.yml"))
        .contains("\n  t-steps-3:\n");
  }

  /** rust-analyzer 19547: what is read inside of a formatted text is not given. */
  @Test
  void variablesInsideOfFunctions() {
    String text =
        """
        version: '3'
        tasks:
          t:
            vars: {A: a, B: b}
            cmds:
              - echo {{printf "%s" (index . "A")}} {{range $x := .B}}{{$x}}{{$.C}}{{end}}$0
        """;
    assertThat(Refactored.files(text, "Extract the command to a task").get("/Taskfile.yml"))
        .contains("A: {ref: .A}", "B: {ref: .B}", "C: {ref: .C}");
  }

  /** rust-analyzer 14702, intellij-rust 8248: what is inlined means another variable there. */
  @Test
  void shadowedVariables() {
    String text =
        """
        version: '3'
        vars: {A: file}
        tasks:
          t:
            vars: {A: task}
            cmds:
              - task: u$0
          u:
            cmds:
              - echo {{.A}}
        """;
    assertThat(Refactored.refusal(text, "Inline the task 'u'")).contains("another A");
  }

  /** rust-analyzer 23110: inlining what stands in another file uses ranges of this one. */
  @Test
  void tasksOfOtherFiles() {
    String text =
        """
        //- /Taskfile.yml
        version: '3'
        includes: {d: ./d}
        tasks:
          t:
            cmds:
              - task: d:u$0
        //- /d/Taskfile.yml
        version: '3'
        # much is written before it
        # so that it stands behind all of the other file
        tasks:
          u:
            cmds:
              - echo
        """;
    assertThat(Refactored.refusal(text, "Inline the task 'd:u'")).contains("another file");
  }

  /** VS Code 33241, ruby-lsp 595: a light bulb for a variable wherever the cursor is. */
  @Test
  void variablesWithoutASelection() {
    assertThat(Refactored.titles("version: '3'\ntasks:\n  t:\n    cmds:\n      - ec$0ho a b\n"))
        .noneMatch(title -> title.contains("variable"));
  }

  /** golang/go 66853: what is inside of another call can be chosen, too. */
  @Test
  void theInnermostOfSeveral() {
    assertThat(
            Refactored.titles(
                "version: '3'\ntasks:\n  a: make\n  t:\n    cmds: [{task: a, vars: {X$0: [1]}}]\n"))
        .contains("Write as a mapping with 'value'");
  }

  /** golang/go 77543: inlining offered on the definition. */
  @Test
  void inliningOnlyAtCalls() {
    String text = "version: '3'\ntasks:\n  t:\n    cmds: [{task: a}]\n  a$0:\n    cmds: [make]\n";
    assertThat(Refactored.titles(text)).noneMatch(title -> title.startsWith("Inline"));
  }

  /** eslint-plugin-yml 50, fkYAML 332: lists in lists. */
  @Test
  void listsInLists() {
    Refactored.check(
        "version: '3'\nvars:\n  A$0: [[1, 2], {b: [3]}]\n",
        "Write the list in lines",
        "version: '3'\nvars:\n  A:\n    - [1, 2]\n    - {b: [3]}\n");
  }

  /** Deslop 282: an action whose change is refused does nothing and says nothing. */
  @Test
  void refusalsSayWhy() {
    String text =
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          d: {taskfile: ./d, dir: ./d}
        tasks:
          l: make
          t$0: make
        //- /d/Taskfile.yml
        version: '3'
        tasks:
          u: make
        """;
    assertThat(Refactored.isRefused(text, "Move to 'd' (d/Taskfile.yml)")).isTrue();
  }

  /** yamllint and prettier on blocks at the end of a file without a line break. */
  @Test
  void aBlockWithoutALineBreak() {
    assertThat(
            Refactored.proposals(
                "version: '3'\ntasks:\n  t:\n    cmds:\n      - mak$0e\n      - |\n        make"))
        .isEmpty();
  }

  /** A variable of all files is rendered for each task, so it may tell where the task stands. */
  @Test
  void placesThatVariablesTell() {
    String text =
        """
        //- /Taskfile.yml
        version: '3'
        vars: {RUN: '{{.TASKFILE_DIR}}/run', ALSO: '{{.RUN}}'}
        includes:
          d: ./d
        tasks:
          l: make
          t$0: '{{.ALSO}} x'
        //- /d/Taskfile.yml
        version: '3'
        tasks:
          u: make
        """;
    assertThat(Refactored.refusal(text, "Move to 'd' (d/Taskfile.yml)")).contains("TASKFILE_DIR");
  }

  /** Task joins a directory to that of an include before it renders it. */
  @Test
  void directoriesThatAreTemplates() {
    String text =
        """
        version: '3'
        tasks:
          l: make
          t$0:
            dir: '{{.ROOT_DIR}}/x'
            cmd: make
        """;
    assertThat(Refactored.refusal(text, "Move the task 't' to the new file Taskfile.t.yml"))
        .contains("'dir' is a template");
  }
}
