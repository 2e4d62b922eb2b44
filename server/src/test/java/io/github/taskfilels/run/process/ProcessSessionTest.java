package io.github.taskfilels.run.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.run.Bytes;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.run.Exit;
import io.github.taskfilels.run.NotStartedException;
import io.github.taskfilels.run.OutputConsumer;
import io.github.taskfilels.run.RunningCommand;
import io.github.taskfilels.run.StreamKind;
import io.github.taskfilels.run.Termination;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
@Timeout(60)
class ProcessSessionTest {
  private static Shell shell;

  @TempDir Path folder;
  ProcessSession session;

  @BeforeAll
  static void findShell() throws NotStartedException {
    shell = Shell.find(System.getenv());
  }

  @BeforeEach
  void open() {
    open(ProcessSession.DRAIN_GRACE);
  }

  private void open(Duration drainGrace) {
    session = ProcessSession.open(shell, UUID.randomUUID().toString(), drainGrace, spawn());
  }

  Supplier<@Nullable NativeSpawn> spawn() {
    return NativeSpawn::link;
  }

  @AfterEach
  void nothingSurvives() {
    assertThat(session.endAll(Termination.KILL)).isEmpty();
    assertThat(session.alive()).isEmpty();
    session.close();
  }

  /** Both streams of a command. */
  private static final class Streams implements OutputConsumer {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Override
    public synchronized void accept(StreamKind stream, Bytes piece) {
      (stream == StreamKind.STDOUT ? out : err).writeBytes(piece.toArray());
    }

    synchronized byte[] bytes() {
      return out.toByteArray();
    }

    synchronized String out() {
      return out.toString(StandardCharsets.UTF_8);
    }

    synchronized String err() {
      return err.toString(StandardCharsets.UTF_8);
    }
  }

  private CommandSpec spec(String script) {
    return CommandSpec.of(script, folder, ImmutableMap.copyOf(System.getenv()));
  }

  private record Ended(Exit exit, String out, String err) {}

  private Ended run(CommandSpec spec) throws Exception {
    Streams streams = new Streams();
    Exit exit = session.start(spec, streams).await(null, Termination.DEFAULT);
    return new Ended(exit, streams.out(), streams.err());
  }

  private Ended run(String script) throws Exception {
    return run(spec(script));
  }

  /** One word of a command line has at most 128 KiB. */
  @Test
  void aScriptMayBeOfAnyLength() throws Exception {
    String letters = "x".repeat(200_000);
    assertThat(run(spec("echo " + letters + " | wc -c; echo $0 $#; exit 3")))
        .isEqualTo(new Ended(new Exit.Exited(3), "200001\nbash 0\n", ""));
    assertThat(run(spec("false\necho " + letters))).extracting(Ended::out).isEqualTo("");
    assertThat(run(spec("echo never\n: " + letters + "\nif"))).extracting(Ended::out).isEqualTo("");
    assertThat(run(spec("read line; echo 'it\\'s' # " + "ü".repeat(100_000)))).isNotNull();
    CommandSpec big =
        spec("echo ${#BIG} \"${BIG:0:6}\"")
            .withEnvironment(ImmutableMap.of("BIG", "a' $x\n" + letters));
    assertThat(run(big).out()).isEqualTo("200006 a' $x\n\n");
  }

  @Test
  void streamsThatAreOneKeepTheirOrder() throws Exception {
    String script = "for i in 1 2 3; do echo o$i; /bin/echo e$i >&2; done; exit 4";
    assertThat(run(spec(script).joinedStreams()))
        .isEqualTo(new Ended(new Exit.Exited(4), "o1\ne1\no2\ne2\no3\ne3\n", ""));
  }

  @Test
  void bothStreamsArriveAndTheCodeIsTheShells() throws Exception {
    assertThat(run("echo out; echo err >&2; exit 7"))
        .isEqualTo(new Ended(new Exit.Exited(7), "out\n", "err\n"));
  }

  @Test
  void codesAreThoseOfAShell() throws Exception {
    assertThat(run("exit 300").exit()).isEqualTo(new Exit.Exited(44));
    assertThat(run("nosuchcommand").exit()).isEqualTo(new Exit.Exited(127));
    assertThat(run("/etc/passwd").exit()).isEqualTo(new Exit.Exited(126));
    assertThat(run("bash -c 'kill -SEGV $$'; true").exit()).isEqualTo(new Exit.Exited(139));
    assertThat(run("kill -TERM $$").exit()).isEqualTo(new Exit.Exited(143));
  }

  @Test
  void aScriptStopsAtItsFirstFailure() throws Exception {
    assertThat(run("echo one\nfalse\necho two\n").out()).isEqualTo("one\n");
    assertThat(run("x=$(false; echo in); echo after").out()).isEmpty();
  }

