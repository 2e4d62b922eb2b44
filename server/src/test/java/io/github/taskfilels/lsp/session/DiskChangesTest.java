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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DiskChangesTest {
  private static final int MANY = 50;

  private final MemoryDisk memory = new MemoryDisk(texts("old"));
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch allowed = new CountDownLatch(1);
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

  /** Told in one message, or in one for each file. */
  @ParameterizedTest
  @ValueSource(ints = {1, MANY})
  void manyAreReadBeforeTheyCount(int messages) throws Exception {
    Workspace workspace = workspace();
    try (DiskChanges changes = new DiskChanges(workspace, new ClientLog(nobody()))) {
      CountDownLatch all = new CountDownLatch(MANY);
      changes.whenTaken((snapshot, taken) -> taken.forEach(change -> all.countDown()));
      texts("new").forEach(memory::write);
      slow = true;
      int each = MANY / messages;
      for (int i = 0; i < messages; i++) {
        changes.tell(changed(i * each, (i + 1) * each));
      }
      if (messages == 1) {
        asked.await();
        // Whoever asks now does not wait.
        changes.takeFew();
        assertThat(task(workspace.snapshot(), 7)).isEqualTo("old");
      }
      allowed.countDown();
      assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
      for (int i = 0; i < MANY; i++) {
        assertThat(task(workspace.snapshot(), i)).isEqualTo("new");
      }
    } finally {
      allowed.countDown();
    }
  }

  @Test
  void fewCountForTheNextRequest() {
    Workspace workspace = workspace();
    try (DiskChanges changes = new DiskChanges(workspace, new ClientLog(nobody()))) {
      for (int i = 0; i < 200; i++) {
        String name = "t" + i;
        memory.write("/f1.yml", "tasks: {" + name + ": echo}\n");
        changes.tell(changed(1, 2));
        changes.takeFew();
        assertThat(task(workspace.snapshot(), 1)).isEqualTo(name);
      }
    }
  }

  private Workspace workspace() {
    Workspace workspace = new Workspace(new SlowDisk(), ImmutableMap.of());
    numbers(i -> task(workspace.snapshot(), i)).forEach(name -> assertThat(name).isEqualTo("old"));
    return workspace;
  }

  private static TaskfileClient nobody() {
    return (TaskfileClient)
        Proxy.newProxyInstance(
            TaskfileClient.class.getClassLoader(),
            new Class<?>[] {TaskfileClient.class},
            (proxy, method, arguments) -> null);
  }
}
