package io.github.taskfilels.ide;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.values.SourceFiles;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Hovers of what has no name of its own, and of what only the disk tells. */
class PlaceHoversTest {

  /** A disk that finds two of twelve files by any pattern, and remembers a run. */
  private static final ProjectFacts FACTS =
      new ProjectFacts() {
        @Override
        public Past past(FileId root, String task) {
          return new Past(OptionalLong.of(1_500), new Ended(false, 90_000, 0));
        }

        @Override
        public Outlook outlook(Snapshot snapshot, FileId root, String task) {
          return new Outlook("out of date: <b>");
        }

        @Override
        public Matches matches(
            Snapshot snapshot,
            Path directory,
            ImmutableList<SourceFiles.Pattern> patterns,
            boolean gitignore) {
          return new Matches(ImmutableList.of(patterns.toString(), "b`.c"), 12, null);
        }
      };

  private static String hover(String text) {
    Fixture fixture = Fixture.parse(text);
    Fixture.Place cursor = fixture.cursor();
    TestWorkspace workspace = TestWorkspace.of(fixture.files(), Map.of("OUT", "process"));
    @Nullable Hover hover =
        Hovers.at(workspace.snapshot(), TestWorkspace.id(cursor.file()), cursor.offset(), FACTS);
    return hover == null ? "" : hover.markdown();
  }

  @Test
  void keysAndFixedWords() {
    assertThat(hover("version: '3'\ntasks: {t: {de$0ps: [a]}}\n"))
        .startsWith("**key** `deps` of a task\n\nTasks that run before");
    assertThat(hover("version: '3'\nincludes: {a: {taskfile: x, fla$0tten: true}}\n"))
        .contains("**key** `flatten` of an include", "since Task 3.39");
    assertThat(hover("version: '3'\ntasks: {t: {run: on$0ce}}\n"))
        .contains("`once`", "The first call", "**key** `run`");
    assertThat(hover("version: '3'\nset: [e]\ntasks: {t: {set: [pipe$0fail]}}\n"))
        .contains("A pipeline fails");
    assertThat(hover("version: '3'\nset: [$0e]\n")).contains("The command ends");
    assertThat(hover("version: '3'\ntasks: {t: {silent: tr$0ue}}\n")).contains("**key** `silent`");
    assertThat(hover("version: '3'\ninterval: 1m3$00s\n")).contains("1 min 30 s");
    assertThat(hover("version: '3'\ntasks: {t: {platforms: [darwin/ar$0m64]}}\n"))
        .contains("`darwin` (macOS) on **processor** `arm64`");
    assertThat(hover("version: '3'\ntasks: {t: {run: '{{.o$0nce}}'}}\n")).isEmpty();
    assertThat(hover("version: '3'\ntasks: {t: {desc: on$0ce}}\n")).isEmpty();
    assertThat(hover("version: '3'\n# de$0ps\n")).isEmpty();
  }

  @Test
  void functionsAndSpecialVariables() {
    assertThat(hover("version: '3'\ntasks: {t: ['echo {{up$0per .A}}']}\n"))
        .startsWith("**function** `upper(");
    assertThat(hover("version: '3'\nvars: {A: {ref: 'join$0Path \"a\" \"b\"'}}\n"))
        .startsWith("**function** `joinPath(");
    assertThat(hover("version: '3'\ntasks: {t: ['{{.ITE$0M}}']}\n"))
        .isEqualTo(
            "**variable** `ITEM`, set by Task\n\nThe element of the loop around the command\\."
                .replace("\\.", "."));
    assertThat(hover("version: '3'\ntasks: {t: ['{{.ROOT$0_DIR}}']}\n"))
        .contains("The directory of the root Taskfile");
  }

