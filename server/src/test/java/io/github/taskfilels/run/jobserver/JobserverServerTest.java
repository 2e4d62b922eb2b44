package io.github.taskfilels.run.jobserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.run.SharedSlots.Loan;
import io.github.taskfilels.run.jobserver.MakeFlags.Style;
import io.github.taskfilels.run.process.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
class JobserverServerTest {
  private static final int SLOTS = 5;

  @TempDir Path folder;
  private final AtomicInteger have = new AtomicInteger(SLOTS);
  private JobserverServer server;

  @BeforeEach
  void open() throws Exception {
    Path mkfifo = Shell.find(System.getenv()).mkfifo();
    server = new JobserverServer(SLOTS, Style.PATH, Objects.requireNonNull(mkfifo));
    server.open(have::addAndGet);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void give(int slots) {
    synchronized (server) {
      have.addAndGet(-slots);
      server.give(slots);
    }
  }

  private Loan lend() {
    return server.lend(CommandSpec.of("true", folder, ImmutableMap.of("A", "b")));
  }

  private static TokenPipe client(Loan loan) throws IOException {
    String auth = MakeFlags.auth(loan.spec().environment().get(MakeFlags.NAME));
    return new TokenPipe(Path.of(Objects.requireNonNull(auth).substring(5)));
  }

  /** No token is lost or made: those of the run, the bank and the commands are all there are. */
  private void conserved() throws IOException {
    synchronized (server) {
      JobserverServer.Accounts accounts = server.accounts();
      assertThat(have.get() + accounts.bank() + accounts.lent()).isEqualTo(SLOTS);
    }
  }

  private static void soon(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(2);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private boolean bankHas(int tokens) {
    try {
      return server.accounts().bank() == tokens;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aBuildGetsMoreAndMoreOfWhatTheRunDoesNotUse() throws Exception {
    give(4);
    try (Loan loan = lend();
        TokenPipe build = client(loan)) {
      for (int i = 0; i < 4; i++) {
        build.take();
        conserved();
      }
      assertThat(server.accounts()).isEqualTo(new JobserverServer.Accounts(0, 4, 0));
    }
    assertThat(server.accounts().bank()).isEqualTo(4);
    conserved();
  }

  @Test
  void tasksGetSlotsBackAsBuildsReturnThem() throws Exception {
    give(4);
    try (Loan loan = lend();
        TokenPipe build = client(loan)) {
      byte[] tokens = {build.take(), build.take(), build.take(), build.take()};
      server.ask(2);
      build.put(tokens[0]);
      soon(() -> have.get() == 2);
      build.put(tokens[1]);
      soon(() -> have.get() == 3);
      conserved();
      server.ask(0);
    }
    conserved();
  }

  @Test
  void whatAKilledBuildHeldComesBackWithItsCommand() throws Exception {
    give(4);
    Loan loan = lend();
    try (TokenPipe build = client(loan)) {
      build.take();
      build.take();
    }
    loan.close();
    assertThat(server.accounts()).isEqualTo(new JobserverServer.Accounts(4, 0, 0));
    server.ask(4);
    soon(() -> have.get() == SLOTS);
    conserved();
  }

  @Test
  void tokensThatWereNeverLentAreDrained() throws Exception {
    give(1);
    try (Loan loan = lend();
        TokenPipe build = client(loan)) {
      build.put(build.take());
      build.put(3);
      soon(
          () -> {
            try {
              JobserverServer.Accounts accounts = server.accounts();
              return accounts.unused() <= accounts.lent();
            } catch (IOException e) {
              return false;
            }
          });
      conserved();
    }
  }

  @Test
  void unusedTokensGoToWhoeverNeedsThem() throws Exception {
    give(2);
    try (Loan idle = lend()) {
      soon(() -> !bankHas(2));
      try (Loan busy = lend();
          TokenPipe build = client(busy)) {
        build.take();
        build.take();
        conserved();
      }
      assertThat(idle.spec().environment()).containsKey(MakeFlags.NAME);
    }
  }

  @Test
  void makeflagsOfTheUserStay() {
    CommandSpec spec = CommandSpec.of("true", folder, ImmutableMap.of("MAKEFLAGS", "-j3"));
    try (Loan loan = server.lend(spec)) {
      assertThat(loan.spec()).isEqualTo(spec);
    }
  }

  @TestFactory
  List<DynamicTest> conservationWithClientsThatDieAndOverReturn() {
    List<DynamicTest> tests = new ArrayList<>();
    for (long seed = 1; seed <= 5; seed++) {
      long fixed = seed;
      tests.add(DynamicTest.dynamicTest("seed " + seed, () -> fuzz(new Random(fixed))));
    }
    return tests;
  }

  /** A build that takes, returns, sometimes returns too much, and may be killed at any time. */
  private static final class Client {
    final Loan loan;
    final TokenPipe pipe;
    final Thread thread;
    volatile boolean killed;

    Client(Loan loan, Random random) throws IOException {
      this.loan = loan;
      this.pipe = client(loan);
      this.thread = Thread.ofPlatform().daemon().start(() -> build(random));
    }

    private void build(Random random) {
      try {
        int held = 0;
        while (!killed) {
          pipe.take();
          held++;
          if (random.nextBoolean()) {
            pipe.put(random.nextInt(8) == 0 ? held + 1 : held);
            held = 0;
          }
          Thread.sleep(random.nextInt(3));
        }
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    /** With all that it holds. The server learns it when the command has ended. */
    void kill() throws IOException, InterruptedException {
      killed = true;
      loan.close();
      pipe.put(1); // It may wait at a pipe that is only its own now.
      thread.join();
      pipe.close();
    }
  }

  private void fuzz(Random random) throws Exception {
    List<Client> clients = new ArrayList<>();
    for (int step = 0; step < 150; step++) {
      switch (random.nextInt(5)) {
        case 0 -> {
          if (clients.size() < 4) {
            clients.add(new Client(lend(), new Random(random.nextLong())));
          }
        }
        case 1 -> {
          if (!clients.isEmpty()) {
            clients.remove(random.nextInt(clients.size())).kill();
          }
        }
        case 2 -> server.ask(random.nextInt(3));
        case 3 -> {
          int spare = have.get() - 1;
          if (spare > 0) {
            give(1 + random.nextInt(spare));
          }
        }
        default -> Thread.sleep(random.nextInt(10));
      }
      conserved();
    }
    for (Client client : clients) {
      client.kill();
    }
    conserved();
    synchronized (server) {
      server.ask(SLOTS - have.get());
    }
    soon(() -> have.get() == SLOTS);
    conserved();
  }

  @Test
  void thePipesAreGoneWithTheRun() throws Exception {
    Loan loan = lend();
    Path pipe = server.pipe(0);
    assertThat(pipe).exists();
    server.close();
    assertThat(Files.exists(Objects.requireNonNull(pipe).getParent())).isFalse();
    loan.close();
  }
}
