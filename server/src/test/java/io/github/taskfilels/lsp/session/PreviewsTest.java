package io.github.taskfilels.lsp.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PreviewsTest {

  private record Question(int number) {}

  private static String await(CountDownLatch latch, String answer) {
    try {
      latch.await();
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private static String answered(Previews previews, Question question) throws InterruptedException {
    @Nullable String answer = null;
    while (answer == null) {
      answer = previews.ask(question, String.class, () -> "looked again", why -> why);
      Thread.sleep(1);
    }
    return answer;
  }

  @Test
  void whatTakesLongIsThereForWhoeverAsksAgain() throws InterruptedException {
    CountDownLatch slow = new CountDownLatch(1);
    Question question = new Question(1);
    try (Previews previews = new Previews()) {
      assertThat(previews.ask(question, String.class, () -> await(slow, "seen"), why -> why))
          .isNull();
      slow.countDown();
      assertThat(answered(previews, question)).isEqualTo("seen");
    }
  }

  @Test
  void whoAsksForTooMuchAtOnceWaitsForNothing() throws InterruptedException {
    CountDownLatch slow = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    try (Previews previews = new Previews()) {
      for (int i = 0; i < 20; i++) {
        assertThat(
                previews.ask(
                    new Question(i),
                    String.class,
                    () -> await(slow, "seen " + begun.incrementAndGet()),
                    why -> why))
            .isNull();
      }
      assertThat(begun.get()).isLessThanOrEqualTo(1);
      slow.countDown();
      assertThat(answered(previews, new Question(0))).isEqualTo("seen 1");
      // One that had no place is begun when somebody asks again.
      assertThat(answered(previews, new Question(19))).isEqualTo("looked again");
    }
  }
}
