package io.github.taskfilels.ide.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.Resources;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.testkit.Shared;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.workspace.Cancel;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.LocalDisk;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What all rules find in public Taskfiles. Each finding is printed; {@code corpus-findings.tsv}
 * says of each kind how many there are, how many of them are false, and why the others are true.
 * Who changes a rule looks at the findings that come or go, and changes the list.
 */
class CorpusFindingsTest {
  private static final Splitter CELLS = Splitter.on('\t');

  /** Tasks for each false finding that is allowed. */
  private static final int TASKS_FOR_A_WARNING = 200;

  private static final int TASKS_FOR_A_HINT = 50;

  /** A kind of findings as the list has it. */
  private record Reviewed(int found, int wrong) {}

  private final Linter linter =
      new Linter(
          (rule, file, failure) -> {
            throw failure;
          });

  @Test
  void eachFindingIsReviewedAndFewAreFalse() throws IOException {
    Path corpus = Shared.corpus();
    Snapshot snapshot = read(corpus);
    Map<String, Integer> counts = new TreeMap<>();
    int tasks = 0;
    for (FileId file : IncludeGraph.ofWorkspace(snapshot).files()) {
      Summary summary = snapshot.summary(file);
      tasks += summary == null ? 0 : summary.tasks().size();
      for (Finding finding : linter.of(snapshot, file)) {
        counts.merge(finding.severity().id() + "\t" + finding.ruleId(), 1, Integer::sum);
        print(corpus, snapshot, finding);
      }
    }
    Map<String, Reviewed> reviewed = reviewed();
    Map<String, Integer> expected = new TreeMap<>();
    reviewed.forEach((kind, known) -> expected.put(kind, known.found()));
    assertThat(counts).isEqualTo(expected);
    assertThat(wrong(reviewed, "error")).isZero();
    assertThat(wrong(reviewed, "warning") * TASKS_FOR_A_WARNING).isLessThan(tasks);
    assertThat((wrong(reviewed, "hint") + wrong(reviewed, "information")) * TASKS_FOR_A_HINT)
        .isLessThan(tasks);
  }

  private static void print(Path corpus, Snapshot snapshot, Finding finding) {
    LineIndex lines = snapshot.lines(finding.file());
    int line = lines == null ? 0 : lines.lineOf(finding.range().start()) + 1;
    System.out.println(
        corpus.relativize(Path.of(finding.file().toString()))
            + ":"
            + line
            + ": "
            + finding.severity().id()
            + "["
            + finding.ruleId()
            + "]: "
            + finding.message());
  }

  private static int wrong(Map<String, Reviewed> reviewed, String severity) {
    return reviewed.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(severity + "\t"))
        .mapToInt(entry -> entry.getValue().wrong())
        .sum();
  }

  private static Map<String, Reviewed> reviewed() throws IOException {
    List<String> lines =
        new ArrayList<>(
            Resources.readLines(
                Resources.getResource(CorpusFindingsTest.class, "corpus-findings.tsv"),
                StandardCharsets.UTF_8));
    Map<String, Reviewed> reviewed = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = CELLS.splitToList(line);
      assertThat(cells).as(line).hasSize(5).noneMatch(String::isBlank);
      reviewed.put(
          cells.get(0) + "\t" + cells.get(1),
          new Reviewed(Integer.parseInt(cells.get(2)), Integer.parseInt(cells.get(3))));
    }
    return reviewed;
  }

  private static Snapshot read(Path folder) {
    Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.of("HOME", "/home/nobody"));
    workspace.foldersChanged(List.of(FileId.of(folder)));
    workspace.discover(Cancel.never(), snapshot -> {});
    return workspace.snapshot();
  }
}
