package io.github.taskfilels.run.process;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What Java tells on every system: the processor time of the processes that are there. Of those
 * that came and went between two questions it knows nothing, so one that is new counts as having
 * used a processor all the time.
 */
final class HandleUse implements ProcessorUse {
  private final ProcessHandle root;
  private Map<Long, Long> seen = new HashMap<>();
  private long total;
  private long asked = System.nanoTime();

  HandleUse(ProcessHandle root) {
    this.root = root;
  }

  @Override
  public OptionalLong nanos() {
    Map<Long, Long> now = new HashMap<>();
    try (Stream<ProcessHandle> processes = Stream.concat(Stream.of(root), root.descendants())) {
      processes.forEach(
          process ->
              process
                  .info()
                  .totalCpuDuration()
                  .map(Duration::toNanos)
                  .ifPresent(used -> now.put(process.pid(), used)));
    }
    if (!now.containsKey(root.pid())) {
      return OptionalLong.empty();
    }
    long time = System.nanoTime();
    now.forEach(
        (pid, used) -> {
          Long before = seen.get(pid);
          total += before == null ? time - asked : Math.max(0, used - before);
        });
    seen = now;
    asked = time;
    return OptionalLong.of(total);
  }
}
