package io.github.taskfilels.run;

import io.github.taskfilels.run.schedule.CriticalPath;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request to run a task: a word of the command line, an entry of {@code deps}, a {@code task:}
 * command. Each call becomes a node of its own.
 *
 * @param task the full name of the task in the root, as graphs and events show it
 * @param reason why
 * @param body makes the body when the node starts; called once, on a worker
 * @param onceKey what makes it the same as an earlier call, known before the task is expanded: it
 *     then ends as that one does, and its body is not made. If that one is cancelled before its
 *     body has made its {@link Step.Claim}, which all with such a key do, this takes its place.
 *     Null for none
 * @param cycleKey identity of the invocation, such as the name and the rendered variables: a node
 *     below another one with the same key would go on for ever and is refused with the path. Null
 *     when something may end the recursion (a condition, a status check), which also counts for
 *     those above and below
 * @param priority expected milliseconds from the start of this call, with all that it needs, to the
 *     end of the run ({@link CriticalPath}); higher goes first, 0 when unknown. A {@link
 *     Step.Await} says what is left of it
 * @param place of its task in declaration order, which decides between calls of the same priority;
 *     those of the same place go in the order of the tree of calls
 * @param timeout bounds the whole call from the moment it is made, null for none
 * @param slot whether it counts as working
 * @param variant hash of the variables it is called with, to tell its times from those of other
 *     calls of the task; empty for none
 */
public record Call(
    String task,
    Reason reason,
    Supplier<? extends TaskBody> body,
    @Nullable String onceKey,
    @Nullable String cycleKey,
    long priority,
    int place,
    @Nullable Duration timeout,
    Slot slot,
    String variant) {

  /** A plain call. */
  public static Call of(String task, Reason reason, Supplier<? extends TaskBody> body) {
    return new Call(task, reason, body, null, null, 0, 0, null, Slot.COUNTED, "");
  }

  /** The same with what makes it the same as other calls. */
  public Call once(@Nullable String key) {
    return new Call(task, reason, body, key, cycleKey, priority, place, timeout, slot, variant);
  }

  /** The same with an identity for cycles. */
  public Call identifiedBy(@Nullable String key) {
    return new Call(task, reason, body, onceKey, key, priority, place, timeout, slot, variant);
  }

  /** The same with a priority. */
  public Call withPriority(long newPriority) {
    return new Call(
        task, reason, body, onceKey, cycleKey, newPriority, place, timeout, slot, variant);
  }

  /** The same with the place of its task in declaration order. */
  public Call at(int newPlace) {
    return new Call(
        task, reason, body, onceKey, cycleKey, priority, newPlace, timeout, slot, variant);
  }

  /** The same with a time limit. */
  public Call within(@Nullable Duration limit) {
    return new Call(task, reason, body, onceKey, cycleKey, priority, place, limit, slot, variant);
  }

  /** The same without counting as working. */
  public Call free() {
    return new Call(
        task, reason, body, onceKey, cycleKey, priority, place, timeout, Slot.FREE, variant);
  }

  /** The same, counting from its first {@link Step.Await} on. */
  public Call late() {
    return new Call(
        task, reason, body, onceKey, cycleKey, priority, place, timeout, Slot.LATE, variant);
  }

  /** The same with the hash of its variables. */
  public Call variant(String hash) {
    return new Call(task, reason, body, onceKey, cycleKey, priority, place, timeout, slot, hash);
  }
}
