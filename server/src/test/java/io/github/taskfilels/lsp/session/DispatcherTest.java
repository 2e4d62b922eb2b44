package io.github.taskfilels.lsp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.FileId;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.services.LanguageClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DispatcherTest {
  /** More than there are slots. */
  private static final int MANY = Runtime.getRuntime().availableProcessors() + 8;

  private static final FileId SLOW = TestWorkspace.id("/slow.yml");
  private static final FileId OTHER = TestWorkspace.id("/other.yml");

  private final Dispatcher dispatcher =
      new Dispatcher(
          new ClientLog(
              (LanguageClient)
                  Proxy.newProxyInstance(
                      LanguageClient.class.getClassLoader(),
                      new Class<?>[] {LanguageClient.class},
                      (proxy, method, arguments) -> null)));

  private static String wait(CountDownLatch until) {
    try {
      return until.await(50, TimeUnit.SECONDS) ? "done" : "late";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void noMethodGetsAllSlots() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    List<CompletableFuture<String>> slow = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      slow.add(dispatcher.read("slow", null, cancel -> wait(end)));
    }
    assertThat(dispatcher.read("quick", null, cancel -> "here").get()).isEqualTo("here");
    end.countDown();
    for (CompletableFuture<String> one : slow) {
      assertThat(one.get()).isEqualTo("done");
    }
  }

  @Test
  void noDocumentGetsAllSlots() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    for (int i = 0; i < MANY; i++) {
      CompletableFuture<String> slow = dispatcher.read("m" + i, SLOW, cancel -> wait(end));
      assertThat(slow).isNotDone();
    }
    assertThat(dispatcher.read("m0", OTHER, cancel -> "here").get()).isEqualTo("here");
    end.countDown();
  }

  @Test
  void aCancelledRequestEndsAndGivesItsSlotBack() throws Exception {
    for (int round = 0; round < MANY; round++) {
      CountDownLatch begun = new CountDownLatch(1);
      CompletableFuture<Boolean> ended = new CompletableFuture<>();
      CompletableFuture<String> endless =
          dispatcher.read(
              "endless",
              SLOW,
              cancel -> {
                begun.countDown();
                try {
                  while (true) {
                    Budget.step();
                    if (cancel.requested()) {
                      throw new CancellationException();
                    }
                    Thread.onSpinWait();
                  }
                } finally {
                  ended.complete(true);
                }
              });
      assertThat(wait(begun)).isEqualTo("done");
      endless.cancel(true);
      assertThat(ended.get()).isTrue();
    }
    assertThat(dispatcher.read("endless", SLOW, cancel -> "here").get()).isEqualTo("here");
  }

  @Test
  void whatCostsTooMuchIsAnError() {
    assertThatThrownBy(
            () ->
                dispatcher
                    .read(
                        "costly",
                        null,
                        cancel -> {
                          Budget.steps(Long.MAX_VALUE);
                          return "never";
                        })
                    .get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(ResponseErrorException.class);
  }

  @Test
  void whatDoesSomethingHasNoLimits() throws Exception {
    assertThat(
            dispatcher
                .act(
                    "run",
                    null,
                    cancel -> {
                      Budget.steps(Long.MAX_VALUE);
                      return "ran";
                    })
                .get())
        .isEqualTo("ran");
  }
}
