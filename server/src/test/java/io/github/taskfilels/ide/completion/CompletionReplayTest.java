package io.github.taskfilels.ide.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.testkit.Shared;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The words of public Taskfiles are offered where they stand. */
class CompletionReplayTest {
  private static final long SEED = 17;

  /** Prints so many words of each kind that were not offered. */
  private static final int MISSES = Integer.getInteger("replay.misses", 0);

  @Test
  void aSample() {
    replay(
        Shared.corpus(),
        Integer.getInteger("replay.projects", 8),
        Integer.getInteger("replay.words", 10));
  }

  @Test
  @Tag("corpus")
  void allOfTheCorpus() {
    replay(Shared.corpus(), Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /**
   * @param projects how many of the projects are looked at
   * @param words how many words of each
   */
  private static void replay(Path corpus, int projects, int words) {
    Replay replay = new Replay(SEED);
    replay.corpus(corpus, projects, words);
    System.err.print("seed " + SEED + "\n" + replay.report(MISSES));
    assertThat(replay.all.wholeShare()).isGreaterThanOrEqualTo(0.995);
    assertThat(replay.all.cutShare()).isGreaterThanOrEqualTo(0.98);
    assertThat(replay.all.firstShare()).isGreaterThanOrEqualTo(0.95);
    assertThat(replay.all.cleanShare()).isGreaterThanOrEqualTo(0.995);
  }
}
