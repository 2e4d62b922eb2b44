package io.github.taskfilels.ide.rename;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.ide.rename.HarmlessProjects.Project;
import io.github.taskfilels.ide.rename.RenameRefusedException.Reason;
import io.github.taskfilels.testkit.RealTask;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After a rename Task itself lists the same tasks and would run the same commands, but for the
 * name.
 */
@Tag("process")
class RenameInTaskTest {
  private static final long SEED = 17;
  private static final int MOST_NAMES = 8;

  @TempDir Path folder;

  private final Random random = new Random(SEED);
  private final List<String> wrong = new ArrayList<>();
  private int renamed;
  private int refused;

  @Test
  void inGeneratedProjects() throws IOException {
    RealTask task = RealTask.find();
    int projects = Integer.getInteger("rename.generated", 6);
    for (long seed = SEED; seed < SEED + projects; seed++) {
      Path root = RandomProject.write(seed, folder.resolve("seed-" + seed));
      project(task, folder.resolve("seed-" + seed), root, 3);
    }
    check();
  }

  @Test
  @Tag("corpus")
  void inPublicProjectsWhoseCommandsAreNotRun() throws IOException {
    RealTask task = RealTask.find();
    List<Project> projects = HarmlessProjects.ofTheCorpus();
    Collections.shuffle(projects, random);
    int number = 0;
    for (Project project : projects.subList(0, Math.min(projects.size(), 100))) {
      Path target = folder.resolve("p" + number++);
      project(task, target, project.copyTo(target), 5);
    }
    assertThat(number).isGreaterThan(50);
    check();
  }

  private void check() {
    System.err.printf("seed %d: renamed %d, refused %d%n", SEED, renamed, refused);
    wrong.forEach(System.err::println);
    assertThat(wrong).isEmpty();
    assertThat(renamed).isGreaterThan(3 * refused);
  }

  private void project(RealTask task, Path project, Path root, int most) throws IOException {
    Snapshot snapshot = HarmlessProjects.read(project);
    FileId file = FileId.of(root);
    List<RenameSite> sites = RenameSite.all(snapshot);
    Collections.shuffle(sites, random);
    TaskAnswers before = TaskAnswers.of(task, snapshot, file, MOST_NAMES);
    if (!before.areLoaded()) {
      return;
    }
    for (RenameSite site : sites.subList(0, Math.min(sites.size(), most))) {
      rename(task, snapshot, file, site, before);
    }
  }

  private void rename(
      RealTask task, Snapshot snapshot, FileId root, RenameSite site, TaskAnswers before)
      throws IOException {
    Map<FileId, String> texts = new HashMap<>();
    String old;
    String fresh;
    try {
      Renames.Target target = Renames.target(snapshot, site.file(), site.offset());
      // What has no other name is called by that of its namespace no more when it has got one.
      if (target == null || target.name().equals("default")) {
        return;
      }
      old = target.name();
      fresh = RenameSite.fresh(old);
      Renames.rename(snapshot, site.file(), site.offset(), fresh, true)
          .changes()
          .forEach(
              (file, changes) -> texts.put(file, RenameFixture.applied(snapshot, file, changes)));
      renamed++;
    } catch (RenameRefusedException e) {
      refused += e.reason() == Reason.NOT_OURS ? 0 : 1;
      return;
    }
    write(texts);
    TaskAnswers after = TaskAnswers.of(task, snapshot.supposing(texts), root, MOST_NAMES);
    Map<FileId, String> olds = new HashMap<>();
    texts.keySet().forEach(file -> olds.put(file, snapshot.tree(file).text()));
    write(olds);
    String difference = before.difference(after.with(fresh, old));
    boolean stable =
        difference.isEmpty() || before.equals(TaskAnswers.of(task, snapshot, root, MOST_NAMES));
    if (!difference.isEmpty() && stable) {
      wrong.add(site + " " + old + " in " + root + ": " + difference);
    }
  }

  private static void write(Map<FileId, String> texts) throws IOException {
    for (Map.Entry<FileId, String> text : texts.entrySet()) {
      Files.writeString(Path.of(text.getKey().toString()), text.getValue());
    }
  }
}
