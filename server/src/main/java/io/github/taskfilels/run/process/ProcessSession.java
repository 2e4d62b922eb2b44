package io.github.taskfilels.run.process;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.run.Bytes;
import io.github.taskfilels.run.CommandRunner;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.run.Log;
import io.github.taskfilels.run.NotStartedException;
import io.github.taskfilels.run.OutputConsumer;
import io.github.taskfilels.run.Receivers;
import io.github.taskfilels.run.RunIds;
import io.github.taskfilels.run.RunningCommand;
import io.github.taskfilels.run.Stdin;
import io.github.taskfilels.run.StreamKind;
import io.github.taskfilels.run.Termination;
import io.github.taskfilels.run.Threads;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All processes of one run: starts its commands, and can make sure that none is left. Close it at
 * the end of the run; processes that a successful command left in the background live on then, as
 * they do with Task, unless {@link #endAll} was called before.
 */
public final class ProcessSession implements CommandRunner {
  /**
   * How long output is awaited after a command ended while something in the background still holds
   * its pipe.
   */
  public static final Duration DRAIN_GRACE = Duration.ofSeconds(2);

  /** How much later than a command this process may come to know of a signal to both. */
  private static final long SAME_MOMENT_NANOS = Duration.ofMillis(500).toNanos();

  private final Shell shell;
  private final String runId;
  private final Duration drainGrace;
  private final Reaper reaper;
  private final Watchdog watchdog;
  private final SessionFolder folder;
  private final @Nullable NamedPipes pipes;
  private final LongTexts longTexts;
  private final Supplier<@Nullable NativeSpawn> spawn;
  private final ExecutorService pumps;
  private final AtomicInteger commands = new AtomicInteger();
  private final Set<Long> groups = ConcurrentHashMap.newKeySet();
  private final Set<LaunchedCommand> running = ConcurrentHashMap.newKeySet();

  /** When a command without a group of its own ended; null as long as none did. */
  private volatile @Nullable Long sharedEnd;

  private ProcessSession(
      Shell shell,
      String runId,
      Duration drainGrace,
      SessionFolder folder,
      Supplier<@Nullable NativeSpawn> spawn,
      Watchdog watchdog) {
    this.shell = shell;
    this.folder = folder;
    this.longTexts = new LongTexts(folder);
    this.spawn = spawn;
    this.runId = runId;
    this.drainGrace = drainGrace;
    this.reaper = new Reaper(shell, "reaper-" + runId);
    this.pipes = shell.mkfifo() == null ? null : new NamedPipes(shell.mkfifo(), folder);
    this.watchdog = watchdog;
    this.pumps = Executors.newCachedThreadPool(Threads.named("output-" + runId + "-"));
    reaper.start();
  }

  /**
   * A session for one run.
   *
   * @param shell the bash to use
   * @param runId unique for ever, as of {@link RunIds}: processes are found by it
   */
  public static ProcessSession open(Shell shell, String runId) {
    return open(shell, runId, DRAIN_GRACE, NativeSpawn::linked);
  }

  /**
   * The same in another way.
   *
   * @param drainGrace how long to wait for pipes that something in the background holds
   * @param spawn gives what starts programs; null for Java's own way
   */
  static ProcessSession open(
      Shell shell, String runId, Duration drainGrace, Supplier<@Nullable NativeSpawn> spawn) {
    SessionFolder folder = new SessionFolder();
    boolean grouped = shell.mkfifo() != null;
    Watchdog watchdog = watchdog(shell.bash(), shell.setsid(), runId, grouped ? folder : null);
    return new ProcessSession(shell, runId, drainGrace, folder, spawn, watchdog);
  }

  /**
   * A session of a bash that nobody may know yet: then its watchdog, which it needs anyway, tells
   * the version.
   *
   * @throws NotStartedException when bash cannot be started
   */
  static ProcessSession open(Shell.Programs programs, String runId) throws NotStartedException {
    Shell known = programs.known();
    if (known != null) {
      return open(known, runId);
    }
    SessionFolder folder = new SessionFolder();
    boolean grouped = programs.mkfifo() != null;
    Watchdog watchdog =
        watchdog(programs.bash(), programs.setsid(), runId, grouped ? folder : null);
    try {
      Shell shell = programs.shell(watchdog.watchAndTell());
      return new ProcessSession(shell, runId, DRAIN_GRACE, folder, NativeSpawn::linked, watchdog);
    } catch (IOException failure) {
      throw NotStartedException.of(programs.bash().toString(), failure);
    }
  }

  private static Watchdog watchdog(
      Path bash, @Nullable Path setsid, String runId, @Nullable SessionFolder folder) {
    return new Watchdog(bash, setsid, runId, Termination.DEFAULT.grace(), folder);
  }

  @Override
  public RunningCommand start(CommandSpec spec, OutputConsumer output) throws NotStartedException {
    if (!Files.isDirectory(spec.directory())) {
      String what = Files.exists(spec.directory()) ? "is not a directory" : "does not exist";
      throw new NotStartedException(
          "the working directory " + what + ": " + spec.directory(), null);
    }
    int number = commands.incrementAndGet();
    NativeSpawn.started(number);
    Path setsid = spec.ownGroup() ? shell.setsid() : null;
    // Before the command, since the runner may be killed at any moment after its start; the pipes
    // are made meanwhile. One is started after the other: Java's helpers of two starts at once hold
    // each other's pipes, and wait for ever if the starts fail.
    watched(
        () -> {
          if (pipes != null && !spec.inheritOutput() && spawn.get() == null) {
            pipes.prepare();
          }
          watchdog.watch();
        });
    Started started = start(spec, number, setsid, output);
    long group = setsid == null ? 0 : started.process().pid();
    if (setsid != null) {
      groups.add(group);
      watched(() -> watchdog.began(group));
    }
    LaunchedCommand command =
        new LaunchedCommand(this, spec, started.process(), group, token(number), started.outputs());
    running.add(command);
    return command;
  }

  private String token(int number) {
    return runId + ":" + number;
  }

  /** Commands without a group of their own get the terminal's, and may have ended of it already. */
  @Override
  public Receivers pass(Termination.Signal signal) {
    ImmutableSet<LaunchedCommand> told = ImmutableSet.copyOf(running);
    ImmutableSet<Long> receivers =
        told.stream()
            .map(LaunchedCommand::group)
            .filter(group -> group != 0)
            .collect(ImmutableSet.toImmutableSet());
    reaper.send(signal, receivers, ImmutableSet.of());
    Long end = sharedEnd;
    boolean justEnded = end != null && System.nanoTime() - end < SAME_MOMENT_NANOS;
    return new Receivers(
        !told.isEmpty() || justEnded, () -> told.stream().anyMatch(running::contains));
  }

  @Override
  public boolean idle() {
    return running.isEmpty();
  }

  @Override
  public ImmutableList<Long> endAll(Termination how) {
    return reaper
        .end(
            how,
            ImmutableSet.copyOf(groups),
            ImmutableList.of(),
            entry -> RunToken.ofRun(entry.cookie(), runId))
        .join()
        .pids();
  }

  /** The ids of the processes of this run that are alive now, as far as the system shows them. */
  public ImmutableList<Long> alive() {
    return ProcessTable.scan().stream()
        .filter(entry -> RunToken.ofRun(entry.cookie(), runId))
        .map(ProcessTable.Entry::pid)
        .collect(ImmutableList.toImmutableList());
  }

  @Override
  public String runId() {
    return runId;
  }

  @Override
  public Capabilities capabilities() {
    return shell.capabilities();
  }

  @Override
  public int concurrency(int wanted, int more) {
    return OpenFiles.commands(wanted, more);
  }

  /** What runs the commands. */
  Shell shell() {
    return shell;
  }

  @Override
  public void close() {
    watched(watchdog::dismiss);
    reaper.close();
    pumps.shutdown();
    try {
      if (pipes != null) {
        pipes.close();
      }
      folder.close();
    } catch (IOException failure) {
      Log.of(ProcessSession.class)
          .log(System.Logger.Level.WARNING, "cannot delete the pipes of a run", failure);
    }
  }

  Reaper reaper() {
    return reaper;
  }

  Duration drainGrace() {
    return drainGrace;
  }

  /** A command's shell has ended and, if it was terminated, so has the rest of its group. */
  void ended(LaunchedCommand command) {
    long group = command.group();
    if (group == 0) {
      sharedEnd = System.nanoTime();
    } else {
      groups.remove(group);
      watched(() -> watchdog.ended(group));
    }
    running.remove(command);
  }

  /** Whether a script cannot even be parsed; the message of the shell, or null when it can. */
  @Nullable String syntaxError(CommandSpec spec) throws InterruptedException {
    try {
      Process check =
          new ProcessBuilder(shell.syntaxCheck(longTexts.fitting(spec, commands.incrementAndGet())))
              .directory(spec.directory().toFile())
              .redirectInput(Redirect.from(Shell.nullDevice()))
              .redirectErrorStream(true)
              .start();
      String message = Bytes.copyOf(check.getInputStream().readAllBytes()).display().strip();
      return check.waitFor() == 0 ? null : message;
    } catch (IOException failure) {
      return "cannot check the syntax: " + failure.getMessage();
    }
  }

  private record Started(Process process, ImmutableList<? extends CommandOutput> outputs) {}

  private Started start(
      CommandSpec wanted, int number, @Nullable Path setsid, OutputConsumer output)
      throws NotStartedException {
    try {
      CommandSpec spec = longTexts.fitting(wanted, number);
      ProcessStart start =
          new ProcessStart(
              setsid,
              () -> shell.command(spec),
              spec.directory(),
              spec.environment(),
              RunToken.value(spec.environment(), token(number)),
              spec.stdin() == Stdin.INHERIT ? Redirect.INHERIT : Redirect.from(Shell.nullDevice()),
              spec.joined() && !spec.inheritOutput(),
              spawn.get() != null && shell.isolation() == null ? PlainCommand.of(spec) : null);
      Started natively = startNatively(start, spec.inheritOutput() ? null : output);
      if (natively != null) {
        return natively;
      }
      if (spec.inheritOutput()) {
        return new Started(start.start(Redirect.INHERIT, Redirect.INHERIT), ImmutableList.of());
      }
      return pipes == null ? startPlain(start, output) : startPiped(start, pipes, output);
    } catch (IllegalArgumentException badName) {
      throw new NotStartedException("bad environment variable: " + badName.getMessage(), badName);
    } catch (IOException failure) {
      throw NotStartedException.of("the command", failure);
    }
  }

  /**
   * Without named pipes a process in the background can lose output, and hold up threads, after its
   * command ended.
   */
  private Started startPlain(ProcessStart start, OutputConsumer output) throws IOException {
    Process process = start.start(Redirect.PIPE, Redirect.PIPE);
    OutputPump out = pump(process.getInputStream(), StreamKind.STDOUT, output, () -> {});
    return new Started(
        process,
        start.joined()
            ? ImmutableList.of(out)
            : ImmutableList.of(
                out, pump(process.getErrorStream(), StreamKind.STDERR, output, () -> {})));
  }

  private Started startPiped(ProcessStart start, NamedPipes named, OutputConsumer output)
      throws IOException {
    List<NamedPipes.Pipe> taken = new ArrayList<>();
    try {
      NamedPipes.Pipe out = take(named, taken);
      NamedPipes.Pipe err = start.joined() ? out : take(named, taken);
      Process process =
          start.start(Redirect.to(out.path().toFile()), Redirect.to(err.path().toFile()));
      ImmutableList.Builder<OutputPump> outputs = ImmutableList.builder();
      for (NamedPipes.Pipe pipe : taken) {
        pipe.handedOver();
        StreamKind kind = pipe == out ? StreamKind.STDOUT : StreamKind.STDERR;
        outputs.add(pump(pipe.reader(), kind, output, pipe::endReached));
      }
      return new Started(process, outputs.build());
    } catch (IOException failure) {
      for (NamedPipes.Pipe pipe : taken) {
        pipe.abandon();
      }
      throw failure;
    }
  }

  private static NamedPipes.Pipe take(NamedPipes named, List<NamedPipes.Pipe> taken)
      throws IOException {
    NamedPipes.Pipe pipe = named.take();
    taken.add(pipe);
    return pipe;
  }

  /**
   * Where that works. It needs no program that makes the leader of a session.
   *
   * @param output null if the command inherits the streams of the runner
   */
  private @Nullable Started startNatively(ProcessStart start, @Nullable OutputConsumer output)
      throws IOException {
    NativeSpawn natively = spawn.get();
    if (natively == null) {
      return null;
    }
    SpawnedProcess process = natively.start(start, output);
    if (process == null) {
      return null;
    }
    PolledOutput read = process.output();
    return new Started(process, read == null ? ImmutableList.of() : ImmutableList.of(read));
  }

  private OutputPump pump(
      InputStream in, StreamKind stream, OutputConsumer output, Runnable atEnd) {
    OutputPump pump = new OutputPump(in, stream, output, atEnd);
    pumps.execute(pump);
    return pump;
  }

  private interface Watching {
    void run() throws IOException;
  }

  private static void watched(Watching watching) {
    try {
      watching.run();
    } catch (IOException failure) {
      // The command itself runs. Only the case "runner killed by KILL" is not covered then.
      Log.of(ProcessSession.class)
          .log(System.Logger.Level.WARNING, "no watchdog for this run: " + failure.getMessage());
    }
  }
}
