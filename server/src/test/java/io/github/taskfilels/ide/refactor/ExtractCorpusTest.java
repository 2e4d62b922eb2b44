package io.github.taskfilels.ide.refactor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import io.github.taskfilels.ide.rules.Fix;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.testkit.Shared;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.Cancel;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.LocalDisk;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Workspace;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Commands of public Taskfiles are extracted, which changes no plan, and inlined again. */
class ExtractCorpusTest {
  private static final long SEED = 18;

  private final Random random = new Random(SEED);
  private int mostFiles = Integer.getInteger("refactor.files", 8);
  private final List<String> wrong = new ArrayList<>();
  private int extracted;
  private int inlined;
  private int refused;

  @Test
  void aSample() throws IOException {
    look(Integer.getInteger("refactor.projects", 5), Integer.getInteger("refactor.places", 5));
  }

  @Test
  @Tag("corpus")
  void allOfTheCorpus() throws IOException {
    mostFiles = Integer.MAX_VALUE;
    look(Integer.MAX_VALUE, 60);
  }

  private void look(int projects, int tasks) throws IOException {
    try (Stream<Path> folders = Files.list(Shared.corpus())) {
      List<Path> all = new ArrayList<>(folders.filter(Files::isDirectory).sorted().toList());
      Collections.shuffle(all, random);
      all.stream().limit(projects).forEach(project -> project(project, tasks));
    }
    System.err.printf(
        "seed %d: extracted %d, inlined %d, refused %d%n", SEED, extracted, inlined, refused);
    wrong.forEach(System.err::println);
    assertThat(wrong).isEmpty();
    assertThat(extracted).isPositive();
    assertThat(inlined).isPositive();
  }

  private void project(Path folder, int tasks) {
    Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.of());
    workspace.foldersChanged(List.of(FileId.of(folder)));
    workspace.discover(Cancel.never(), found -> {});
    Snapshot snapshot = workspace.snapshot();
    for (FileId file : Iterables.limit(snapshot.seeds(), mostFiles)) {
      if (snapshot.taskfile(file) != null) {
        List<Task> all = new ArrayList<>(snapshot.taskfile(file).tasks());
        Collections.shuffle(all, random);
        all.stream().limit(tasks).forEach(task -> task(snapshot, file, task));
      }
    }
  }

  private void task(Snapshot snapshot, FileId file, Task task) {
    WrittenTask written = WrittenTask.of(snapshot.tree(file), task);
    YamlSequence list = written == null ? null : written.commands();
    if (list == null || list.items().isEmpty()) {
      return;
    }
    int from = random.nextInt(list.items().size());
    int to = from + random.nextInt(list.items().size() - from);
    YamlItem first = list.items().get(from);
    TextRange range = new TextRange(first.range().start(), list.items().get(to).range().end());
    for (Proposal proposal : Refactorings.at(snapshot, file, range)) {
      if (proposal.kind() == Proposal.Kind.EXTRACT && proposal.title().endsWith("to a task")) {
        if (!proposal.possible()) {
          refused++;
          continue;
        }
        String where = file + " " + task.name() + " " + proposal.title() + ": ";
        try {
          Fix fix = Refactorings.change(snapshot, file, proposal);
          extracted++;
          Snapshot after = RefactoringCheck.after(snapshot, fix);
          samePlans(snapshot, after, file, task, where);
          back(snapshot, after, file, first.range().start() + 2, where);
        } catch (RefactoringRefusedException e) {
          wrong.add(where + e.getMessage());
        }
      }
    }
  }

  private void samePlans(Snapshot before, Snapshot after, FileId file, Task task, String where) {
    ImmutableSet<String> old = names(before, file);
    ImmutableSet<String> fresh =
        names(after, file).stream()
            .filter(name -> !old.contains(name))
            .collect(ImmutableSet.toImmutableSet());
    List<String> was = FlatPlans.of(before, file, task.name(), fresh);
    List<String> is = FlatPlans.of(after, file, task.name(), fresh);
    // What a run without the values of callers and commands refuses is no plan.
    boolean refused =
        was.stream().anyMatch(line -> line.contains("{{"))
            || was.isEmpty()
            || task.environment().vars().stream().anyMatch(one -> one.kind() == Variable.Kind.SH);
    if (fresh.size() != 1 || (!refused && !was.equals(is))) {
      List<String> lost = new ArrayList<>(was);
      lost.removeAll(is);
      wrong.add(
          where
              + fresh
              + " "
              + was.size()
              + "/"
              + is.size()
              + " lost "
              + lost.stream().limit(1).toList());
    }
  }

  private static ImmutableSet<String> names(Snapshot snapshot, FileId file) {
    return snapshot.taskfile(file).tasks().stream()
        .map(Task::name)
        .collect(Collectors.collectingAndThen(Collectors.toSet(), ImmutableSet::copyOf));
  }

  private void back(Snapshot before, Snapshot after, FileId file, int offset, String where) {
    for (Proposal proposal : Refactorings.at(after, file, TextRange.at(offset))) {
      if (proposal.kind() == Proposal.Kind.INLINE && proposal.title().endsWith("remove it")) {
        try {
          Fix fix = Refactorings.change(after, file, proposal);
          inlined++;
          String again = RefactoringCheck.after(after, fix).text(file).text();
          if (!again.equals(before.text(file).text())) {
            wrong.add(where + "not the same again");
          }
        } catch (RefactoringRefusedException e) {
          wrong.add(where + e.getMessage());
        }
      }
    }
  }
}
