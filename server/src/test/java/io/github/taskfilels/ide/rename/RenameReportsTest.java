package io.github.taskfilels.ide.rename;

import static io.github.taskfilels.ide.rename.RenameFixture.check;
import static io.github.taskfilels.ide.rename.RenameFixture.refused;
import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.ide.rename.RenameRefusedException.Reason;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Situations in which other servers have renamed wrongly, by their public reports. */
class RenameReportsTest {

  private static String renamed(String text, String at, String newName)
      throws RenameRefusedException {
    Snapshot snapshot = TestWorkspace.of(ImmutableMap.of("/Taskfile.yml", text)).snapshot();
    Map<String, String> texts =
        RenameFixture.apply(
            snapshot,
            Renames.rename(snapshot, id("/Taskfile.yml"), text.indexOf(at), newName, false));
    return texts.getOrDefault("/Taskfile.yml", text);
  }

  /** Only the old name, not longer ones that begin or end with it. */
  @Test
  void namesInsideOfNames() {
    check(
        """
        version: '3'
        tasks:
          ‹test›: {aliases: [t]}
          test-all: {deps: [‹test›, test-all-2, 'test:unit']}
          test-all-2: echo test
          'test:unit': {deps: [‹test›]}
        """,
        "check");
  }

  /** Columns count in UTF-16, and line breaks stay what they are. */
  @Test
  void emojiAndCarriageReturns() throws RenameRefusedException {
    assertThat(
            renamed(
                "version: '3'\r\ntasks:\r\n  😀a: echo # a\r\n  b: {deps: [\"😀a\", 'b']}\r\n",
                "😀a",
                "😀c"))
        .isEqualTo("version: '3'\r\ntasks:\r\n  😀c: echo # a\r\n  b: {deps: [\"😀c\", 'b']}\r\n");
  }

  /** A byte order mark moves nothing. */
  @Test
  void byteOrderMarks() throws RenameRefusedException {
    assertThat(renamed("\uFEFFversion: '3'\ntasks: {a: echo, b: {deps: [a]}}\n", "a: echo", "c"))
        .isEqualTo("\uFEFFversion: '3'\ntasks: {c: echo, b: {deps: [c]}}\n");
  }

  /** The name needs quotes where it stands, and others than it had. */
  @Test
  void quotesByPlace() throws RenameRefusedException {
    String text =
        "version: '3'\ntasks:\n  a: echo\n  b: {deps: [a, 'a', \"a\"], cmds: [{task: a}]}\n";
    assertThat(renamed(text, "a: echo", "it's, \"x\""))
        .isEqualTo(
            """
            version: '3'
            tasks:
              it's, "x": echo
              b: {deps: ['it''s, "x"', 'it''s, "x"', "it's, \\"x\\""], cmds: [{task: 'it''s, "x"'}]}
            """);
    assertThat(renamed(text, "a: echo", "a: b"))
        .contains("  'a: b': echo\n")
        .contains("[{task: 'a: b'}]");
    assertThat(renamed(text, "a: echo", "null")).contains("  'null': echo\n");
    assertThat(renamed(text, "a: echo", "#1")).contains("  '#1': echo\n");
    assertThat(renamed(text, "a: echo", "*x".substring(1))).contains("  x: echo\n");
  }

  /** An alias of YAML is not the value that it names. */
  @Test
  void anchoredLists() {
    check(
        """
        version: '3'
        x: &deps [‹a›, {task: ‹a›}]
        tasks:
          ‹a›: echo
          b: {deps: *deps}
          c: {deps: *deps, cmds: &cmds [{task: ‹a›}]}
          d: {cmds: *cmds}
        """,
        "z");
  }

  /** A variable in a template, in a longer chain of fields, with a dollar, and not as a field. */
  @Test
  void fieldsOfTheRootOnly() {
    check(
        """
        version: '3'
        vars: {‹A›: {map: {A: 1}}}
        tasks:
          t: '{{.‹A›.A}} {{$.‹A›.A}} {{range .B}}{{.A}}{{$.‹A›}}{{end}} {{with .‹A›}}{{.A}}{{end}}'
        """,
        "Z");
  }

