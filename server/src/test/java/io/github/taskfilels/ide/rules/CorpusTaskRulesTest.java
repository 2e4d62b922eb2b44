package io.github.taskfilels.ide.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.testkit.RealTask;
import io.github.taskfilels.testkit.Shared;
import io.github.taskfilels.workspace.Cancel;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.LocalDisk;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every missing task that is reported for public Taskfiles is one that the real Task does not find
 * either.
 */
@Tag("process")
class CorpusTaskRulesTest {
  private static final Pattern NAME = Pattern.compile("no task '([^']*)'.*");
  private static final int MOST_CHAINS = 4;

  /** A call that must not exist. */
  private record Call(Path root, String name) {}

  @Test
  void taskFindsNoneOfTheMissingTasks() {
    Path corpus = Shared.corpus();
    RealTask task = RealTask.find();
    Snapshot snapshot = read(corpus);
    Linter linter =
        new Linter(
            (rule, file, failure) -> {
              throw failure;
            });
    Set<Call> calls = new LinkedHashSet<>();
    int findings = 0;
    for (FileId file : IncludeGraph.ofWorkspace(snapshot).files()) {
      for (Finding finding : linter.of(snapshot, file)) {
        Matcher name = NAME.matcher(finding.message());
        if (finding.ruleId().equals("task-missing") && name.matches()) {
          findings++;
          for (IncludePath includePath :
              Programs.around(snapshot, file).chainsTo(file, MOST_CHAINS)) {
            calls.add(
                new Call(
                    Path.of(includePath.root().toString()), includePath.qualify(name.group(1))));
          }
        }
      }
    }
    List<Call> found = new ArrayList<>();
    for (Call call : calls) {
      // Task would evaluate variables of a root with dotenv, which can run commands, and cannot be
      // asked for a name that looks like a variable.
      if (!runsCommands(snapshot, call.root()) && !call.name().contains("=")) {
        RealTask.Result result =
            task.run(
                call.root().getParent(), "--summary", "-t", call.root().toString(), call.name());
        boolean loads = result.exitCode() == 0 || result.exitCode() >= 200;
        if (loads && !result.errors().contains("does not exist")) {
          found.add(call);
        }
      }
    }
    assertThat(found).isEmpty();
    assertThat(findings).isGreaterThan(100);
  }

  @Test
  void noCycleIsReportedInPublicTaskfiles() {
    Snapshot snapshot = read(Shared.corpus());
    assertThat(IncludeGraph.ofWorkspace(snapshot).files())
        .allSatisfy(
            file ->
                assertThat(Programs.around(snapshot, file).cycles(file))
                    .noneMatch(cycle -> cycle.certain()));
  }

  private static boolean runsCommands(Snapshot snapshot, Path root) {
    Summary summary = snapshot.summary(FileId.of(root));
    Taskfile taskfile = snapshot.taskfile(FileId.of(root));
    return summary == null || taskfile == null || !summary.dotenv().isEmpty();
  }

  private static Snapshot read(Path folder) {
    Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.of());
    workspace.foldersChanged(List.of(FileId.of(folder)));
    workspace.discover(Cancel.never(), snapshot -> {});
    return workspace.snapshot();
  }
}
