package io.github.taskfilels.ide;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.CodeLenses.Kind;
import io.github.taskfilels.ide.ProjectFacts.Ended;
import io.github.taskfilels.ide.ProjectFacts.Outlook;
import io.github.taskfilels.ide.ProjectFacts.Past;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.values.SourceFiles;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.Fixture.Label;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LensDetailsTest {

  /** The marks are the places that a lens of task {@code a} of the first file shows. */
  private static void check(Kind kind, String title, String text) {
    Fixture fixture = Fixture.parse(text);
    TestWorkspace workspace = TestWorkspace.of(fixture.files());
    LensDetails.Detail detail = of(workspace, kind, "a");
    assertThat(detail.title()).isEqualTo(title);
    fixture.assertFound(
        detail.places().stream()
            .map(place -> new Label(place.file().toString(), place.range(), ""))
            .toList());
  }

  private static LensDetails.Detail of(TestWorkspace workspace, Kind kind, String task) {
    return LensDetails.of(
        workspace.snapshot(),
        kind,
        new Definition(TestWorkspace.id(Fixture.DEFAULT_FILE), task),
        ProjectFacts.NONE);
  }

  @Test
  void referencesAcrossFilesAndThroughAliases() {
    check(
        Kind.REFERENCES,
        "5 references",
        """
        //- /Taskfile.yml
        version: '3'
        includes: {lib: ./lib.yml}
        tasks:
          "a": {aliases: [x]}
          b:
            deps: [a, a]
        #          ^
        #             ^
            cmds: [{task: x}, {task: '{{.A}}'}]
        #                 ^
          c: {deps: [{task: a}]}
        #                   ^
          d: {cmds: ['echo a']}
        //- /lib.yml
        version: '3'
        tasks:
          a: {deps: [a, ':a']}
        #               ^^^^
        """);
  }

  @Test
  void dependentsAreTasksEachOnce() {
    check(
        Kind.DEPENDENTS,
        "3 dependents",
        """
        //- /Taskfile.yml
        version: '3'
        includes: {lib: ./lib.yml}
        tasks:
          a: {aliases: [x]}
          b: {deps: [a, a], cmds: [{task: x}]}
        # ^
          c: {cmds: [{defer: {task: a}}]}
        # ^
        //- /lib.yml
        version: '3'
        tasks:
          t: {deps: [':a']}
        # ^
        """);
  }

  @Test
  void oneIsOne() {
    String text = "version: '3'\ntasks: {a: echo, b: {deps: [a]}}\n";
    TestWorkspace workspace = TestWorkspace.of(Fixture.parse(text).files());
    assertThat(of(workspace, Kind.REFERENCES, "a").title()).isEqualTo("1 reference");
    assertThat(of(workspace, Kind.DEPENDENTS, "a").title()).isEqualTo("1 dependent");
    assertThat(of(workspace, Kind.DEPENDENTS, "b").title()).isEqualTo("0 dependents");
  }

  @Test
  void aTaskThatIsGoneIsNamedNowhere() {
    TestWorkspace workspace =
        TestWorkspace.of(Fixture.parse("version: '3'\ntasks: {b: {deps: [a]}}\n").files());
    for (Kind kind : Kind.values()) {
      if (kind.isLazy()) {
        LensDetails.Detail detail = of(workspace, kind, "a");
        assertThat(detail.title()).isIn("0 references", "0 dependents", "never run");
        assertThat(detail.name()).isNull();
        assertThat(detail.places()).isEmpty();
      }
    }
  }

  @Test
  void theLastRunIsThatOfTheFullName() {
    Fixture fixture =
        Fixture.parse(
            """
            //- /lib.yml
            version: '3'
            tasks: {a: echo, b: echo, c: echo}
            //- /Taskfile.yml
            version: '3'
            includes: {lib: ./lib.yml}
            tasks: {}
            """);
    Snapshot snapshot = TestWorkspace.of(fixture.files()).snapshot();
    assertThat(lastRun(snapshot, "a")).isEqualTo("✔ 1.5 s, 2 h ago");
    assertThat(lastRun(snapshot, "b")).isEqualTo("✘ 20 ms, 3 days ago");
    assertThat(lastRun(snapshot, "c")).isEqualTo("never run");
  }

  private static String lastRun(Snapshot snapshot, String task) {
    return LensDetails.of(
            snapshot,
            Kind.LAST_RUN,
            new Definition(TestWorkspace.id("/lib.yml"), task),
            new Remembered())
        .title();
  }

  /** Two tasks of an included file have run. */
  private static final class Remembered implements ProjectFacts {
    private static final long HOUR = 3_600_000;

    @Override
    public Past past(FileId root, String task) {
      assertThat(root).isEqualTo(TestWorkspace.id("/Taskfile.yml"));
      long now = System.currentTimeMillis();
      return switch (task) {
        case "lib:a" -> new Past(OptionalLong.empty(), new Ended(true, 1_500, now - 2 * HOUR - 1));
        case "lib:b" -> new Past(OptionalLong.empty(), new Ended(false, 20, now - 73 * HOUR));
        default -> Past.NONE;
      };
    }

    @Override
    public @Nullable Outlook outlook(Snapshot snapshot, FileId root, String task) {
      return null;
    }

    @Override
    public @Nullable Matches matches(
        Snapshot snapshot,
        Path directory,
        ImmutableList<SourceFiles.Pattern> patterns,
        boolean gitignore) {
      return null;
    }
  }
}
