package io.github.taskfilels.program.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.program.load.LoadRefusal.Kind;
import io.github.taskfilels.program.load.LoadRefusal.Related;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.Fixture.Label;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The reason for which {@code /Taskfile.yml} is refused: its exit code, id and words. */
class LoadRefusalsTest {
  private static @Nullable LoadRefusal first(Fixture fixture) {
    TestWorkspace workspace = TestWorkspace.of(fixture.files());
    return LoadRefusals.first(workspace.snapshot(), TestWorkspace.id(Fixture.DEFAULT_FILE));
  }

  /** The fixture marks the reason; gives Task's words. */
  private static String check(String text) {
    Fixture fixture = Fixture.parse(text);
    LoadRefusal refusal = first(fixture);
    fixture.assertFound(refusal == null ? List.of() : List.of(label(refusal)));
    return refusal == null ? "" : refusal.words();
  }

  private static Label label(LoadRefusal refusal) {
    return new Label(
        refusal.file().toString(),
        refusal.range(),
        refusal.exitCode().code() + " " + refusal.kind().id() + ": " + refusal.message());
  }

  @Test
  void whatCanBeLoadedIsNotRefused() {
    assertThat(
            check(
                """
                //- /Taskfile.yml
                version: '3'
                dotenv: [.env]
                includes:
                  a: ./a.yml
                  sub: {taskfile: ./sub, flatten: true, excludes: [build]}
                  absent: {taskfile: ./none.yml, optional: true, checksum: abc}
                tasks: {build: echo}
                //- /a.yml
                version: '3.0'
                nonsense: 1
                includes: {sub: sub}
                tasks: {a: {deps: [missing]}}
                //- /sub/Taskfile.yml
                version: 3
                tasks: {build: echo, gen: echo}
                """))
        .isEmpty();
  }

  @Test
  void aTextThatIsNoText() {
    FileId file = TestWorkspace.id("/Taskfile.yml");
    LoadRefusal refusal =
        FileRefusals.unreadable(FileText.ofDisk(file, "version: '3\uFFFD'", true));
    assertThat(refusal).isNotNull();
    assertThat(label(refusal))
        .isEqualTo(
            new Label(
                "/Taskfile.yml",
                new TextRange(11, 12),
                "1 unreadable-file: this file is not UTF-8; Task cannot read it"));
    assertThat(FileRefusals.unreadable(FileText.ofDisk(file, "version: '3'", false))).isNull();
  }

  @Test
  void aTextThatIsNotYaml() {
    Fixture fixture = Fixture.parse("version: '3\n");
    LoadRefusal refusal = first(fixture);
    assertThat(refusal).isNotNull();
    assertThat(refusal.kind()).isEqualTo(Kind.YAML_SYNTAX);
    assertThat(refusal.exitCode()).isEqualTo(ExitCode.TASKFILE_INVALID);
    assertThat(refusal.words()).isEmpty();
  }

  @Test
  void aValueOfTheWrongKind() {
    assertThat(
            check(
                """
                version: '3'
                tasks: {a: {cmds: echo}}
                #                 ^^^^ 102 schema: 'cmds' must be a list of commands, not a string
                """))
        .isEqualTo("cannot unmarshal !!str into []*ast.Cmd");
  }

  @Test
  void aTemplateWithoutQuotes() {
    assertThat(
            check(
                """
                version: '3'
                vars: {A: {{.B}}}
                #         ^^^^^^ 102 schema: a value that begins with a template must be quoted, for YAML reads the brace as a mapping
                """))
        .isEqualTo("cannot unmarshal !!map into string");
    assertThat(
            check(
                """
                version: '3'
                tasks: {a: {deps: {{.B}}}}
                #                 ^^^^^^ 102 schema: 'deps' must be a list of tasks, not a template
                """))
        .isEqualTo("cannot unmarshal !!map into []*ast.Dep");
    check(
        """
        version: '3'
        includes: {{.B}}
        #         ^^^^^^ 110 schema: 'includes' must be a mapping of namespaces to Taskfiles, not a template
        """);
  }

