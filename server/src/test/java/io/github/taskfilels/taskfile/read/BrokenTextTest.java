package io.github.taskfilels.taskfile.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlParser;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as they are while somebody types, and files that were made to hurt. */
class BrokenTextTest {
  private static final String WHOLE =
      """
      version: '3'
      includes:
        docs: {taskfile: ./docs, vars: {A: 1}}
      vars:
        A: &a {sh: date}
        B: [1, 2]
      tasks:
        build:
          deps: [docs:gen, {task: lint, vars: {X: '{{.A}}'}}]
          cmds:
            - make
            - task: lint
              vars: {X: 1}
            - for: {matrix: {OS: [a, b]}}
              cmd: |
                echo {{.ITEM.OS}}
            - defer: {task: clean}
        lint: &lint
          requires: {vars: [X, {name: Y, enum: [a]}]}
          platforms: [linux]
        clean:
          <<: *lint
          sources: ['*', {exclude: x}]
      """;

  private static Taskfile read(String text) {
    return TaskfileReader.read(YamlParser.parse(text));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void mutatedTextIsRead(long seed) {
    Random random = new Random(seed);
    String[] pieces = {
      "*",
      "&",
      "<<: ",
      "{{",
      "}}",
      "[",
      "]",
      "{",
      "}",
      "- ",
      ": ",
      "\n",
      "\t",
      "  ",
      "'",
      "\"",
      "|",
      "#",
      "? ",
      "~",
      "!!str ",
      "*a",
      "&a ",
      "\r\n",
      "---\n",
      "\uD83D",
      "<<<<<<< x\n"
    };
    for (int i = 0; i < 400; i++) {
      StringBuilder text = new StringBuilder(WHOLE);
      for (int edits = random.nextInt(6); edits >= 0; edits--) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(20));
        switch (random.nextInt(3)) {
          case 0 -> text.insert(at, pieces[random.nextInt(pieces.length)]);
          case 1 -> text.delete(at, end);
          default -> text.insert(random.nextInt(text.length()), text.substring(at, end));
        }
      }
      String mutated = text.toString();
      assertThatCode(
              () -> {
                Taskfile file = read(mutated);
                for (Problem problem : file.problems()) {
                  assertThat(new TextRange(0, mutated.length()).covers(problem.range())).isTrue();
                }
              })
          .as("seed %s, round %s:%n%s", seed, i, mutated)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void everyPrefixIsRead() {
    for (int end = 0; end <= WHOLE.length(); end++) {
      String text = WHOLE.substring(0, end);
      assertThatCode(() -> read(text)).as(text).doesNotThrowAnyException();
    }
  }

  @Test
  void aHalfTypedTaskLeavesTheOthersIntactAndIsReportedOnce() {
    Taskfile file =
        read(
            """
            version: '3'
            tasks:
              a:
                cmds: [x]
                des
              b:
                deps: [a
              bui
              c:
                desc: one
                silent: 5
            """);
    assertThat(file.tasks()).extracting(Task::name).contains("a", "b", "c");
    assertThat(Objects.requireNonNull(file.task("a")).cmds()).hasSize(1);
    assertThat(Objects.requireNonNull(file.task("c")).description().desc()).hasToString("one");
    assertThat(file.problems())
        .extracting(Problem::message)
        .containsExactly("'silent' must be true or false, not a number");
  }

  @Test
  void aHalfTypedRootKeyIsNotAMissingVersion() {
    assertThat(read("vers\ntasks:\n  a: x\n").problems()).isEmpty();
    assertThat(read("version: '3'\ntas\n").problems()).isEmpty();
  }

  @Test
  void anUnquotedTemplateIsTakenAsMeant() {
    Taskfile file =
        read(
            "version: '3'\n"
                + "tasks:\n"
                + "  a:\n"
                + "    dir: {{.DIR}}\n"
                + "    deps: [b]\n"
                + "    cmds: [x]\n"
                + "  b: y\n");
    Task task = Objects.requireNonNull(file.task("a"));
    assertThat(task.environment().dir()).hasToString("{{.DIR}}");
    assertThat(task.deps()).hasSize(1);
    assertThat(file.problems())
        .extracting(Problem::message)
        .containsExactly(
            "a value that begins with a template must be quoted, for YAML reads the brace as a"
                + " mapping");
  }

  @Test
  void manyAliasesOfAliasesEnd() {
    StringBuilder text =
        new StringBuilder("version: '3'\nvars:\n  A0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      String last = "*a" + (i - 1);
      text.append(
          "  A%d: &a%d [%s, %s, %s, %s, %s, %s]\n"
              .formatted(i, i, last, last, last, last, last, last));
    }
    assertThat(read(text.toString()).vars()).hasSize(30);
  }

  @Test
  void longChainsOfMergesEnd() {
    StringBuilder text = new StringBuilder("version: '3'\nx-0: &m0 {desc: d}\n");
    for (int i = 1; i < 3000; i++) {
      text.append("x-%d: &m%d {<<: [*m%d, *m%d]}\n".formatted(i, i, i - 1, i - 1));
    }
    text.append("tasks:\n  a: {<<: *m2999}\nvars:\n  A: {map: {<<: *m2999}}\n");
    assertThat(read(text.toString()).tasks()).hasSize(1);
  }

  @Test
  void longChainsOfNestedAliasesEnd() {
    StringBuilder text = new StringBuilder("version: '3'\nvars:\n  A0: &a0 [x]\n");
    for (int i = 1; i < 3000; i++) {
      text.append("  A%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
    }
    assertThat(read(text.toString()).vars()).hasSize(3000);
  }
}
