package io.github.taskfilels.ide.refactor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import io.github.taskfilels.ide.rules.Fix;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.testkit.Shared;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.Cancel;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.LocalDisk;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Namespaces of public Taskfiles move to files of their own and come back; no plan changes. */
class MovesCorpusTest {
  private static final long SEED = 18;
  private static final int MOST_TASKS = 2;

  private final Random random = new Random(SEED);
  private int mostFiles = Integer.getInteger("refactor.files", 8);
  private final List<String> wrong = new ArrayList<>();
  private int moved;
  private int split;
  private int merged;
  private int refused;

  @Test
  void aSample() throws IOException {
    look(Integer.getInteger("refactor.projects", 6));
  }

  @Test
  @Tag("corpus")
  void allOfTheCorpus() throws IOException {
    mostFiles = Integer.MAX_VALUE;
    look(Integer.MAX_VALUE);
  }

  private void look(int projects) throws IOException {
    try (Stream<Path> folders = Files.list(Shared.corpus())) {
      List<Path> all = new ArrayList<>(folders.filter(Files::isDirectory).sorted().toList());
      Collections.shuffle(all, random);
      all.stream().limit(projects).forEach(this::project);
    }
    System.err.printf(
        "seed %d: moved %d, split %d, merged %d, refused %d%n",
        SEED, moved, split, merged, refused);
    wrong.forEach(System.err::println);
    assertThat(wrong).isEmpty();
    assertThat(split).isPositive();
    assertThat(merged).isPositive();
  }

  private void project(Path folder) {
    Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.of());
    workspace.foldersChanged(List.of(FileId.of(folder)));
    workspace.discover(Cancel.never(), found -> {});
    Snapshot snapshot = workspace.snapshot();
    for (FileId file : Iterables.limit(snapshot.seeds(), mostFiles)) {
      if (snapshot.taskfile(file) == null) {
        continue;
      }
      List<String> seen = new ArrayList<>();
      for (Task task : snapshot.taskfile(file).tasks()) {
        String namespace = task.name().replaceFirst(":.*", "");
        if (task.name().indexOf(':') > 0 && !seen.contains(namespace)) {
          seen.add(namespace);
          split(snapshot, file, task, namespace);
        }
      }
      for (Include include : snapshot.taskfile(file).includes()) {
        merge(snapshot, snapshot, file, include);
      }
      List<Task> tasks = new ArrayList<>(snapshot.taskfile(file).tasks());
      Collections.shuffle(tasks, random);
      tasks.stream().limit(MOST_TASKS).forEach(task -> move(snapshot, file, task));
    }
  }

  /** Other tasks call it by another name then. */
  private void move(Snapshot snapshot, FileId file, Task task) {
    TextRange place = TextRange.at(task.nameRange().start());
    for (Proposal proposal : Refactorings.at(snapshot, file, place)) {
      if (proposal.title().startsWith("Move to '")) {
        Snapshot after = made(snapshot, file, proposal, task.name());
        if (after != null) {
          moved++;
          String namespace = proposal.title().substring(9, proposal.title().indexOf("' ("));
          List<String> was = FlatPlans.of(snapshot, file, task.name(), ImmutableSet.of());
          List<String> is =
              FlatPlans.of(after, file, namespace + ":" + task.name(), ImmutableSet.of());
          if (!was.equals(is)) {
            wrong.add(file + " " + proposal.title() + ": " + task.name() + was + is);
          }
        }
      }
      if (proposal.title().startsWith("Move the task '")) {
        Snapshot after = made(snapshot, file, proposal, task.name());
        if (after != null) {
          moved++;
          same(snapshot, after, file, task.name());
        }
      }
    }
  }

  private void split(Snapshot snapshot, FileId file, Task task, String namespace) {
    TextRange place = TextRange.at(task.nameRange().start());
    for (Proposal proposal : Refactorings.at(snapshot, file, place)) {
      if (proposal.title().contains("new file")) {
        Snapshot after = made(snapshot, file, proposal, task.name());
        if (after != null) {
          split++;
          same(snapshot, after, file, task.name());
          for (Include include : after.taskfile(file).includes()) {
            if (include.namespace().equals(namespace)) {
              merge(snapshot, after, file, include);
            }
          }
        }
      }
    }
  }

  private void merge(Snapshot first, Snapshot snapshot, FileId file, Include include) {
    TextRange place = TextRange.at(include.namespaceRange().start());
    for (Proposal proposal : Refactorings.at(snapshot, file, place)) {
      if (proposal.title().startsWith("Merge")) {
        Snapshot after = made(snapshot, file, proposal, include.namespace());
        if (after != null) {
          merged++;
          same(first, after, file, include.namespace());
        }
      }
    }
  }

  private Snapshot made(Snapshot snapshot, FileId file, Proposal proposal, String what) {
    try {
      if (proposal.possible()) {
        Fix fix = Refactorings.change(snapshot, file, proposal);
        return RefactoringCheck.after(snapshot, fix);
      }
    } catch (RefactoringRefusedException e) {
      System.err.println(file + " " + what + ": " + e.getMessage());
    }
    refused++;
    return null;
  }

  private void same(Snapshot before, Snapshot after, FileId file, String what) {
    for (Task task : before.taskfile(file).tasks()) {
      List<String> was = FlatPlans.of(before, file, task.name(), ImmutableSet.of());
      List<String> is = FlatPlans.of(after, file, task.name(), ImmutableSet.of());
      if (!was.equals(is)) {
        List<String> lost = new ArrayList<>(was);
        lost.removeAll(is);
        String one = lost.isEmpty() ? "" : lost.getFirst();
        wrong.add(file + " " + what + ": " + task.name() + " lost " + one);
      }
    }
  }
}