  @Test
  void aKeyThatIsWrittenTwice() {
    assertThat(
            check(
                """
                version: '3'
                tasks: {a: {desc: b, desc: c}}
                #                    ^^^^ 102 duplicate-key: 'desc' is already set above; Task refuses a key that is set twice
                """))
        .contains("mapping key \"desc\" already defined");
  }

  @Test
  void anAliasOfNothing() {
    assertThat(
            check(
                """
                version: '3'
                tasks: {a: *nope}
                #          ^^^^^ 109 schema: no value has the anchor '&nope'
                """))
        .isEqualTo("yaml: unknown anchor 'nope' referenced");
  }

  @Test
  void noVersion() {
    assertThat(
            check(
                """
                tasks: {a: b}
                #^^^^ 107 schema: a Taskfile needs a version; add version: '3'
                """))
        .isEqualTo("task: Missing schema version in Taskfile \"/Taskfile.yml\"");
  }

  @Test
  void theVersionOfTheRootIsToldAfterEverythingElse() {
    assertThat(
            check(
                """
                version: '4'
                #        ^^^ 107 schema: there is no version 4; Task reads version 3
                tasks: {a: b}
                """))
        .startsWith("task: Invalid schema version in Taskfile \"/Taskfile.yml\":\nSchema version");
    check(
        """
        version: '4'
        includes: {a: ./a.yml}
        #             ^^^^^^^ 100 include-missing: include 'a': there is no Taskfile at /a.yml
        """);
  }

  @Test
  void anIncludeOfNothing() {
    assertThat(
            check(
                """
                version: '3'
                includes:
                  b: ./sub
                #    ^^^^^ 100 include-missing: include 'b': there is no Taskfile at /sub
                """))
        .isEqualTo("task: No Taskfile found at \"/sub\"");
  }

  @Test
  void inAFolderTheFolderIsNamed() {
    assertThat(
            check(
                """
                //- /Taskfile.yml
                version: '3'
                includes:
                  b: ./sub
                #    ^^^^^ 100 include-missing: include 'b': there is no Taskfile at /sub
                //- /sub/other.yml
                version: '3'
                """))
        .isEqualTo("task: No Taskfile found at \"/sub\"");
  }

  @Test
  void aPathThatTaskRefuses() {
    assertThat(
            check(
                """
                version: '3'
                includes:
                  g: ./$(echo x).yml
                #    ^^^^^^^^^^^^^^^ 1 include-path: include 'g': commands are not allowed in an include path
                """))
        .isEmpty();
  }

  @Test
  void pathsThatAreNotKnownHere() {
    check(
        """
        version: '3'
        includes:
          g: ./$NOWHERE.yml
        #    ^^^^^^^^^^^^^^ 100 include-missing: include 'g': there is no Taskfile at /.yml; the environment variable NOWHERE is not set, which Task reads as empty
        """);
    check(
        """
        version: '3'
        includes:
          f: '{{.ROOT_DIR}}/x.yml'
        #    ^^^^^^^^^^^^^^^^^^^^^ 100 include-missing: include 'f': there is no Taskfile at /x.yml; Task sets ROOT_DIR later; it is empty in an include path
        """);
    check(
        """
        version: '3'
        includes:
          g: './{{now}}/x.yml'
        #    ^^^^^^^^^^^^^^^^^ 1 include-unresolved: include 'g': it depends on the time
        """);
    check(
        """
        version: '3'
        includes:
          g: https://example.com/a.yml
        #    ^^^^^^^^^^^^^^^^^^^^^^^^^ 1 include-unresolved: include 'g' is a remote Taskfile, which is not supported and never downloaded: https://example.com/a.yml; copy it beside this file and include the copy
        """);
  }

