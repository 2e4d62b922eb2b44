package io.github.taskfilels.ide.refactor;

import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No text and no selection breaks a refactoring, and none makes a file that Task cannot read. */
class HalfTypedRefactoringsTest {
  private static final String TEXT =
      """
      version: '3'
      includes: {docs: ./docs, x: {taskfile: ./x.yml, dir: sub}}
      vars: {A: b, C: {sh: echo 😀}}
      tasks:
        default: [make, {task: docs:a}]
        docker:build: &d
          # builds
          deps: [lint, {task: docker:pull, vars: {X: "a: b"}}]
          dir: '{{.A}}'
          vars:
            V: {ref: .A}
          cmds:
            - echo {{.V}} ./dist/app # said
            - task: one
            - |
              make ./dist/app
              ls
            - for: [1, 2]
              cmd: echo {{.ITEM}}
            - defer: rm x
        docker:pull: docker pull
        one:
          internal: true
          cmds:
            - echo a
        two: *d
        lint:
          cmds: [golint]
      """;
  private static final String PIECES = "{}[]:-'\"|&*#, \n\ttasks:{{.A}}\r\n";

  @Test
  void anyTextAndAnySelection() {
    long seed = Long.getLong("refactor.seed", 18);
    Random random = new Random(seed);
    FileId file = id("/Taskfile.yml");
    TestWorkspace workspace =
        TestWorkspace.of(
            Map.of(
                "/Taskfile.yml", TEXT,
                "/docs/Taskfile.yml", "version: '3'\ntasks:\n  a: make\n",
                "/Makefile", "a: b\n\techo\n",
                "/package.json", "{\"scripts\": {\"x\": \"y\"}}"));
    int made = 0;
    for (int round = 0; round < Integer.getInteger("refactor.rounds", 400); round++) {
      String text = mutate(TEXT, random, round % 4);
      Snapshot snapshot = workspace.type("/Taskfile.yml", text);
      int from = random.nextInt(text.length() + 1);
      int to = random.nextBoolean() ? from : Math.min(text.length(), from + random.nextInt(60));
      for (Proposal proposal : Refactorings.at(snapshot, file, new TextRange(from, to))) {
        try {
          if (proposal.possible()) {
            Snapshot after =
                RefactoringCheck.after(snapshot, Refactorings.change(snapshot, file, proposal));
            assertThat(after.tree(file).errors()).as("seed %d: %s", seed, text).isEmpty();
            made++;
          }
        } catch (RefactoringRefusedException e) {
          assertThat(e.getMessage()).isNotBlank();
        }
      }
    }
    assertThat(made).isPositive();
  }

  /** A text with some pieces put in or taken out. */
  private static String mutate(String text, Random random, int times) {
    StringBuilder mutant = new StringBuilder(text);
    for (int i = 0; i < times; i++) {
      int at = random.nextInt(mutant.length());
      if (random.nextBoolean()) {
        mutant.delete(at, Math.min(mutant.length(), at + 1 + random.nextInt(8)));
      } else {
        int piece = random.nextInt(PIECES.length());
        mutant.insert(at, PIECES, piece, Math.min(PIECES.length(), piece + 1 + random.nextInt(3)));
      }
    }
    return mutant.toString();
  }
}
