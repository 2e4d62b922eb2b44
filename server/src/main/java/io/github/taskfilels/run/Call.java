package io.github.taskfilels.run;

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
 * @param identity what it has in common with other calls: a recursion that has no end is refused
 * @param expected how urgent it is, with all that it needs. A {@link Step.Await} says what is left
 *     of it
 * @param place of its task in declaration order, which decides between calls that are equally
 *     urgent; those of the same place go in the order of the tree of calls
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
    CallIdentity identity,
    Expectation expected,
    int place,
    @Nullable Duration timeout,
    Slot slot,
    String variant) {

  /** A plain call. */
  public static Call of(String task, Reason reason, Supplier<? extends TaskBody> body) {
    return new Builder(task, reason, body).build();
  }

  /** The same with what makes it the same as other calls. */
  public Call once(@Nullable String key) {
    Builder builder = new Builder(this);
    builder.onceKey = key;
    return builder.build();
  }

  /** The same with what it has in common with other calls. */
  public Call identifiedBy(CallIdentity identity) {
    Builder builder = new Builder(this);
    builder.identity = identity;
    return builder.build();
  }

  /** The same with what is expected of it. */
  public Call expecting(Expectation expected) {
    Builder builder = new Builder(this);
    builder.expected = expected;
    return builder.build();
  }

  /** The same with the place of its task in declaration order. */
  public Call at(int newPlace) {
    Builder builder = new Builder(this);
    builder.place = newPlace;
    return builder.build();
  }

  /** The same with a time limit. */
  public Call within(@Nullable Duration limit) {
    Builder builder = new Builder(this);
    builder.timeout = limit;
    return builder.build();
  }

  /** The same without counting as working. */
  public Call free() {
    Builder builder = new Builder(this);
    builder.slot = Slot.FREE;
    return builder.build();
  }

  /** The same, counting from its first {@link Step.Await} on. */
  public Call late() {
    Builder builder = new Builder(this);
    builder.slot = Slot.LATE;
    return builder.build();
  }

  /** The same with the hash of its variables. */
  public Call variant(String hash) {
    Builder builder = new Builder(this);
    builder.variant = hash;
    return builder.build();
  }

  /** The one place that lists all components by position. */
  private static final class Builder {
    private final String task;
    private final Reason reason;
    private final Supplier<? extends TaskBody> body;
    private @Nullable String onceKey;
    private CallIdentity identity;
    private Expectation expected = Expectation.of(0);
    private int place;
    private @Nullable Duration timeout;
    private Slot slot = Slot.COUNTED;
    private String variant = "";

    Builder(String task, Reason reason, Supplier<? extends TaskBody> body) {
      this.task = task;
      this.reason = reason;
      this.body = body;
      this.identity = CallIdentity.of(task);
    }

    Builder(Call from) {
      this(from.task, from.reason, from.body);
      onceKey = from.onceKey;
      identity = from.identity;
      expected = from.expected;
      place = from.place;
      timeout = from.timeout;
      slot = from.slot;
      variant = from.variant;
    }

    Call build() {
      return new Call(
          task, reason, body, onceKey, identity, expected, place, timeout, slot, variant);
    }
  }
}
