package io.github.taskfilels.run.engine;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Bytes;
import io.github.taskfilels.run.CommandRunner;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.run.Exit;
import io.github.taskfilels.run.NotStartedException;
import io.github.taskfilels.run.OutputConsumer;
import io.github.taskfilels.run.Receivers;
import io.github.taskfilels.run.RunningCommand;
import io.github.taskfilels.run.StreamKind;
import io.github.taskfilels.run.Termination;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Commands without processes. Parts between {@code ;} are {@code true}, {@code echo WORDS}, {@code
 * warn WORDS} (to standard error), {@code sleep SECONDS}, {@code exit N} and, at the end, {@code
 * hang}, which goes on until somebody ends it or a signal comes. Any other script cannot be
 * started. It tells what it was asked to do. How much processor a script uses is said by the test.
 */
public final class MemoryCommands implements CommandRunner.Factory {
  private final CommandRunner.Capabilities capabilities;
  private final List<String> told = new ArrayList<>();
  private final Set<Running> running = ConcurrentHashMap.newKeySet();
  private final Map<String, Boolean> uses = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> hanging = new CompletableFuture<>();

  /** With nothing that only a process of this machine can have. */
  public MemoryCommands() {
    this(new CommandRunner.Capabilities("memory", false, false));
  }

  public MemoryCommands(CommandRunner.Capabilities capabilities) {
    this.capabilities = capabilities;
  }

  /**
   * From now on a script that hangs uses a processor, or none; for others nothing is known of it.
   */
  public void uses(String script, boolean processor) {
    uses.put(script, processor);
  }

  private synchronized void tell(String what) {
    told.add(what);
  }

  /** What was asked for, in order. */
  public synchronized List<String> told() {
    return List.copyOf(told);
  }

  /** Waits until a command hangs. */
  public void awaitHanging() {
    hanging.orTimeout(30, TimeUnit.SECONDS).join();
  }

  @Override
  public CommandRunner.Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public CommandRunner open(String runId) {
    return new OfOneRun(runId);
  }

  private static void sleep(double seconds) {
    try {
      Thread.sleep(Duration.ofMillis((long) (seconds * 1000)));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(OutputConsumer output, StreamKind stream, String words) {
    output.accept(stream, Bytes.copyOf((words + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  private final class OfOneRun implements CommandRunner {
    private final String runId;

    OfOneRun(String runId) {
      this.runId = runId;
    }

    @Override
    public String runId() {
      return runId;
    }

    @Override
    public Capabilities capabilities() {
      return capabilities;
    }

    @Override
    public int concurrency(int wanted, int more) {
      return wanted;
    }

    @Override
    public RunningCommand start(CommandSpec spec, OutputConsumer output)
        throws NotStartedException {
      tell(
          "start " + spec.script() + " " + spec.stdin() + (spec.inheritOutput() ? " inherit" : ""));
      Running started = new Running(spec.script());
      for (String part : Splitter.on("; ").split(spec.script())) {
        List<String> command = Splitter.on(' ').limit(2).splitToList(part);
        String words = command.getLast();
        switch (command.getFirst()) {
          case "true" -> {}
          case "echo" -> write(output, StreamKind.STDOUT, words);
          case "warn" -> write(output, StreamKind.STDERR, words);
          case "sleep" -> sleep(Double.parseDouble(words));
          case "exit" -> started.end.complete(new Exit.Exited(Integer.parseInt(words)));
          case "hang" -> {
            running.add(started);
            return started;
          }
          default -> throw new NotStartedException("not a command: " + part, null);
        }
      }
      started.end.complete(new Exit.Exited(0));
      return started;
    }

    @Override
    public Receivers pass(Termination.Signal signal) {
      tell("pass " + signal);
      List<Running> told = List.copyOf(running);
      told.forEach(command -> command.end.complete(new Exit.Exited(130)));
      return new Receivers(!told.isEmpty(), () -> told.stream().anyMatch(running::contains));
    }

    @Override
    public boolean idle() {
      return running.isEmpty();
    }

    @Override
    public ImmutableList<Long> endAll(Termination how) {
      tell("end all");
      return ImmutableList.of();
    }

    @Override
    public void close() {
      tell("close");
    }
  }

  private final class Running implements RunningCommand {
    private final CompletableFuture<Exit> end = new CompletableFuture<>();
    private final String script;
    private long used;
    private long asked = System.nanoTime();

    Running(String script) {
      this.script = script;
    }

    @Override
    public OptionalLong processorNanos() {
      Boolean processor = uses.get(script);
      long now = System.nanoTime();
      used += processor != null && processor ? now - asked : 0;
      asked = now;
      return processor == null ? OptionalLong.empty() : OptionalLong.of(used);
    }

    @Override
    public Exit await(@Nullable Duration limit, Termination onTimeout) throws InterruptedException {
      if (!end.isDone()) {
        hanging.complete(null); // From now on it can be ended.
      }
      try {
        return limit == null ? end.get() : end.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException timeout) {
        tell("terminate " + onTimeout.signal());
        return new Exit.TimedOut(limit);
      } catch (ExecutionException never) {
        throw new IllegalStateException(never);
      } finally {
        running.remove(this);
      }
    }

    @Override
    public void terminate(Termination how) {
      tell("terminate " + how.signal());
      end.complete(new Exit.Cancelled());
    }
  }
}
