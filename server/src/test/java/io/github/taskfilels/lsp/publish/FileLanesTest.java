package io.github.taskfilels.lsp.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.workspace.FileId;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FileLanesTest {
  private static final FileId SLOW = FileId.of(Path.of("/slow.yml"));

  private static FileId file(int number) {
    return FileId.of(Path.of("/f" + number + ".yml"));
  }

  @Test
  void slowFilesDelayNoOther() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Semaphore done = new Semaphore(0);
    try (FileLanes lanes =
        new FileLanes(
            "test",
            file -> {
              if (file.fileName().compareTo("f8") < 0) {
                await(end);
              }
              done.release();
            })) {
      // More than there are processors on most machines.
      for (int i = 0; i < 8; i++) {
        lanes.want(file(i));
      }
      lanes.want(file(8));
      assertThat(done.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
      end.countDown();
      assertThat(done.tryAcquire(8, 30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whatIsWantedMeanwhileIsDoneOnceMoreAndNeverTwiceAtATime() throws Exception {
    List<String> order = new CopyOnWriteArrayList<>();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Semaphore done = new Semaphore(0);
    try (FileLanes lanes =
        new FileLanes(
            "test",
            file -> {
              order.add("begin");
              begun.countDown();
              await(end);
              order.add("end");
              done.release();
            })) {
      lanes.want(SLOW);
      begun.await();
      lanes.want(SLOW);
      lanes.want(SLOW);
      end.countDown();
      assertThat(done.tryAcquire(2, 30, TimeUnit.SECONDS)).isTrue();
      lanes.want(file(1));
      assertThat(done.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
      assertThat(order).containsExactly("begin", "end", "begin", "end", "begin", "end");
    }
  }

  @Test
  void whatTookLongLeavesRoomBeforeItIsDoneAgain() throws Exception {
    long took = TimeUnit.MILLISECONDS.toNanos(30);
    List<Long> begun = new CopyOnWriteArrayList<>();
    List<Long> ended = new CopyOnWriteArrayList<>();
    Semaphore working = new Semaphore(0);
    Semaphore done = new Semaphore(0);
    try (FileLanes lanes =
        new FileLanes(
            "test",
            file -> {
              begun.add(System.nanoTime());
              working.release();
              while (System.nanoTime() - begun.getLast() < took) {
                Thread.onSpinWait();
              }
              ended.add(System.nanoTime());
              done.release();
            })) {
      lanes.want(SLOW);
      working.acquire();
      lanes.want(SLOW);
      assertThat(done.tryAcquire(2, 30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(begun.get(1) - ended.getFirst()).isGreaterThanOrEqualTo(took);
  }

  @Test
  void manyFilesShareSomeThreads() throws Exception {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CountDownLatch end = new CountDownLatch(1);
    Semaphore done = new Semaphore(0);
    try (FileLanes lanes =
        new FileLanes(
            "test",
            file -> {
              threads.add(Thread.currentThread());
              await(end);
              done.release();
            })) {
      for (int i = 0; i < 500; i++) {
        lanes.want(file(i));
      }
      end.countDown();
      assertThat(done.tryAcquire(500, 30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(threads).hasSizeLessThan(50);
  }

  @Test
  void onlyWhatIsWantedAgainIsOfNoUse() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    try (FileLanes lanes =
        new FileLanes(
            "test",
            file -> {
              begun.countDown();
              await(end);
            })) {
      lanes.want(SLOW);
      begun.await();
      lanes.want(file(1));
      assertThat(lanes.isWanted(SLOW)).isFalse();
      lanes.want(SLOW);
      assertThat(lanes.isWanted(SLOW)).isTrue();
      end.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
