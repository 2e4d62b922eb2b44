package io.github.taskfilels.ide.refactor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import io.github.taskfilels.ide.refactor.Proposal.Keeps;
import io.github.taskfilels.ide.rules.Fix;
import io.github.taskfilels.testkit.Shared;
import io.github.taskfilels.text.TextDifference;
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
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only changes the form of public Taskfiles keeps their model, and can be taken back. */
class FormsCorpusTest {
  private static final long SEED = 18;
  private static final Map<String, List<String>> BACK =
      Map.of(
          "Write as a mapping with", List.of("Write in the short form"),
          "Write the list in lines", List.of("Write the list in one line"),
          "Write the mapping in lines", List.of("Write the mapping in one line"));

  private final Random random = new Random(SEED);
  private int mostFiles = Integer.getInteger("refactor.files", 8);
  private final Map<String, Integer> made = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private int backs;

  @Test
  void aSample() throws IOException {
    look(Integer.getInteger("refactor.projects", 5), Integer.getInteger("refactor.places", 10));
  }

  @Test
  @Tag("corpus")
  void allOfTheCorpus() throws IOException {
    mostFiles = Integer.MAX_VALUE;
    look(Integer.MAX_VALUE, 400);
  }

  private void look(int projects, int places) throws IOException {
    try (Stream<Path> folders = Files.list(Shared.corpus())) {
      List<Path> all = new ArrayList<>(folders.filter(Files::isDirectory).sorted().toList());
      Collections.shuffle(all, random);
      all.stream().limit(projects).forEach(project -> project(project, places));
    }
    System.err.printf("seed %d: made %s, %d taken back%n", SEED, made, backs);
    wrong.forEach(System.err::println);
    assertThat(wrong).isEmpty();
    assertThat(made).isNotEmpty();
    assertThat(backs).isPositive();
  }

  private void project(Path folder, int places) {
    Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.of());
    workspace.foldersChanged(List.of(FileId.of(folder)));
    workspace.discover(Cancel.never(), found -> {});
    Snapshot snapshot = workspace.snapshot();
    for (FileId file : Iterables.limit(snapshot.seeds(), mostFiles)) {
      int length = snapshot.text(file) == null ? 0 : snapshot.text(file).text().length();
      for (int i = 0; i < places && length > 0; i++) {
        place(snapshot, file, random.nextInt(length + 1));
      }
    }
  }

  private void place(Snapshot snapshot, FileId file, int offset) {
    for (Proposal proposal : Refactorings.at(snapshot, file, TextRange.at(offset))) {
      if (proposal.possible() && proposal.keeps() == Keeps.MODEL) {
        try {
          Fix fix = Refactorings.change(snapshot, file, proposal);
          made.merge(proposal.title(), 1, Integer::sum);
          back(snapshot, RefactoringCheck.after(snapshot, fix), file, offset, proposal.title());
        } catch (RefactoringRefusedException e) {
          wrong.add(file + " " + offset + " " + proposal.title() + ": " + e.getMessage());
        }
      }
    }
  }

  /** Where the way back is offered at the same word, it leads to the same text. */
  private void back(Snapshot before, Snapshot after, FileId file, int offset, String title) {
    String old = before.text(file).text();
    String now = after.text(file).text();
    List<String> backs =
        BACK.entrySet().stream()
            .filter(entry -> title.startsWith(entry.getKey()))
            .flatMap(entry -> entry.getValue().stream())
            .toList();
    int start = TextDifference.between(old, now).start();
    int same = offset < start ? offset : Math.max(start, offset + now.length() - old.length());
    for (Proposal proposal : Refactorings.at(after, file, TextRange.at(same))) {
      if (proposal.possible() && backs.contains(proposal.title())) {
        try {
          Fix fix = Refactorings.change(after, file, proposal);
          String again = RefactoringCheck.after(after, fix).text(file).text();
          if (isPromised(old, start) && !again.equals(old)) {
            wrong.add(file + " " + offset + " not the same again after " + title);
          }
          this.backs++;
        } catch (RefactoringRefusedException e) {
          wrong.add(file + " " + same + " " + proposal.title() + ": " + e.getMessage());
        }
      }
    }
  }

  /** Spaces that are written without need are not, nor that the only command was in a list. */
  private static boolean isPromised(String old, int start) {
    int end = old.indexOf('\n', start);
    String line = old.substring(old.lastIndexOf('\n', start) + 1, end < 0 ? old.length() : end);
    return !line.matches(".*:\\s*\\[.*")
        && !old.substring(start).strip().startsWith("-")
        && !line.strip().matches(".*(  |\\[ | ]|\\{ | }|[^ ,],[^ ]|,\\]| ,).*");
  }
}
