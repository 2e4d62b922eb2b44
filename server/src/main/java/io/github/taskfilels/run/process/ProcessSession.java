package io.github.taskfilels.run.process;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * All processes of one run: starts its commands, and can make sure that none is left. Close it at
 * the end of the run; processes that a successful command left in the background live on then, as
 * they do with Task, unless {@link #endAll} was called before.
 */
public final class ProcessSession implements CommandLauncher, AutoCloseable {
  /**
   * How long output is awaited after a command ended while something in the background still holds
   * its pipe.
   */
  public static final Duration DRAIN_GRACE = Duration.ofSeconds(2);

  private final Shell shell;
  private final String runId;
  private final Duration drainGrace;
  private final Reaper reaper;
  private final Watchdog watchdog;
  private final ExecutorService pumps;
  private final AtomicInteger commands = new AtomicInteger();
  private final Set<Long> groups = ConcurrentHashMap.newKeySet();

  private ProcessSession(Shell shell, String runId, Duration drainGrace) {
    this.shell = shell;
    this.runId = runId;
    this.drainGrace = drainGrace;
    this.reaper = new Reaper(shell, "reaper-" + runId);
    this.watchdog = new Watchdog(shell, runId, Termination.DEFAULT.grace());
    this.pumps =
        Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("output-" + runId + "-", 0).factory());
  }

  /**
   * A session for one run.
   *
   * @param shell the bash to use
   * @param runId unique for ever (a UUID): processes are found by it
   */
  public static ProcessSession open(Shell shell, String runId) {
    return open(shell, runId, DRAIN_GRACE);
  }

  /** The same with another wait for pipes that something in the background holds. */
  public static ProcessSession open(Shell shell, String runId, Duration drainGrace) {
    ProcessSession session = new ProcessSession(shell, runId, drainGrace);
    session.reaper.start();
    return session;
  }

  @Override
  public RunningCommand launch(CommandSpec spec, OutputConsumer output) throws NotStartedException {
    if (!Files.isDirectory(spec.directory())) {
      String what = Files.exists(spec.directory()) ? "is not a directory" : "does not exist";
      throw new NotStartedException(
          "the working directory " + what + ": " + spec.directory(), null);
    }
    String token = runId + ":" + commands.incrementAndGet();
    boolean leader = spec.ownGroup() && shell.setsid() != null;
    Process process = start(spec, token);
    long group = leader ? process.pid() : 0;
    if (leader) {
      groups.add(group);
      watch(group);
    }
    ImmutableList<OutputPump> readers =
        spec.inheritOutput() ? ImmutableList.of() : pump(process, output);
    return new LaunchedCommand(this, spec, process, group, token, readers);
  }

  /**
   * Ends every process of the run, wherever it went, and waits until none is left.
   *
   * @return the ids of processes that could not be ended; empty in every normal case
   */
  public ImmutableList<Long> endAll(Termination how) {
    return reaper
        .end(
            how,
            ImmutableSet.copyOf(groups),
            ImmutableList.of(),
            entry -> Cookie.ofRun(entry.cookie(), runId))
        .join()
        .pids();
  }

  /** The ids of the processes of this run that are alive now, as far as the system shows them. */
  public ImmutableList<Long> alive() {
    return ProcessTable.scan().stream()
        .filter(entry -> Cookie.ofRun(entry.cookie(), runId))
        .map(ProcessTable.Entry::pid)
        .collect(ImmutableList.toImmutableList());
  }

  /** The id given at the start. */
  public String runId() {
    return runId;
  }

  /** What runs the commands. */
  public Shell shell() {
    return shell;
  }

  @Override
  public void close() {
    watchdog.dismiss();
    reaper.close();
    pumps.shutdown();
  }

  Reaper reaper() {
    return reaper;
  }

  Duration drainGrace() {
    return drainGrace;
  }

  /** A command's shell has ended and, if it was terminated, so has the rest of its group. */
  void ended(long group) {
    if (group != 0) {
      groups.remove(group);
      watchdog.ended(group);
    }
  }

  /** Whether a script cannot even be parsed; the message of the shell, or null when it can. */
  @Nullable String syntaxError(CommandSpec spec) throws InterruptedException {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(shell.syntaxCheck(spec))
              .directory(spec.directory().toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Shell.nullDevice()))
              .redirectErrorStream(true);
      Process check = builder.start();
      String message = Bytes.copyOf(check.getInputStream().readAllBytes()).display().strip();
      return check.waitFor() == 0 ? null : message;
    } catch (IOException failure) {
      return "cannot check the syntax: " + failure.getMessage();
    }
  }

  private Process start(CommandSpec spec, String token) throws NotStartedException {
    ProcessBuilder builder =
        new ProcessBuilder(shell.command(spec)).directory(spec.directory().toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    try {
      environment.putAll(Cookie.mark(spec.environment(), token));
    } catch (IllegalArgumentException badName) {
      throw new NotStartedException("bad environment variable: " + badName.getMessage(), badName);
    }
    File nothing = Shell.nullDevice();
    builder.redirectInput(
        spec.stdin() == Stdin.INHERIT
            ? ProcessBuilder.Redirect.INHERIT
            : ProcessBuilder.Redirect.from(nothing));
    if (spec.inheritOutput()) {
      builder
          .redirectOutput(ProcessBuilder.Redirect.INHERIT)
          .redirectError(ProcessBuilder.Redirect.INHERIT);
    }
    try {
      return builder.start();
    } catch (IOException failure) {
      throw new NotStartedException("cannot start the command: " + failure.getMessage(), failure);
    }
  }

  private void watch(long group) {
    try {
      watchdog.began(group);
    } catch (IOException failure) {
      // The command itself runs. Only the case "runner killed by KILL" is not covered then.
      System.getLogger(ProcessSession.class.getName())
          .log(System.Logger.Level.WARNING, "no watchdog for this run: " + failure.getMessage());
    }
  }

  private ImmutableList<OutputPump> pump(Process process, OutputConsumer output) {
    OutputPump out = new OutputPump(process.getInputStream(), StreamKind.STDOUT, output);
    OutputPump err = new OutputPump(process.getErrorStream(), StreamKind.STDERR, output);
    pumps.execute(out);
    pumps.execute(err);
    return ImmutableList.of(out, err);
  }
}
