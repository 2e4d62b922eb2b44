package io.github.taskfilels.ide;

import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.Fixture.Label;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Situations in which other servers have led to the wrong place, by their public reports: go to
 * definition, references and highlights.
 */
class NavigationReportsTest {

  private static void leadsTo(String text) {
    Fixture fixture = Fixture.parse(text);
    Fixture.Place cursor = fixture.cursor();
    Snapshot snapshot = TestWorkspace.of(fixture.files()).snapshot();
    fixture.assertFound(
        Definitions.at(snapshot, id(cursor.file()), cursor.offset()).stream()
            .map(target -> new Label(target.file().toString(), target.selection(), "def"))
            .toList());
  }

  /** All references are marked, and those of the file of the cursor are highlighted. */
  private static void isNamedAt(String text) {
    Fixture fixture = Fixture.parse(text);
    Fixture.Place cursor = fixture.cursor();
    Snapshot snapshot = TestWorkspace.of(fixture.files()).snapshot();
    List<Label> found =
        SymbolReferences.at(snapshot, id(cursor.file()), cursor.offset(), true).stream()
            .map(place -> new Label(place.file().toString(), place.occurrence().range(), "ref"))
            .toList();
    fixture.assertFound(found);
    assertThat(
            DocumentHighlights.at(snapshot, id(cursor.file()), cursor.offset()).stream()
                .map(one -> new Label(cursor.file(), one.range(), "ref")))
        .containsExactlyElementsOf(
            found.stream().filter(label -> label.file().equals(cursor.file())).toList());
  }

  /** docker-language-server 287: an anchor has the name of another service. */
  @Test
  void anAnchorNamedAsAnotherTask() {
    String text =
        """
        version: '3'
        tasks:
          first: &second
            deps:
              - %s
        #       ^^^^^^ ref
          second:
        # ^^^^^^ ref
            cmds: [echo]
          third: *second
        """;
    isNamedAt(text.formatted("sec$0ond"));
    leadsTo(
        text.formatted("sec$0ond").replace("#       ^^^^^^ ref\n", "").replace("^ ref", "^ def"));
  }

  /** docker-language-server 303: an anchor stands on a line before the keys. */
  @Test
  void anAnchorBeforeTheKeys() {
    leadsTo(
        """
        version: '3'
        tasks:
          &all build: {deps: [te$0st]}
          test:
        # ^^^^ def
            &inner
            cmds: [echo]
        """);
    leadsTo(
        """
        version: '3'
        tasks:
          &all
          build: {deps: [te$0st]}
          test:
        # ^^^^ def
            cmds: [echo]
        """);
  }

  /** lets 322, yaml-language-server 541: the anchor of a merge, whose name has hyphens. */
  @Test
  void anAnchorThatIsMerged() {
    leadsTo(
        """
        x: &build-test {silent: true}
        #   ^^^^^^^^^^ def
        tasks:
          a:
            <<: [*build-te$0st, *other]
        """);
  }

  /** yaml-language-server: of several anchors of one name the last one before counts. */
  @Test
  void anAnchorThatIsSetAgain() {
    leadsTo(
        """
        a: &one {}
        b: &one {}
        #   ^^^ def
        c: *o$0ne
        d: &one {}
        """);
  }

  /** rust-analyzer 2708: the same from the definition, from a call, and at the ends of a name. */
  @Test
  void referencesFromAnywhere() {
    String text =
        """
        version: '3'
        tasks:
          callee: echo
        # ^^^^^^ ref
          caller: {deps: [callee], cmds: [{task: "callee"}]}
        #                 ^^^^^^ ref
        #                                        ^^^^^^^^ ref
        """;
    for (String at :
        List.of(
            "  $0callee: ",
            "  callee$0: ",
            "[$0callee]",
            "[callee$0]",
            "\"$0callee",
            "callee$0\"")) {
      isNamedAt(text.replace(at.replace("$0", ""), at));
    }
  }

  /**
   * vscode-intelephense 1686, vscode-cpptools 3288: one place, told once, by two ways to a file.
   */
  @Test
  void aFileThatIsIncludedTwice() {
    leadsTo(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {a: ./a.yml, b: ./b.yml}
        //- /a.yml
        version: '3'
        includes: {c: ./c.yml}
        tasks: {t: {deps: ['c:ta$0sk']}}
        //- /b.yml
        version: '3'
        includes: {c: ./../c.yml}
        //- /c.yml
        version: '3'
        tasks:
          task: echo
        # ^^^^ def
        """);
  }

  /** bash-language-server 546: what is not included has nothing to do with it. */
  @Test
  void filesThatAreNotIncluded() {
    isNamedAt(
        """
        //- /Taskfile.yml
        version: '3'
        tasks:
          bui$0ld: echo
        # ^^^^^ ref
        //- /node_modules/x/Taskfile.yml
        version: '3'
        tasks: {build: echo, all: {deps: [build]}}
        """);
  }

  /** vscode-terraform 670: from what a call gives to the variable of the task. */
  @Test
  void aVariableThatACallGives() {
    leadsTo(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {lib: ./lib.yml}
        tasks:
          t: {cmds: [{task: 'lib:u', vars: {NA$0ME: x}}]}
        //- /lib.yml
        version: '3'
        tasks:
          u:
            vars: {NAME: '{{.NAME | default "y"}}'}
        #          ^^^^ def
        """);
  }

