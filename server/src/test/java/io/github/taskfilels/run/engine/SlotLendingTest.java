package io.github.taskfilels.run.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Concurrency;
import io.github.taskfilels.run.RunHandle;
import io.github.taskfilels.run.RunRequest;
import io.github.taskfilels.run.SharedSlots;
import io.github.taskfilels.run.event.EventLog;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.RunEventSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that hang, of which the test says whether they use a processor. */
@Timeout(120)
class SlotLendingTest {
  /** So many tasks work at once where nobody says how many. */
  private static final int SLOTS = Concurrency.UNSAID.slots();

  @TempDir Path folder;
  private final MemoryCommands commands = new MemoryCommands();
  private final Recorder recorder = new Recorder();
  private final List<RunHandle> runs = new ArrayList<>();

  @AfterEach
  void end() {
    runs.forEach(run -> run.kill("the test is over"));
    runs.forEach(run -> run.result().join());
  }

  /** A run of {@code all}, which needs so many tasks beside those that fill the slots. */
  private RunHandle start(int more, Concurrency concurrency, SharedSlots shared) {
    Tasks tasks = new Tasks(folder);
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= SLOTS + more; i++) {
      names.add("t" + i);
      tasks.task("t" + i, List.of(), script(i));
    }
    tasks.task("all", names);
    RunRequest request = RunRequest.of(ImmutableList.of(tasks.call("all")), concurrency);
    RunHandle run = Runner.start(request, commands, EventLog.to(recorder), shared);
    runs.add(run);
    return run;
  }

  /** Another one for each, to be told of one by one. */
  private static String script(int task) {
    return "echo " + task + "; hang";
  }

  private void uses(int task, boolean processor) {
    commands.uses(script(task), processor);
  }

  private List<String> started() {
    return tasks(RunEvent.NodeStarted.class, RunEvent.NodeStarted::task);
  }

  private List<String> lent() {
    return tasks(RunEvent.SlotLent.class, RunEvent.SlotLent::task);
  }

  private List<String> takenBack() {
    return tasks(RunEvent.SlotTakenBack.class, RunEvent.SlotTakenBack::task);
  }

  private <T extends RunEvent> List<String> tasks(
      Class<T> kind, java.util.function.Function<T, String> task) {
    return recorder.of(kind).stream().map(task).filter(name -> !name.equals("all")).toList();
  }

  private static void await(java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    while (!condition.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  /** Long enough for some looks; what is not so by then never will be. */
  private static void letItLook() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(600);
  }

  private static List<String> names(int from, int to) {
    List<String> names = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      names.add("t" + i);
    }
    return names;
  }

  @Test
  void whoUsesNothingLendsAndAllStartInTheirOrder() throws Exception {
    for (int i = 1; i <= SLOTS + 6; i++) {
      uses(i, false);
    }
    start(6, Concurrency.UNSAID, SharedSlots.NONE);
    await(() -> started().size() == SLOTS + 6);
    assertThat(started()).isEqualTo(names(1, SLOTS + 6));
    // As many as waited, and not one more.
    letItLook();
    assertThat(lent()).hasSize(6);
  }

  @Test
  void whoWorksKeepsItsSlot() throws Exception {
    for (int i = 1; i <= SLOTS + 3; i++) {
      uses(i, true);
    }
    start(3, Concurrency.UNSAID, SharedSlots.NONE);
    letItLook();
    assertThat(lent()).isEmpty();
    assertThat(started()).hasSize(SLOTS);
  }

  @Test
  void whereNothingIsKnownEverybodyWorks() throws Exception {
    start(3, Concurrency.UNSAID, SharedSlots.NONE);
    letItLook();
    assertThat(lent()).isEmpty();
  }

  @Test
  void whoWorksAgainCountsAgain() throws Exception {
    for (int i = 1; i <= SLOTS + 2; i++) {
      uses(i, i != 1);
    }
    start(2, Concurrency.UNSAID, SharedSlots.NONE);
    await(() -> !lent().isEmpty());
    assertThat(lent()).containsExactly("t1");
    uses(1, true);
    await(() -> !takenBack().isEmpty());
    assertThat(takenBack()).containsExactly("t1");
    letItLook();
    assertThat(started()).isEqualTo(names(1, SLOTS + 1));
  }

  @Test
  void atTheEndOfItsCommandASlotIsTakenBack() throws Exception {
    uses(1, false);
    RunHandle run = start(1, Concurrency.UNSAID, SharedSlots.NONE);
    await(() -> !lent().isEmpty());
    run.cancel("stop");
    run.result().join();
    List<RunEvent> events = recorder.events();
    int node = recorder.of(RunEvent.SlotLent.class).getFirst().node();
    List<String> kinds =
        events.stream()
            .filter(
                event ->
                    (event instanceof RunEvent.SlotLent e && e.node() == node)
                        || (event instanceof RunEvent.SlotTakenBack b && b.node() == node)
                        || (event instanceof RunEvent.NodeEnded n && n.node() == node))
            .map(event -> event.getClass().getSimpleName())
            .toList();
    assertThat(kinds).containsExactly("SlotLent", "SlotTakenBack", "NodeEnded");
  }

  @Test
  void aNumberThatIsSaidIsExact() throws Exception {
    uses(1, false);
    start(3, Concurrency.of(SLOTS), SharedSlots.NONE);
    letItLook();
    assertThat(started()).hasSize(SLOTS);
    assertThat(lent()).isEmpty();
  }

  @Test
  void sharedSlotsAreNotLent() throws Exception {
    uses(1, false);
    start(3, Concurrency.UNSAID, new LentSlots());
    letItLook();
    assertThat(lent()).isEmpty();
  }

  @Test
  void aCancelEndsThoseThatLendToo() throws Exception {
    for (int i = 1; i <= SLOTS + 20; i++) {
      uses(i, false);
    }
    RunHandle run = start(20, Concurrency.UNSAID, SharedSlots.NONE);
    await(() -> lent().size() > 3);
    run.cancel("stop");
    assertThat(run.result().join().outcome().well()).isFalse();
  }

  /** Whoever holds up the log holds up the loans, and nobody waits for ever. */
  @Test
  void aSlowViewHoldsNothingUpForEver() throws Exception {
    for (int i = 1; i <= SLOTS + 20; i++) {
      uses(i, false);
    }
    CountDownLatch all = new CountDownLatch(SLOTS + 20);
    RunEventSink slow =
        event -> {
          if (event instanceof RunEvent.Output) {
            all.countDown();
          }
          assertThatCode(() -> TimeUnit.MILLISECONDS.sleep(2)).doesNotThrowAnyException();
        };
    Tasks tasks = new Tasks(folder);
    for (int i = 1; i <= SLOTS + 20; i++) {
      tasks.task("t" + i, List.of(), script(i));
    }
    tasks.task("all", names(1, SLOTS + 20));
    RunRequest request = RunRequest.of(ImmutableList.of(tasks.call("all")), Concurrency.UNSAID);
    RunHandle run = Runner.start(request, commands, EventLog.to(slow));
    runs.add(run);
    all.await();
    run.cancel("stop");
    assertThat(run.result().join()).isNotNull();
  }
}
