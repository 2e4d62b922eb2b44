package io.github.taskfilels.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.github.taskfilels.shell.ShellOracle.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is an error is one for Task's own parser, too. Known differences, of which no public
 * Taskfile has any: expressions of {@code let} that hold operators of the shell or lack one; {@code
 * ()} as a function without a name; reserved words behind {@code coproc}; a {@code #} behind a
 * quote in {@code $( )}, which Task takes for a comment; names with quotes or brackets in {@code
 * export}; a here-document of which the last line ends with an expansion and the closing word.
 */
@Tag("process")
@Timeout(300)
class ShellOracleTest {
  private static final int RECORDED = 320;

  @TempDir private Path folder;

  @Test
  void authoredScriptsAreJudgedAlike() throws Exception {
    assertAlike(ShellScripts.authored(), 0);
  }

  @Test
  void mutationsAreJudgedAlike() throws Exception {
    assertAlike(mutations(1, 20_000), 20_000 / 500);
  }

  @Test
  void commandsOfTheCorpusAreJudgedAlike() throws Exception {
    Set<String> scripts = new LinkedHashSet<>();
    ShellScripts.corpus().forEach(script -> scripts.add(ShellScripts.rendered(script)));
    assertAlike(List.copyOf(scripts), scripts.size() / 500);
  }

  /**
   * Writes what {@code ShellVerdictsTest} reads: {@code -Dshell.record=FILE}. Without it, the
   * recorded verdicts are compared with fresh ones.
   */
  @Test
  void recordedVerdictsAreThoseOfTask() throws Exception {
    Set<String> scripts = new LinkedHashSet<>(ShellScripts.authored());
    for (String mutation : mutations(2, RECORDED)) {
      if (scripts.size() < RECORDED) {
        scripts.add(mutation);
      }
    }
    List<String> all = List.copyOf(scripts);
    List<Verdict> verdicts = ShellOracle.build(folder).ask(all);
    String file = System.getProperty("shell.record", "");
    if (file.isEmpty()) {
      assertThat(ShellVerdictsTest.recorded()).hasSize(all.size());
      for (int i = 0; i < all.size(); i++) {
        ShellVerdictsTest.Line line = ShellVerdictsTest.recorded().get(i);
        assertThat(line.script()).isEqualTo(all.get(i));
        assertThat(line.verdict()).isEqualTo(verdicts.get(i));
      }
      return;
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      lines.add(
          new Gson()
              .newBuilder()
              .disableHtmlEscaping()
              .create()
              .toJson(new ShellVerdictsTest.Line(all.get(i), verdicts.get(i))));
    }
    Files.write(Path.of(file), lines, StandardCharsets.UTF_8);
  }

  private static List<String> mutations(long seed, int count) throws IOException {
    List<String> authored = ShellScripts.authored();
    Random random = new Random(seed);
    List<String> scripts = new ArrayList<>();
    while (scripts.size() < count) {
      scripts.add(ShellScripts.mutation(authored, random));
    }
    return scripts;
  }

  /**
   * How two parsers compare.
   *
   * @param differences the scripts of which they think differently, with what each says
   * @param refused how many scripts both refuse
   * @param placed at how many of these the errors begin at the same offset
   */
  private record Comparison(List<String> differences, int refused, int placed) {}

  private Comparison compare(List<String> scripts) throws Exception {
    List<Verdict> verdicts = ShellOracle.build(folder).ask(scripts);
    List<String> differences = new ArrayList<>();
    int placed = 0;
    int refused = 0;
    for (int i = 0; i < scripts.size(); i++) {
      String script = scripts.get(i);
      Verdict verdict = verdicts.get(i);
      List<ShellError> errors = ShellParser.parse(script).errors();
      if (errors.isEmpty() != verdict.accepts()) {
        String ours = errors.isEmpty() ? "accepted" : errors.getFirst().toString();
        differences.add("<" + script + ">\n  Task: " + verdict + "\n  here: " + ours);
      } else if (!errors.isEmpty()) {
        refused++;
        placed += ShellVerdictsTest.offset(script, errors) == verdict.offset() ? 1 : 0;
      }
    }
    return new Comparison(differences, refused, placed);
  }

  private void assertAlike(List<String> scripts, int mostDifferences) throws Exception {
    Comparison comparison = compare(scripts);
    assertThat(comparison.differences())
        .as("of %d scripts, %s", scripts.size(), comparison)
        .hasSizeLessThanOrEqualTo(mostDifferences);
    assertThat(comparison.placed())
        .as("errors at the same offset, of %d", comparison.refused())
        .isGreaterThanOrEqualTo(comparison.refused() * 4 / 5);
  }
}