  /** A shadowed variable keeps its name. */
  @Test
  void shadowing() {
    check(
        """
        version: '3'
        vars: {‹A›: 1}
        tasks:
          s: {vars: {A: 2}, cmds: ['{{.A}}']}
          u: 'echo {{.‹A›}}'
        """,
        "Z");
  }

  /** Half-typed text elsewhere does not keep a name from being changed. */
  @Test
  void brokenDocuments() throws RenameRefusedException {
    assertThat(renamed("version: '3'\ntasks:\n  a: echo\n  b: {deps: [a\n", "a: echo", "c"))
        .isEqualTo("version: '3'\ntasks:\n  c: echo\n  b: {deps: [c\n");
  }

  /** At the end of a name, the name is meant. */
  @Test
  void theCursorBehindTheName() throws RenameRefusedException {
    assertThat(renamed("version: '3'\ntasks:\n  abc: echo\n", ": echo", "c")).contains("  c: echo");
  }

  /** A key of the format is none of ours. */
  @Test
  void keywords() {
    refused("version: '3'\nta$0sks: {a: echo}\n", "jobs", Reason.NOT_OURS, "put the cursor");
    refused("version: '3'\ntasks: {a: 'ech$0o'}\n", "jobs", Reason.NOT_OURS, "put the cursor");
  }

  /** The same file in two namespaces and in two roots. */
  @Test
  void sharedFiles() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {x: ./s.yml, y: {taskfile: ./s.yml, aliases: [z]}}
        tasks: {t: {deps: ['x:‹go›', 'y:‹go›', 'z:‹go›']}}
        //- /other/Taskfile.yml
        version: '3'
        includes: {s: ../s.yml}
        tasks: {t: {deps: ['s:‹go›']}, go: echo}
        //- /s.yml
        version: '3'
        tasks: {‹go›: echo, h: {cmds: [{task: ‹go›}]}}
        """,
        "run");
  }

  /** Merged keys: the reference stands in what is merged. */
  @Test
  void mergedMappings() {
    check(
        """
        version: '3'
        x: &x {deps: [‹a›], vars: {V: '{{.W}}'}}
        tasks:
          ‹a›: echo
          b: {<<: *x}
        """,
        "z");
  }

  /** An anchor's name ends where YAML says so. */
  @Test
  void anchorsThatYamlCannotRead() {
    for (String name : List.of("a[", "a]", "a,", "a b", "{a", "*a", "&a", "")) {
      refused("a: &x$0 [1]\nb: *x\n", name, Reason.INVALID, "");
    }
  }

  /** What stands beside a key is not written again. */
  @Test
  void colonsAndWhatIsBesideThem() throws RenameRefusedException {
    assertThat(renamed("version: '3'\ntasks:\n  a  : echo\n  ? b\n  : {deps: [a]}\n", "a  :", "c"))
        .isEqualTo("version: '3'\ntasks:\n  c  : echo\n  ? b\n  : {deps: [c]}\n");
    assertThat(renamed("{tasks: {\"a\":{cmds: [task: a]}}}", "a\"", "c"))
        .isEqualTo("{tasks: {\"c\":{cmds: [task: c]}}}");
  }

  /** A name that ends the file, without a line break. */
  @Test
  void theLastCharacter() throws RenameRefusedException {
    assertThat(renamed("tasks:\n  a: echo\n  b:\n    deps:\n    - a", "a: echo", "cc"))
        .endsWith("- cc");
  }

  /** The box opens at the name under the cursor, not where it is defined. */
  @Test
  void theBoxIsWhereTheCursorIs() throws RenameRefusedException {
    String text = "version: '3'\ntasks:\n  a: echo\n  b: {deps: [a]}\n";
    Snapshot snapshot = TestWorkspace.of(ImmutableMap.of("/Taskfile.yml", text)).snapshot();
    int at = text.indexOf("[a]") + 1;
    assertThat(Renames.target(snapshot, id("/Taskfile.yml"), at))
        .extracting(Renames.Target::range)
        .isEqualTo(new TextRange(at, at + 1));
  }

  /** Nothing is named on a blank, in a comment, or at the end of the file. */
  @Test
  void nothingToRename() {
    for (String text :
        List.of("$0", "version: '3'\n$0\n", "# a$0\ntasks: {a: echo}\n", "tasks: {a: echo}\n$0")) {
      refused(text, "c", Reason.NOT_OURS, "put the cursor");
    }
  }
}
