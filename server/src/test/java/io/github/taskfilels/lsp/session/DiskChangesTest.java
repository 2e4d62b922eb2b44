package io.github.taskfilels.lsp.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.lsp.protocol.TaskfileClient;
import io.github.taskfilels.testkit.MemoryDisk;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.Disk;
import io.github.taskfilels.workspace.DiskChange;
import io.github.taskfilels.workspace.FileContent;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.PathKind;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Workspace;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DiskChangesTest {
  private static final int MANY = 50;

  private final MemoryDisk memory = new MemoryDisk(texts("old"));
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch allowed = new CountDownLatch(1);
  private final BlockingQueue<Snapshot> seen = new LinkedBlockingQueue<>();
  private volatile boolean slow;

  private static Map<String, String> texts(String task) {
    return numbers(i -> i)
        .collect(Collectors.toMap(i -> "/f" + i + ".yml", i -> "tasks: {" + task + ": echo}\n"));
  }

  private static <T> java.util.stream.Stream<T> numbers(Function<Integer, T> each) {
    return IntStream.range(0, MANY).boxed().map(each);
  }

  private static FileId file(int i) {
    return TestWorkspace.id("/f" + i + ".yml");
  }

  private static List<DiskChange> changed(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> new DiskChange(file(i), DiskChange.Kind.CHANGED))
        .toList();
  }

  /** A disk that keeps its readers waiting, once it is told to. */
  private final class SlowDisk implements Disk {
    @Override
    public PathKind kind(Path path) {
      return memory.kind(path);
    }

    @Override
    public FileContent read(FileId file) {
      if (slow) {
        asked.countDown();
        try {
          allowed.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return memory.read(file);
    }

    @Override
    public Object stamp(Path path) {
      return memory.stamp(path);
    }

    @Override
    public ImmutableList<String> names(Path folder, int limit) {
      return memory.names(folder, limit);
    }

    @Override
    public FileId real(FileId file) {
      return file;
    }
  }

  private static String task(Snapshot snapshot, int i) {
    return Objects.requireNonNull(snapshot.summary(file(i))).tasks().getFirst().name();
  }

  @Test
  void manyAreReadBeforeTheyCountAndFewInTheirTurn() throws Exception {
    Workspace workspace = new Workspace(new SlowDisk(), ImmutableMap.of());
    numbers(i -> task(workspace.snapshot(), i)).forEach(name -> assertThat(name).isEqualTo("old"));
    try (DiskChanges changes = new DiskChanges(workspace, new ClientLog(nobody()))) {
      texts("new").forEach(memory::write);
      slow = true;
      changes.accept(changed(0, MANY), seen::add);
      asked.await();
      // Whoever asks now does not wait.
      assertThat(task(workspace.snapshot(), 7)).isEqualTo("old");
      memory.write("/f7.yml", "tasks: {newer: echo}\n");
      changes.accept(changed(7, 8), seen::add);
      assertThat(seen).isEmpty();
      allowed.countDown();
      Snapshot many = Objects.requireNonNull(seen.poll(30, TimeUnit.SECONDS));
      assertThat(task(many, 8)).isEqualTo("new");
      Snapshot few = Objects.requireNonNull(seen.poll(30, TimeUnit.SECONDS));
      assertThat(task(few, 7)).isEqualTo("newer");
    } finally {
      allowed.countDown();
    }
  }

  @Test
  void fewCountAtOnce() {
    Workspace workspace = new Workspace(new SlowDisk(), ImmutableMap.of());
    assertThat(task(workspace.snapshot(), 1)).isEqualTo("old");
    try (DiskChanges changes = new DiskChanges(workspace, new ClientLog(nobody()))) {
      memory.write("/f1.yml", "tasks: {new: echo}\n");
      changes.accept(changed(1, 2), seen::add);
      assertThat(task(seen.remove(), 1)).isEqualTo("new");
    }
  }

  private static TaskfileClient nobody() {
    return (TaskfileClient)
        Proxy.newProxyInstance(
            TaskfileClient.class.getClassLoader(),
            new Class<?>[] {TaskfileClient.class},
            (proxy, method, arguments) -> null);
  }
}
