package io.github.taskfilels.ide.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.ide.rules.FixOffers.Offer;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FixesTest {
  private static final FileId FILE = TestWorkspace.id("/Taskfile.yml");
  private static final int MOST_ROUNDS = 12;

  private static final Linter LINTER =
      new Linter(
          (rule, file, failure) -> {
            throw failure;
          });

  private static Snapshot snapshot(String text) {
    return TestWorkspace.of(Map.of("/Taskfile.yml", text), Map.of()).snapshot();
  }

  private static ImmutableList<Offer> offers(Snapshot snapshot, int offset) {
    return FixOffers.at(snapshot, FILE, TextRange.at(offset), LINTER.of(snapshot, FILE));
  }

  /** What a file becomes when a fix is chosen by its title. */
  private static String chosen(String text, int offset, String title) {
    Snapshot snapshot = snapshot(text);
    Offer offer =
        offers(snapshot, offset).stream()
            .filter(one -> one.title().equals(title))
            .findFirst()
            .orElseThrow();
    Fix fix = FixOffers.chosen(snapshot, offer.key(), LINTER.of(snapshot, FILE));
    return TextEdit.apply(text, fix.edits().getOrDefault(FILE, ImmutableList.of()));
  }

  private static String fixedAll(String text) {
    Snapshot snapshot = snapshot(text);
    return TextEdit.apply(
        text,
        FixAll.of(snapshot, LINTER.of(snapshot, FILE)).getOrDefault(FILE, ImmutableList.of()));
  }

  @Test
  void lineEndsCommentsAndQuotesStay() {
    assertThat(
            fixedAll("tasks:\r\n  a: # one\r\n    descr: \"😀\" # two\r\n    method: \"nnoe\"\r\n"))
        .isEqualTo(
            "version: '3'\r\n\r\ntasks:\r\n  a: # one\r\n    desc: \"😀\" # two\r\n"
                + "    method: \"none\"\r\n");
  }

  @Test
  void aMissingTaskIsMadeBelowTheOthers() {
    String text = "version: '3'\ntasks:\n  a:\n    deps: [qux]\n";
    assertThat(chosen(text, text.indexOf("qux"), "Create task 'qux'"))
        .isEqualTo(text + "\n  qux:\n    cmds: []\n");
  }

  @Test
  void aMissingFileIsMade() {
    Snapshot snapshot = snapshot("version: '3'\nincludes: {docs: ./docs.yml}\n");
    Offer offer = offers(snapshot, 32).getFirst();
    assertThat(offer.title()).isEqualTo("Create docs.yml");
    Fix fix = FixOffers.chosen(snapshot, offer.key(), LINTER.of(snapshot, FILE));
    assertThat(fix.created())
        .isEqualTo(ImmutableMap.of(TestWorkspace.id("/docs.yml"), "version: '3'\n\ntasks: {}\n"));
  }

  @Test
  void theLastEntryOfAMappingIsNotTakenAway() {
    Snapshot snapshot = snapshot("version: '3'\ntasks: {a: {foo: 1}}\n");
    assertThat(offers(snapshot, 25)).isEmpty();
  }

  @Test
  void aKeyIsNotRenamedToOneThatIsThere() {
    String text = "version: '3'\ntasks:\n  a:\n    cmds: [x]\n    cmdz: [y]\n    metod: none\n";
    assertThat(fixedAll(text)).isEqualTo(text.replace("metod", "method"));
    assertThat(offers(snapshot(text), text.indexOf("cmdz")))
        .extracting(Offer::title)
        .containsExactly("Remove cmdz");
  }

  @Test
  void commentsSilenceLinesAndFilesAndGroups() {
    String bad = "  a: {cmds: x, run: never}\n";
    assertThat(LINTER.of(snapshot("version: '3'\ntasks:\n" + bad), FILE)).hasSize(2);
    for (String comment :
        List.of(
            "version: '3'\ntasks:\n  # taskfile-ls: ignore schema\n" + bad,
            "# taskfile-ls: ignore-file wrong-kind, run-invalid\nversion: '3'\ntasks:\n" + bad,
            "version: '3'\ntasks:\n" + bad + "# taskfile-ls: ignore-file schema\n")) {
      assertThat(LINTER.of(snapshot(comment), FILE)).as(comment).isEmpty();
    }
  }

  @Test
  void aTextOfSeveralLinesGoesWithItsFirst() {
    String script = "        echo one\n        echo {{.A | nope}}\n";
    String head = "version: '3'\ntasks:\n  a:\n    cmds:\n";
    assertThat(LINTER.of(snapshot(head + "      - |\n" + script), FILE)).hasSize(1);
    for (String item :
        List.of(
            "      # taskfile-ls: ignore tpl-unknown-function\n      - |\n",
            "      - | # taskfile-ls: ignore tpl-unknown-function\n",
            "      - >- # taskfile-ls: ignore tpl-unknown-function\r\n")) {
      assertThat(LINTER.of(snapshot(head + item + script), FILE)).as(item).isEmpty();
    }
    String after = "      - echo {{.A | nope}}\n";
    assertThat(
            LINTER.of(
                snapshot(
                    head
                        + "      # taskfile-ls: ignore tpl-unknown-function\n      - |\n"
                        + script
                        + after),
                FILE))
        .hasSize(1);
  }

  @Test
  void oneOfSeveralIgnoresIsUnused() {
    String text = "version: '3'\n# taskfile-ls: ignore unknown-key, nope\nfoo: 1\n";
    assertThat(LINTER.of(snapshot(text), FILE))
        .extracting(Finding::message)
        .containsExactly("there is no rule 'nope'; remove it from the comment");
    assertThat(fixedAll(text))
        .isEqualTo("version: '3'\n# taskfile-ls: ignore unknown-key\nfoo: 1\n");
  }

  @Test
  @Timeout(300)
  void fixesOfAnyTextEnd() {
    long seed = 18;
    Random random = new Random(seed);
    for (Rule rule : Rules.ALL) {
      String start = rule.page().bad().replaceAll("(?m)^//- .*\n", "");
      for (int round = 0; round < 3; round++) {
        String text = mutated(start, random);
        for (int i = 0; i < MOST_ROUNDS; i++) {
          String fixed = fixedAll(text);
          if (fixed.equals(text)) {
            break;
          }
          assertThat(i).as("seed %s, %s:\n%s\n%s", seed, rule.id(), start, text).isLessThan(10);
          text = fixed;
        }
      }
    }
  }

  private static String mutated(String text, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    for (int i = 0; i < random.nextInt(4) && !mutated.isEmpty(); i++) {
      int at = random.nextInt(mutated.length());
      switch (random.nextInt(4)) {
        case 0 -> mutated.deleteCharAt(at);
        case 1 -> mutated.insert(at, "{}[]:-'\"\t\n# *&é".charAt(random.nextInt(14)));
        case 2 -> mutated.insert(at, text, 0, random.nextInt(text.length() + 1));
        default -> mutated.setLength(at);
      }
    }
    return mutated.toString();
  }
}