  /** terraform-ls 1095: the element of a loop. */
  @Test
  void theElementOfALoop() {
    isNamedAt(
        """
        version: '3'
        tasks:
          t:
            cmds:
              - {for: {var: LIST, as: ONE}, cmd: 'echo {{.O$0NE}}'}
        #                             ^^^ ref
        #                                                 ^^^ ref
              - echo {{.TWO}}
        """);
  }

  /** bash-language-server 1386: what is typed counts, not what is on the disk. */
  @Test
  void textThatIsNotSaved() {
    TestWorkspace workspace =
        TestWorkspace.of(Map.of("/Taskfile.yml", "version: '3'\ntasks: {a: {deps: [b]}}\n"));
    String typed = "version: '3'\ntasks: {a: {deps: [b]}, b: echo}\n";
    Snapshot snapshot = workspace.type("/Taskfile.yml", typed);
    assertThat(Definitions.at(snapshot, id("/Taskfile.yml"), typed.indexOf("b]")))
        .extracting(target -> target.selection().start())
        .containsExactly(typed.indexOf("b: echo"));
  }

  /** awk-language-server 36, fish-lsp 66: nothing in comments, blanks and on keys of the format. */
  @Test
  void wordsThatNameNothing() {
    for (String at : List.of("# bu$0ild", "ec$0ho build", "echo bu$0ild", "de$0ps", "  $0  deps")) {
      String text =
          "version: '3'\ntasks:\n  # build\n  a:\n    deps: [build]\n  build: echo build\n";
      isNamedAt(text.replace(at.replace("$0", ""), at));
    }
  }

  /** yamlls, helm-ls and others: keys that YAML reads as numbers, truths and nothing. */
  @Test
  void namesThatAreNoStrings() {
    for (String name : List.of("1", "true", "1.50", "0x1F", "'1'", "2024-01-01")) {
      leadsTo(
          ("version: '3'\ntasks:\n  t: {deps: [$0%s]}\n  %s: echo\n# @2+%d def\n")
              .formatted(name, name, name.length()));
    }
  }

  @Test
  void namesThatAreWrittenInAnotherWay() {
    for (String name :
        List.of(
            "\"bu\\u0069ld\"",
            "'build'",
            "|-\n          build",
            ">-\n          build",
            "!!str build")) {
      leadsTo(
          ("version: '3'\ntasks:\n  build: echo\n# ^^^^^ def\n" + "  t:\n    cmds:\n      - task: ")
              + name.replace("ld", "l$0d")
              + "\n");
    }
  }

  @Test
  void aTaskThatIsWrittenTwice() {
    leadsTo(
        """
        version: '3'
        tasks:
          a: echo one
          t: {deps: [$0a]}
          a: echo two
        # @2+1 def
        """);
  }

  /** Task takes {@code <<} among tasks as a name. */
  @Test
  void aTaskThatIsMerged() {
    leadsTo(
        """
        version: '3'
        x-more: &more
          merged: echo
        tasks:
          <<: *more
          t: {deps: [mer$0ged]}
        """);
  }

  /** Task takes the name of the alias, and not what that stands for, as the key. */
  @Test
  void aKeyThatIsAnAlias() {
    leadsTo(
        """
        version: '3'
        x-name: &name build
        tasks:
          *name : echo
          t: {deps: [bui$0ld]}
        """);
  }

  @Test
  void theSecondDocument() {
    leadsTo(
        """
        version: '3'
        tasks:
          a: echo
        # @2+1 def
          t: {deps: [$0a]}
        ---
        tasks:
          a: echo
        """);
  }

  @Test
  void aVariableThatIsRequired() {
    String text =
        """
        version: '3'
        vars:
          NAME: 1
        # ^^^^ def
        tasks:
          t: {requires: {vars: [NAME, {name: NAME, enum: [a]}]}, cmds: ['{{if .NAME}}{{.NAME}}{{end}}']}
          u: {cmds: [{for: {var: NAME}, cmd: echo}, {task: t, vars: {X: {ref: .NAME}}}]}
        """;
    for (String at :
        List.of(
            "[NA$0ME",
            "name: NA$0ME",
            "if .NA$0ME",
            "}}{{.NA$0ME",
            "var: NA$0ME",
            "ref: .NA$0ME")) {
      leadsTo(text.replace(at.replace("$0", ""), at));
    }
  }

  @Test
  void aNamespaceOnTheWayUp() {
    leadsTo(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {a: ./a.yml, b: ./b.yml}
        //- /a.yml
        version: '3'
        tasks: {t: {deps: [':b:ta$0sk']}}
        //- /b.yml
        version: '3'
        tasks:
          task: echo
        # ^^^^ def
        """);
  }
}