  @Test
  void theLastStageOfAPipelineRunsInTheShell() throws Exception {
    assertThat(run("echo a | read x; echo \"[$x]\"").out()).isEqualTo("[a]\n");
  }

  @Test
  void optionsApplyWhileTheScriptIsRead() throws Exception {
    CommandSpec piped =
        spec("false | true").withOptions(ImmutableList.of("pipefail"), ImmutableList.of());
    assertThat(run(piped).exit()).isEqualTo(new Exit.Exited(1));
    Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(folder.resolve("a/b/c.txt"), "");
    CommandSpec star =
        spec("echo **/*.txt").withOptions(ImmutableList.of(), ImmutableList.of("globstar"));
    assertThat(run(star).out()).isEqualTo("a/b/c.txt\n");
  }

  @Test
  void nothingOfAScriptWithASyntaxErrorRuns() throws Exception {
    Ended ended = run("echo one\necho two\necho (\n");
    assertThat(ended.out()).isEmpty();
    assertThat(ended.exit()).isInstanceOf(Exit.NotStarted.class);
    assertThat(((Exit.NotStarted) ended.exit()).reason()).contains("syntax error");
    assertThat(run("echo (").exit()).isInstanceOf(Exit.NotStarted.class);
  }

  @Test
  void aCodeOf2IsNoSyntaxErrorByItself() throws Exception {
    assertThat(run("echo a\nexit 2\n").exit()).isEqualTo(new Exit.Exited(2));
  }

  @Test
  void oddScriptsAreRunWhole() throws Exception {
    assertThat(run("# only\n# comments\n")).isEqualTo(new Ended(new Exit.Exited(0), "", ""));
    assertThat(run("\n\n").exit()).isEqualTo(new Exit.Exited(0));
    assertThat(run("echo a\necho b \\\n").out()).isEqualTo("a\nb\n");
    assertThat(run("cat <<EOF\nhi\nEOF\necho there").out()).isEqualTo("hi\nthere\n");
    assertThat(run("echo a\nnosuch_thing\n").err()).contains("line 2");
  }

  @Test
  void outputIsPassedOnByteForByte() throws Exception {
    Streams streams = new Streams();
    byte[] bytes = new byte[100_000];
    new java.util.Random(7).nextBytes(bytes);
    Files.write(folder.resolve("data"), bytes);
    Exit exit =
        session
            .start(spec("cat data; printf 'no newline'"), streams)
            .await(null, Termination.DEFAULT);
    assertThat(exit.ok()).isTrue();
    byte[] expected = java.util.Arrays.copyOf(bytes, bytes.length + 10);
    System.arraycopy(
        "no newline".getBytes(StandardCharsets.US_ASCII), 0, expected, bytes.length, 10);
    assertThat(streams.bytes()).isEqualTo(expected);
  }

  @Test
  void noPieceEndsInsideACharacter() throws Exception {
    List<Bytes> pieces = new ArrayList<>();
    OutputConsumer keep =
        (stream, piece) -> {
          synchronized (pieces) {
            pieces.add(piece);
          }
        };
    Exit exit =
        session
            .start(spec("for i in {1..20000}; do printf 'aé€😀'; done; printf '\\xe2\\x82'"), keep)
            .await(null, Termination.DEFAULT);
    assertThat(exit.ok()).isTrue();
    assertThat(pieces.subList(0, pieces.size() - 1))
        .allSatisfy(piece -> assertThat(piece.text()).isPresent());
    assertThat(pieces.getLast().text()).isEmpty();
  }

  @Test
  void theEnvironmentIsExactlyTheGivenOneAndTheToken() throws Exception {
    Ended ended =
        run(
            CommandSpec.of(
                "env", folder, ImmutableMap.of("PATH", System.getenv("PATH"), "A", "b c")));
    List<String> names =
        ended.out().lines().map(line -> line.substring(0, line.indexOf('='))).toList();
    // The last three are bash's own.
    assertThat(names).containsOnly("PATH", "A", RunToken.NAME, "PWD", "SHLVL", "_");
    assertThat(ended.out()).contains("A=b c\n");
  }

  @Test
  void aRunInsideARunCarriesBothTokens() throws Exception {
    Ended ended =
        run(
            CommandSpec.of(
                "echo $" + RunToken.NAME,
                folder,
                ImmutableMap.of("PATH", System.getenv("PATH"), RunToken.NAME, "outer:1")));
    assertThat(ended.out()).isEqualTo("outer:1," + session.runId() + ":1\n");
  }

  @Test
  void standardInputIsEmpty() throws Exception {
    assertThat(run("cat; echo done").out()).isEqualTo("done\n");
  }