  @Test
  void anotherChecksum() {
    String sum = "f46c302190aef1002a93cf600bba671567efbd4b5a248e8d672ad5d4bae6b04e";
    assertThat(
            check(
                """
                //- /Taskfile.yml
                version: '3'
                includes:
                  good: {taskfile: ./a.yml, checksum: SUM}
                  bad: {taskfile: ./a.yml, checksum: abc}
                #                                    ^^^ 111 include-checksum: a.yml has another checksum, SUM; Task refuses to include it
                //- /a.yml
                version: '3'
                """
                    .replace("SUM", sum)))
        .isEqualTo(
            "task: The checksum of the Taskfile at \"/a.yml\" does not match!\ngot: \""
                + sum
                + "\"\nwant: \"abc\"");
  }

  @Test
  void aFileThatIncludesItself() {
    assertThat(
            check(
                """
                //- /Taskfile.yml
                version: '3'
                includes: {sub: ./sub}
                //- /sub/Taskfile.yml
                version: '3'
                includes: {me: .}
                #              ^ 110 include-self: include 'me' leads to this file itself
                """))
        .isEqualTo("task: include cycle detected between /sub/Taskfile.yml <--> /sub/Taskfile.yml");
  }

  @Test
  void filesThatIncludeEachOther() {
    Fixture fixture =
        Fixture.parse(
            """
            //- /Taskfile.yml
            version: '3'
            includes: {a: a.yml, b: b.yml}
            #             ^^^^^ 110 include-cycle: include cycle: Taskfile.yml → a.yml → Taskfile.yml
            //- /a.yml
            version: '3'
            includes: {$0top: Taskfile.yml}
            //- /b.yml
            version: '3'
            """);
    LoadRefusal refusal = first(fixture);
    assertThat(refusal).isNotNull();
    fixture.assertFound(List.of(label(refusal)));
    assertThat(refusal.words())
        .isEqualTo("task: include cycle detected between /Taskfile.yml <--> /a.yml");
    int target = fixture.cursor().offset() + "top: ".length();
    assertThat(refusal.related())
        .containsExactly(
            new Related(
                "a.yml includes Taskfile.yml",
                TestWorkspace.id("/a.yml"),
                new TextRange(target, target + "Taskfile.yml".length())));
  }

  @Test
  void whatIsWrongWithAFileIsToldBeforeACycle() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {a: a.yml}
        //- /a.yml
        version: '3'
        includes: {top: Taskfile.yml}
        tasks: 3
        #      ^ 102 schema: 'tasks' must be a mapping of names to tasks, not a number
        """);
  }

  @Test
  void dotenvInAnIncludedFile() {
    String words =
        "task: Included Taskfiles can't have dotenv declarations."
            + " Please, move the dotenv declaration to the main Taskfile";
    assertThat(
            check(
                """
                //- /Taskfile.yml
                version: '3'
                includes: {a: a.yml}
                //- /a.yml
                version: '3'
                dotenv: [.env]
                #^^^^^ 1 include-dotenv: Task refuses 'dotenv' in a file that others include; move it to the file that is run
                """))
        .isEqualTo(words);
  }

  @Test
  void anotherVersion() {
    String words =
        "task: Taskfiles versions should match. First is \"3.0.0\" but second is \"2.0.0\"";
    assertThat(
            check(
                """
                //- /Taskfile.yml
                version: '3'
                includes: {a: a.yml}
                #             ^^^^^ 1 include-version: WORDS
                //- /a.yml
                version: '2'
                """
                    .replace("WORDS", words)))
        .isEqualTo(words);
  }

  @Test
  void aNameOfTwoFiles() {
    String words = "task: Found multiple tasks (build) included by \"a\"\"";
    assertThat(
            check(
                """
                //- /Taskfile.yml
                version: '3'
                includes: {a: {taskfile: a.yml, flatten: true}}
                #                        ^^^^^ 203 include-name-clash: include 'a' brings a task 'build', which this file has itself; Task refuses a name that is there twice: exclude or rename one
                tasks: {build: echo}
                //- /a.yml
                version: '3'
                tasks: {build: echo}
                """))
        .isEqualTo(words);
  }
}
