package io.github.taskfilels.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LazyTest {
  @Test
  void aFailedComputationIsTriedAgainAndASuccessfulOneIsNot() {
    AtomicInteger tries = new AtomicInteger();
    Lazy<String> lazy =
        new Lazy<>(
            () -> {
              if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
              }
              return "done";
            });
    assertThatThrownBy(lazy::get).isInstanceOf(IllegalStateException.class);
    assertThat(lazy.peek()).isNull();
    assertThat(lazy.get()).isEqualTo("done");
    assertThat(lazy.get()).isEqualTo("done");
    assertThat(tries.get()).isEqualTo(2);
  }

  @Test
  void whatComputedTheValueIsForgotten() throws Exception {
    Object[] large = {new byte[1 << 20]};
    WeakReference<Object> held = new WeakReference<>(large[0]);
    Lazy<String> lazy = lazyFrom(large[0]);
    large[0] = null;
    assertThat(lazy.get()).startsWith("[B");
    while (held.get() != null) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(lazy.get()).startsWith("[B");
  }

  private static Lazy<String> lazyFrom(Object source) {
    return new Lazy<>(source::toString);
  }
}
