package io.github.taskfilels.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.ide.rename.TaskPlans;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.Linter;
import io.github.taskfilels.ide.rules.MistakePlanter;
import io.github.taskfilels.ide.rules.MistakePlanter.Planted;
import io.github.taskfilels.ide.rules.Rule;
import io.github.taskfilels.ide.rules.Rules;
import io.github.taskfilels.ide.rules.Severity;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.Shared;
import io.github.taskfilels.workspace.Cancel;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.LocalDisk;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code --fix} promises, on public projects. */
class FixesConvergeTest {
  private static final int MOST_PLANS = 300;
  private static final int PLANTED_OF_EACH_RULE = 2;

  private final Linter linter =
      new Linter(
          (rule, file, failure) -> {
            throw failure;
          });

  private int changed;
  private int compared;

  @Test
  void onPublicProjects() throws IOException {
    for (Snapshot project : projects()) {
      check(project, ImmutableList.copyOf(IncludeGraph.ofWorkspace(project).files()));
    }
    assertThat(changed).isGreaterThan(10);
    assertThat(compared).isGreaterThan(10);
  }

  @Test
  void withMistakesPlantedInThem() throws IOException {
    List<Snapshot> projects = projects();
    Random random = new Random(18);
    for (Rule rule : Rules.ALL) {
      Fixture bad = Fixture.parse(rule.page().bad());
      String small = bad.files().getOrDefault(Fixture.DEFAULT_FILE, "");
      int planted = 0;
      for (int tries = 0; tries < 50 && planted < PLANTED_OF_EACH_RULE; tries++) {
        Snapshot project = projects.get(random.nextInt(projects.size()));
        List<FileId> files = IncludeGraph.ofWorkspace(project).files().asList();
        FileId file = files.get(random.nextInt(files.size()));
        FileText text = project.text(file);
        Planted with =
            text == null || !project.tree(file).errors().isEmpty()
                ? null
                : MistakePlanter.plant(
                    text.text(), small, !MistakePlanter.hasUsualVersion(small), random.nextLong());
        if (with != null) {
          check(project.supposing(Map.of(file, with.text())), ImmutableList.of(file));
          planted++;
        }
      }
    }
    assertThat(changed).isGreaterThan(50);
    assertThat(compared).isGreaterThan(50);
  }

  private static List<Snapshot> projects() throws IOException {
    List<Snapshot> snapshots = new ArrayList<>();
    try (Stream<Path> projects = Files.list(Shared.corpus())) {
      for (Path project : projects.filter(Files::isDirectory).sorted().toList()) {
        Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.of());
        workspace.foldersChanged(List.of(FileId.of(project)));
        workspace.discover(Cancel.never(), found -> {});
        if (!IncludeGraph.ofWorkspace(workspace.snapshot()).files().isEmpty()) {
          snapshots.add(workspace.snapshot());
        }
      }
    }
    return snapshots;
  }

  private void check(Snapshot before, ImmutableList<FileId> files) {
    ImmutableMap<FileId, String> fixed = fixed(before, files);
    if (fixed.isEmpty()) {
      return;
    }
    changed += fixed.size();
    Snapshot after = before.supposing(fixed);
    assertThat(fixed(after, files)).as("the second run changes nothing").isEmpty();
    for (FileId file : files) {
      assertThat(errors(after, file))
          .as(file + " has no more errors")
          .hasSizeLessThanOrEqualTo(
              Math.max(errors(before, file).size(), before.tree(file).errors().size() * 100));
    }
    Set<FileId> roots = new LinkedHashSet<>();
    files.forEach(file -> roots.addAll(Programs.around(before, file).rootsOf(file)));
    if (fixed.keySet().stream().allMatch(file -> haveSameGlobals(before, after, file))) {
      roots.forEach(root -> comparePlans(before, after, root));
      compared += roots.size();
    }
  }

  /** Whether all that concerns every task is as it was. */
  private static boolean haveSameGlobals(Snapshot before, Snapshot after, FileId file) {
    Summary one = before.summary(file);
    Summary other = after.summary(file);
    return one.vars().equals(other.vars())
        && one.env().equals(other.env())
        && one.dotenv().equals(other.dotenv())
        && one.includes().equals(other.includes())
        && (one.method() + one.run() + one.silent())
            .equals(other.method() + other.run() + other.silent());
  }

  private ImmutableMap<FileId, String> fixed(Snapshot snapshot, ImmutableList<FileId> files) {
    return FixRounds.of(
            snapshot,
            linter,
            now ->
                files.stream()
                    .flatMap(file -> linter.of(now, file).stream())
                    .collect(ImmutableList.toImmutableList()),
            any -> true)
        .texts();
  }

  private List<Finding> errors(Snapshot snapshot, FileId file) {
    return linter.of(snapshot, file).stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .toList();
  }

  /** A task in whose text nothing was mended does what it did. */
  private static void comparePlans(Snapshot before, Snapshot after, FileId root) {
    Map<String, String> plans = plans(after, root);
    Map<String, String> texts = texts(after, root);
    Map<String, String> oldTexts = texts(before, root);
    plans(before, root)
        .forEach(
            (name, plan) -> {
              if (oldTexts.get(name).equals(texts.get(name))) {
                assertThat(plans.get(name)).as(root + " " + name).isEqualTo(plan);
              }
            });
  }

  private static Map<String, String> plans(Snapshot snapshot, FileId root) {
    return TaskPlans.of(snapshot, root, MOST_PLANS).stream()
        .collect(
            Collectors.toMap(
                plan -> plan.substring(0, plan.indexOf(' ')), plan -> plan, (a, b) -> a));
  }

  private static Map<String, String> texts(Snapshot snapshot, FileId root) {
    Map<String, String> byName = new HashMap<>();
    Programs.around(snapshot, root)
        .of(root)
        .tasks()
        .forEach(task -> byName.put(task.name(), text(snapshot, task)));
    return byName;
  }

  private static String text(Snapshot snapshot, TaskView view) {
    Task task = snapshot.taskfile(view.file()).task(view.task().name());
    return task.name() + task.range().in(snapshot.tree(view.file()).text());
  }
}
