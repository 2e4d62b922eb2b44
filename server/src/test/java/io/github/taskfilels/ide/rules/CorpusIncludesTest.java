package io.github.taskfilels.ide.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.testkit.Shared;
import io.github.taskfilels.workspace.Cancel;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.LocalDisk;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Public projects: what does not resolve there is known, and nothing else is reported. */
class CorpusIncludesTest {
  private static final Set<String> INCLUDE_RULES =
      Set.of("include-missing", "include-cycle", "include-self", "unreadable-file");

  private final Linter linter =
      new Linter(
          (rule, file, failure) -> {
            throw failure;
          });

  @Test
  void exactlyTheKnownIncludesDoNotResolve() throws IOException {
    Path corpus = Shared.corpus();
    Set<String> expected = new TreeSet<>();
    List<String> lines = Files.readAllLines(corpus.resolve("UNRESOLVED.tsv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      expected.add(cells[0] + "/" + cells[1] + " " + cells[2]);
    }

    Set<String> found = new TreeSet<>();
    try (Stream<Path> projects = Files.list(corpus)) {
      for (Path project : projects.filter(Files::isDirectory).sorted().toList()) {
        collect(corpus, project, found);
      }
    }
    assertThat(found).isEqualTo(expected);
  }

  private void collect(Path corpus, Path project, Set<String> found) {
    Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.of("HOME", "/home/nobody"));
    workspace.foldersChanged(List.of(FileId.of(project)));
    workspace.discover(Cancel.never(), snapshot -> {});
    Snapshot snapshot = workspace.snapshot();
    IncludeGraph graph = IncludeGraph.ofWorkspace(snapshot);
    for (FileId file : graph.files()) {
      for (Finding finding : linter.of(snapshot, file)) {
        if (INCLUDE_RULES.contains(finding.ruleId())) {
          String namespace = finding.message().replaceFirst("(?s)^include '([^']*)'.*", "$1");
          found.add(corpus.relativize(Path.of(file.toString())) + " " + namespace);
        }
      }
    }
  }
}
