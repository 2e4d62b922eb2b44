package io.github.taskfilels.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SerialInboxTest {
  private static final int THREADS = 8;
  private static final int EACH = 20_000;

  @Test
  void whatATakerBringsComesAfterWhatItTakesIn() {
    SerialInbox<String> turns = new SerialInbox<>();
    List<String> taken = new ArrayList<>();

    turns.bring(
        "first",
        thing -> {
          if (thing.equals("first")) {
            assertThat(turns.crowded()).isFalse();
            turns.bring("second", taken::add);
            assertThat(turns.crowded()).isTrue();
          }
          taken.add(thing);
        });

    assertThat(taken).containsExactly("first", "second");
  }

  @Test
  void everythingIsTakenInOnceByOneThreadAtATimeInTheOrderOfWhoBroughtIt() throws Exception {
    SerialInbox<int[]> turns = new SerialInbox<>();
    int[] next = new int[THREADS];
    List<String> wrong = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    CountDownLatch go = new CountDownLatch(1);
    for (int thread = 0; thread < THREADS; thread++) {
      int self = thread;
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      go.await();
                    } catch (InterruptedException e) {
                      throw new IllegalStateException(e);
                    }
                    for (int i = 0; i < EACH; i++) {
                      turns.bring(
                          new int[] {self, i},
                          // Without a lock: two at once would lose some.
                          thing -> {
                            if (next[thing[0]]++ != thing[1]) {
                              wrong.add(thing[0] + ": " + thing[1]);
                            }
                          });
                    }
                  }));
    }
    go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(wrong).isEmpty();
    assertThat(next).containsOnly(EACH);
  }
}
