package io.github.taskfilels.ide.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.ide.HalfTypedDocumentsTest;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.testkit.Shared;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.Cancel;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.LocalDisk;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is found at one place is what is found there among all. */
class SymbolAtTest {
  private static final String MORE =
      """
      env: {OUT: bin, IN: {sh: 'echo $OUT'}}
      x-cmds: &cmds [echo $OUT, 'task c', {task: '{{.ITEM}}', for: [c, 'lib:gen']}]
      x-vars: &vars {P: "a\\tb", Q: {ref: .P}}
      """;

  private static void check(Snapshot snapshot, FileId file, int offset) {
    List<Occurrence> touched =
        Occurrences.of(snapshot, file).stream()
            .filter(occurrence -> occurrence.range().touches(offset))
            .toList();
    assertThat(SymbolAt.of(snapshot, file, offset))
        .as(() -> file + " at " + offset + " of\n" + snapshot.tree(file).text())
        .isEqualTo(touched);
  }

  @Test
  void inHalfTypedFiles() {
    FileId file = TestWorkspace.id("/Taskfile.yml");
    String more =
        HalfTypedDocumentsTest.WHOLE
            + "  d: {cmds: *cmds, vars: *vars, preconditions: [{sh: '[ $OUT = x ]'}]}\n"
            + "  e: {<<: *a, cmds: *cmds, env: *vars, deps: [{task: c, vars: *vars}]}\n"
            + "  f: {cmds: ['{{define \"n\"}}{{.P}}{{end}}{{template \"n\" .}}']}\n"
            + MORE;
    TestWorkspace workspace =
        TestWorkspace.of(Map.of("/Taskfile.yml", more, "/lib.yml", HalfTypedDocumentsTest.LIB));
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      String text =
          seed == 0
              ? more
              : seed % 2 == 0
                  ? HalfTypedDocumentsTest.mutated(random)
                  : HalfTypedDocumentsTest.mutated(random, more);
      Snapshot snapshot = workspace.type("/Taskfile.yml", text);
      for (int offset = 0; offset <= text.length(); offset++) {
        check(snapshot, file, offset);
      }
    }
  }

  @Test
  @Tag("corpus")
  void inPublicTaskfiles() {
    Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.of());
    workspace.foldersChanged(List.of(FileId.of(Shared.corpus())));
    workspace.discover(Cancel.never(), found -> {});
    Snapshot snapshot = workspace.snapshot();
    Random random = new Random(17);
    for (FileId file : IncludeGraph.ofWorkspace(snapshot).files()) {
      for (Occurrence occurrence : Occurrences.of(snapshot, file)) {
        check(snapshot, file, occurrence.range().start());
        check(snapshot, file, occurrence.range().end());
      }
      int length = snapshot.text(file).text().length();
      for (int i = 0; i < 20; i++) {
        check(snapshot, file, random.nextInt(length + 1));
      }
    }
  }
}