  @Test
  void shellVariables() {
    String text =
        """
        version: '3'
        vars: {OUT: template}
        env: {OUT: file, MINE: 'x{{.OUT}}'}
        tasks:
          t:
            cmds: ['X=1; echo $OUT ${MINE} $X $NONE $1']
        """;
    assertThat(hover(text.replace("$OUT", "$O$0UT")))
        .startsWith("**shell variable** `OUT`\n\n`process`\n\n- set by environment of the process")
        .contains("- overrides `file` of env");
    assertThat(hover(text.replace("${MINE}", "${M$0INE}"))).contains("set by env");
    assertThat(hover(text.replace("$X", "$$0X"))).contains("set in this script");
    assertThat(hover(text.replace("$NONE", "$N$0ONE"))).isEqualTo("**shell variable** `NONE`");
    assertThat(hover(text.replace("$1", "$$01"))).isEmpty();
  }

  @Test
  void patternsAndPaths() {
    String text =
        """
        //- /Taskfile.yml
        version: '3'
        dotenv: [.env]
        tasks:
          t: {dir: sub, sources: ['**/*.c', {exclude: 'x*'}, '{{.LATE}}'], cmds: [x]}
        //- /.env
        A=1
        """;
    assertThat(hover(text.replace("*.c", "*$0.c")))
        .startsWith("**pattern**\n\n12 files in `sub`\n\n- ")
        .endsWith("- ``b`.c``\n- and 10 more");
    assertThat(hover(text.replace("x*", "x$0*"))).startsWith("**pattern** of files that are left");
    assertThat(hover(text.replace("sources", "sour$0ces")))
        .contains("**key** `sources`", "12 files", "exclude=true");
    assertThat(hover(text.replace(".env]", ".e$0nv]"))).isEqualTo("**file** `.env`");
  }

  @Test
  void tasksTellWhereTheyRunAndWhatIsRemembered() {
    assertThat(
            hover(
                """
                version: '3'
                vars: {KEY: {value: hush, secret: true}}
                tasks:
                  t$0:
                    dir: 'sub/{{.KEY}}'
                    vars: {A: 1, B: 'x{{.KEY}}', C: {sh: date}}
                    sources: [a]
                """))
        .contains(
            "- runs in `sub/",
            "- `A` is `1`",
            "- `C` is the output of `date`",
            "- takes about 1.5 s",
            "- last run **failed** after 1 min 30 s, ",
            "- out of date: \\<b\\>")
        .doesNotContain("hush");
  }

  @Test
  void anchorsShowTheirValue() {
    String text = "version: '3'\nx: &ba$0se\n  a: <img>\ntasks: {t: *base}\n";
    assertThat(hover(text)).startsWith("**anchor** `base`, 1 alias\n\n").contains("\\<img\\>");
  }

  /** Whatever a Taskfile says, it is shown as text. */
  @Test
  void nothingOfATaskfileBecomesActive() {
    String evil = "![x](http://e/) <img src=x> [a](command:b)";
    String text =
        """
        version: '3'
        vars: {"V": "%1$s"}
        tasks:
          "t":
            desc: "%1$s"
            summary: "%1$s"
            dir: "%1$s"
            vars: {"V": "%1$s"}
            sources: ["%1$s"]
            cmds: ["{{.V}}"]
        """
            .formatted(evil);
    for (String at : ImmutableList.of("\"t\":", "sources", ".V}}")) {
      String shown = hover(text.replace(at, at.substring(0, 1) + "$0" + at.substring(1)));
      assertThat(shown).isNotEmpty();
      // What is left outside of code has its brackets escaped.
      String outside = shown.replaceAll("(`+)[^`]*\\1", "");
      assertThat(outside).doesNotContainPattern("(?<!\\\\)[<\\[]");
    }
  }

  @Test
  void aHoverIsBounded() {
    String summary = "line of text\\n".repeat(2_000);
    assertThat(hover("version: '3'\ntasks:\n  t$0: {summary: \"" + summary + "\"}\n"))
        .hasSizeLessThan(6_100)
        .endsWith("…");
  }
}