  @Test
  void aMissingWorkingDirectoryIsNamed() {
    CommandSpec spec = CommandSpec.of("true", folder.resolve("nowhere"), ImmutableMap.of());
    assertThatThrownBy(() -> session.start(spec, (_, _) -> {}))
        .isInstanceOf(NotStartedException.class)
        .hasMessageContaining("does not exist: " + folder.resolve("nowhere"));
  }

  @Test
  void withoutBashTheMessageSaysWhatToDo() {
    assertThatThrownBy(() -> Shell.find(ImmutableMap.of("PATH", folder.toString())))
        .isInstanceOf(NotStartedException.class)
        .hasMessageContaining("install bash");
  }

  @Test
  void aTimeLimitEndsTheCommand() throws Exception {
    RunningCommand command = session.start(spec("sleep 60; echo no"), (_, _) -> {});
    assertThat(command.await(Duration.ofMillis(100), Termination.DEFAULT))
        .isEqualTo(new Exit.TimedOut(Duration.ofMillis(100)));
    assertThat(session.alive()).isEmpty();
  }

  @Test
  void aCommandThatEndsInTimeIsNotTimedOut() throws Exception {
    RunningCommand command = session.start(spec("exit 3"), (_, _) -> {});
    assertThat(command.await(Duration.ofSeconds(30), Termination.DEFAULT))
        .isEqualTo(new Exit.Exited(3));
  }

  @Test
  void aBackgroundProcessThatKeepsThePipeOpenDoesNotHangTheCommand() throws Exception {
    session.close();
    open(Duration.ofMillis(200));
    Streams streams = new Streams();
    Exit exit =
        session
            .start(spec("echo before; (sleep 600; echo late) & exit 5"), streams)
            .await(null, Termination.DEFAULT);
    assertThat(exit).isEqualTo(new Exit.Exited(5));
    assertThat(streams.out()).isEqualTo("before\n");
    assertThat(session.alive())
        .as("what succeeded commands leave behind lives on until the run is ended")
        .isNotEmpty();
  }

  @Test
  void outputThatArrivesJustAfterTheShellIsNotLost() throws Exception {
    assertThat(run("(sleep 0.3; echo late) & echo first").out()).isEqualTo("first\nlate\n");
  }

  @Test
  void aCommandThatClosesItsStreamsRunsToItsEnd() throws Exception {
    assertThat(run("echo out; exec >&-; sleep 0.1; echo err >&2; exec 2>&-; sleep 0.1; exit 3"))
        .isEqualTo(new Ended(new Exit.Exited(3), "out\n", "err\n"));
  }

  @Test
  void aBackgroundProcessThatWritesToOneStreamIsAwaited() throws Exception {
    assertThat(run("(exec >&-; sleep 0.3; echo late >&2) & echo first"))
        .isEqualTo(new Ended(new Exit.Exited(0), "first\n", "late\n"));
  }

  @Test
  void manyCommandsLeaveNoThreadsOrDescriptorsBehind() throws Exception {
    for (int i = 0; i < 20; i++) {
      run("true");
    }
    Files.createDirectories(folder);
    long descriptors = descriptors();
    int threads = Thread.activeCount();
    for (int i = 0; i < 200; i++) {
      assertThat(run("echo " + i).out()).isEqualTo(i + "\n");
    }
    assertThat(descriptors()).isLessThanOrEqualTo(descriptors + 8);
    assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 8);
  }

  private static long descriptors() throws Exception {
    Path open = Path.of("/proc/self/fd");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.isDirectory(open), "skipped: no /proc here");
    try (var files = Files.list(open)) {
      return files.count();
    }
  }

  /** Nobody reads while the process is ended, unless the one that waits does. */
  @Test
  void aProcessThatWritesMuchWhenItIsEndedComesToItsEnd() throws Exception {
    AtomicLong length = new AtomicLong();
    CommandSpec spec =
        CommandSpec.of(
            "trap 'seq 1 200000; exit 3' TERM; echo ready; while :; do sleep 0.01; done",
            folder,
            ImmutableMap.copyOf(System.getenv()));
    RunningCommand command =
        session.start(spec, (_, piece) -> length.addAndGet(piece.toArray().length));
    Thread ending =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (length.get() == 0) {
                    Thread.onSpinWait();
                  }
                  command.terminate(
                      new Termination(Termination.Signal.TERM, Duration.ofSeconds(20)));
                });

    Exit exit = command.await(null, Termination.DEFAULT);
    ending.join();

    assertThat(exit).isInstanceOf(Exit.Cancelled.class);
    assertThat(length.get()).isGreaterThan(1_000_000);
  }
}
