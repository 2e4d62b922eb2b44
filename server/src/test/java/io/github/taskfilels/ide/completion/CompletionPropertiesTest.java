package io.github.taskfilels.ide.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Completion answers in any text, and what it replaces is around the cursor, in its line. */
class CompletionPropertiesTest {
  private static final String TEXT =
      """
      version: '3'
      includes:
        docs: {taskfile: ./docs, excludes: [gen]}
      vars: {A: x, B: {sh: echo}, M: {map: {k: 1}}}
      env: &env
        E: "{{.A}}"
      tasks:
        build:*:
          <<: *env
          desc: 'läuft 🚀 {{.A | default "x"}}'
          deps: [":a", {task: docs:gen, vars: {X: "1"}}]
          cmds:
            - for: {matrix: {OS: [linux]}}
              cmd: echo {{.ITEM.OS}} $E
            - |
              {{range .L}}x{{end}}
              for i in $E; do echo ${i}; done
            - defer: {task: up}
        up: >-
          echo hi
      """;

  private static final List<String> PIECES =
      List.of(
          "{{", "}}", ".", ":", ": ", "- ", "\n", "\r\n", "\t", "'", "\"", "[", "]", "{", "}", "|",
          "$", "#", "&a", "*a", "<<: ", "é", "🚀", "  ", "task: ", "deps", ",", "\uFEFF", "\0");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @Timeout(60)
  void anyText(long seed) {
    Random random = new Random(seed);
    TestWorkspace workspace = TestWorkspace.of(Map.of("/docs/Taskfile.yml", TEXT));
    StringBuilder text = new StringBuilder(TEXT);
    for (int i = 0; i < 500; i++) {
      if (i % 25 == 0) {
        text = new StringBuilder(TEXT);
      }
      int at = random.nextInt(text.length() + 1);
      if (random.nextBoolean()) {
        text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      } else {
        text.delete(at, Math.min(text.length(), at + random.nextInt(12)));
      }
      Snapshot snapshot = workspace.type("/Taskfile.yml", text.toString());
      int offset =
          random.nextBoolean() ? Math.min(at, text.length()) : random.nextInt(text.length() + 1);
      assertThatCode(() -> check(snapshot, offset))
          .as("seed %d, step %d, offset %d", seed, i, offset)
          .doesNotThrowAnyException();
    }
  }

  private static void check(Snapshot snapshot, int offset) {
    String text = snapshot.text(TestWorkspace.id("/Taskfile.yml")).text();
    for (Candidate candidate :
        Completions.at(snapshot, TestWorkspace.id("/Taskfile.yml"), offset).candidates()) {
      TextRange range = candidate.range();
      assertThat(range.touches(offset)).as("%s at %s", candidate, offset).isTrue();
      assertThat(range.in(text)).doesNotContain("\n", "\r");
      if (candidate.documentation() != null) {
        candidate.documentation().markdown(snapshot);
      }
    }
  }
}
