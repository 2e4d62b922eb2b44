package io.github.taskfilels.ide.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.Fixture.Label;
import io.github.taskfilels.testkit.TestWorkspace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IncludeRulesTest {
  private static final Linter DIAGNOSTICS =
      new Linter(
          (rule, file, failure) -> {
            throw failure;
          });

  private static void check(String text, Map<String, String> environment) {
    Fixture fixture = Fixture.parse(text);
    TestWorkspace workspace = TestWorkspace.of(fixture.files(), environment);
    fixture.assertFound(labels(workspace, fixture));
  }

  private static void check(String text) {
    check(text, Map.of());
  }

  static List<Label> labels(TestWorkspace workspace, Fixture fixture) {
    return workspace.labels(
        fixture,
        file ->
            DIAGNOSTICS.of(workspace.snapshot(), file).stream()
                .map(
                    finding ->
                        new Label(
                            finding.file().toString(),
                            finding.range(),
                            finding.severity().id()
                                + "["
                                + finding.ruleId()
                                + "]: "
                                + finding.message())));
  }

  @Test
  void includesThatLeadToFilesAreFine() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          file: ./a.yml
          folder: sub
          same: {taskfile: a.yml, dir: elsewhere}
          absent: {taskfile: ./nothing.yml, optional: true}
        //- /a.yml
        version: '3'
        includes:
          up: sub/taskfile.yaml
        //- /sub/taskfile.yaml
        version: '3'
        """);
  }

  @Test
  void aMissingFileIsNamed() {
    check(
        """
        //- /app/Taskfile.yml
        version: '3'
        includes:
          a: ./a.yml
        #    ^^^^^^^ error[include-missing]: include 'a': a.yml does not exist
          b:
            taskfile: ../lib/b.yml
        #             ^^^^^^^^^^^^ error[include-missing]: include 'b': ../lib/b.yml does not exist
        """);
  }

  @Test
  void inAFolderAllNamesAreTried() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          docs: ./docs
        #       ^^^^^^ error[include-missing]: include 'docs': no Taskfile in docs (tried Taskfile.yml, taskfile.yml, Taskfile.yaml, taskfile.yaml, Taskfile.dist.yml, taskfile.dist.yml, Taskfile.dist.yaml, taskfile.dist.yaml)
        //- /docs/other.yml
        version: '3'
        """);
  }

  @Test
  void everyIncludeOfACycleIsMarkedWithTheWholePath() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          lib: ./lib
        #      ^^^^^ error[include-cycle]: include cycle: Taskfile.yml → lib/Taskfile.yml → lib/gen.yml → Taskfile.yml
          aside: ./aside.yml
        //- /lib/Taskfile.yml
        version: '3'
        includes:
          gen: gen.yml
        #      ^^^^^^^ error[include-cycle]: include cycle: Taskfile.yml → gen.yml → ../Taskfile.yml → Taskfile.yml
        //- /lib/gen.yml
        version: '3'
        includes:
          top: ..
        #      ^^ error[include-cycle]: include cycle: gen.yml → ../Taskfile.yml → Taskfile.yml → gen.yml
        //- /aside.yml
        version: '3'
        """);
  }

  @Test
  void theOtherIncludesOfTheCycleAreRelated() {
    Fixture fixture =
        Fixture.parse(
            """
            //- /Taskfile.yml
            version: '3'
            includes: {a: a.yml}
            //- /a.yml
            version: '3'
            includes: {b: b.yml}
            #             ^^^^^ first
            //- /b.yml
            version: '3'
            includes: {top: Taskfile.yml}
            #               ^^^^^^^^^^^^ second
            """);
    TestWorkspace workspace = TestWorkspace.of(fixture.files());
    List<Finding> found = DIAGNOSTICS.of(workspace.snapshot(), TestWorkspace.id("/Taskfile.yml"));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().related())
        .containsExactly(
            new Finding.Related(
                "a.yml includes b.yml",
                TestWorkspace.id("/a.yml"),
                fixture.marked("first").range()),
            new Finding.Related(
                "b.yml includes Taskfile.yml",
                TestWorkspace.id("/b.yml"),
                fixture.marked("second").range()));
  }

  @Test
  void aFileThatIncludesItself() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          me: .
        #     ^ error[include-self]: include 'me' leads to this file itself
          me2: ./x/../Taskfile.yml
        #      ^^^^^^^^^^^^^^^^^^^ error[include-self]: include 'me2' leads to this file itself
        """);
  }

  @Test
  void diamondsAreNoCycles() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {a: a.yml, b: b.yml}
        //- /a.yml
        version: '3'
        includes: {c: c.yml}
        //- /b.yml
        version: '3'
        includes: {c: c.yml, c2: c.yml}
        //- /c.yml
        version: '3'
        """);
  }

  @Test
  void pathsUseTheEnvironmentAndLiteralVariables() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        vars:
          PART: one
          CMD: {sh: echo one}
        includes:
          a: ~/a.yml
          b: $HOME/${KIND:-a}.yml
          c: ./{{.PART}}.yml
          d: ./{{.KIND | default "one"}}.yml
          e: ./{{.CMD}}.yml
        #    ^^^^^^^^^^^^^^ error[include-missing]: include 'e': .yml does not exist; CMD is the output of a command, which Task reads as empty in an include path
          f: ./$NOWHERE.yml
        #    ^^^^^^^^^^^^^^ error[include-missing]: include 'f': .yml does not exist; the environment variable NOWHERE is not set, which Task reads as empty
          g: ./$(echo x).yml
        #    ^^^^^^^^^^^^^^^ error[include-path]: include 'g': commands are not allowed in an include path
          h: ./{{.NOWHERE}}.yml
        #    ^^^^^^^^^^^^^^^^^^ error[include-missing]: include 'h': .yml does not exist; the variable NOWHERE is neither set in this file nor in the environment, which Task reads as empty
          i: ./{{if eq .PART "one"}}{{.PART | upper | lower}}{{end}}.yml
          j: '{{.ROOT_DIR}}/two.yml'
        #    ^^^^^^^^^^^^^^^^^^^^^^^ error[include-missing]: include 'j': two.yml does not exist; Task sets ROOT_DIR later; it is empty in an include path
          k: ./{{now | date "2006"}}.yml
        #    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ information[include-unresolved]: include 'k' is not followed: it depends on the time
          l: ./{{.PART | nope}}.yml
        #    ^^^^^^^^^^^^^^^^^^^^^^ error[include-path]: include 'l': template error: function "nope" not defined
        //- /one.yml
        version: '3'
        //- /home/me/a.yml
        version: '3'
        """,
        Map.of("HOME", "/home/me"));
  }

  @Test
  void whatIsNotSetIsEmptyInAPath() {
    check(
        """
        //- /sub/Taskfile.yml
        version: '3'
        vars:
          CMD: {sh: echo one}
          REF: {ref: .CMD}
          NOTHING:
          LATER: '{{.PART}}'
        includes:
          a: '{{.PREFIX}}one.yml'
          b: {taskfile: '{{.LOCAL}}/none.yml', optional: true}
          c: ${NOWHERE}one.yml
          d: '{{.CMD}}{{.REF}}{{.NOTHING}}one.yml'
        #        ^^^ warning[include-path-dynamic-var]: 'CMD' is the output of a command, and empty in an include; write the path out
        #                ^^^ warning[include-path-dynamic-var]: 'REF' is a reference, and empty in an include; write the path out
          e: '{{.ROOT_DIR}}/one.yml'
        #    ^^^^^^^^^^^^^^^^^^^^^^^ error[include-missing]: include 'e': ../one.yml does not exist; Task sets ROOT_DIR later; it is empty in an include path
          f: '{{.TASKFILE_DIR}}one.yml'
        #        ^^^^^^^^^^^^ warning[include-path-dynamic-var]: 'TASKFILE_DIR' is set after includes are read, and empty here; write the path out
          g: '{{.LATER}}one.yml'
        #    ^^^^^^^^^^^^^^^^^^^ error[include-missing]: include 'g': {{.PART}}one.yml does not exist
          h: '{{.SOME.THING}}one.yml'
          i: '{{.WHOLE}}'
        #    ^^^^^^^^^^^^ error[include-self]: include 'i' leads to this file itself
          j: '{{.NOWHERE | upper}}one.yml'
        #    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[include-path]: include 'j': template error: invalid value; expected string
        //- /sub/one.yml
        version: '3'
        """);
  }

  @Test
  void aDirThatTaskRefuses() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          a: {taskfile: ./one.yml, dir: '{{.A'}
        #               ^^^^^^^^^ error[include-path]: include 'a': its 'dir': template error: unclosed action
          b: {taskfile: ./one.yml, dir: '$(pwd)'}
        #               ^^^^^^^^^ error[include-path]: include 'b': its 'dir': commands are not allowed in an include path
          c: {taskfile: ./one.yml, dir: '{{.NOWHERE}}/$NOWHERE/~/{{now}}'}
          d: {taskfile: ./none.yml, dir: '$(pwd)', optional: true}
        #               ^^^^^^^^^^ error[include-path]: include 'd': its 'dir': commands are not allowed in an include path
        //- /one.yml
        version: '3'
        """);
  }

  @Test
  void filesOnOtherMachinesAreNotFollowed() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          a: https://example.com/Taskfile.yml
        #    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information[include-unresolved]: include 'a' is not followed: it is on another machine
          b: git@example.com:o/r.git//Taskfile.yml?ref=v1
        #    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information[include-unresolved]: include 'b' is not followed: it is on another machine
          c: file:///tmp/Taskfile.yml
        #    ^^^^^^^^^^^^^^^^^^^^^^^^ error[include-missing]: include 'c': file:/tmp/Taskfile.yml does not exist
        #    ^^^^^^^^^^^^^^^^^^^^^^^^ warning[include-scheme]: Task takes 'file://' for a part of a local path; write https:// or the address of a git repository
        """);
  }

  @Test
  void aCommentSilencesAndASettingChangesTheSeverity() {
    Fixture fixture =
        Fixture.parse(
            """
            version: '3'
            includes:
              # taskfile-ls: ignore include-missing
              a: ./a.yml
              b: ./b.yml
            #    ^^^^^^^ hint[include-missing]: include 'b': b.yml does not exist
            """);
    TestWorkspace workspace = TestWorkspace.of(fixture.files());
    workspace
        .workspace()
        .settingsChanged(
            new io.github.taskfilels.workspace.Settings(
                com.google.common.collect.ImmutableMap.of("include-missing", "hint"),
                com.google.common.collect.ImmutableSet.of(),
                com.google.common.collect.ImmutableSet.of()));
    fixture.assertFound(labels(workspace, fixture));
  }

  /** What it would lead to is not told beside the mistake. */
  @Test
  void anUnquotedTemplateIsNoPath() {
    String unquoted =
        "a value that begins with a template must be quoted, for YAML reads the brace as a mapping";
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          a: {{.X}}
        #    ^^^^^^ error[tpl-yaml-flow]: UNQUOTED
          b: {taskfile: {{.X}}, dir: x}
        #               ^^^^^^ error[tpl-yaml-flow]: UNQUOTED
        """
            .replace("UNQUOTED", unquoted));
  }
}
