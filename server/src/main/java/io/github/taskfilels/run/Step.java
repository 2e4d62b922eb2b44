package io.github.taskfilels.run;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/** What a {@link TaskBody} wants next. */
public sealed interface Step {
  /**
   * Call tasks, all of them at once, and resume when the last has ended.
   *
   * @param calls in declaration order; may be empty
   * @param failFast whether the first failure cancels the other calls (their results come all the
   *     same)
   * @param shielded whether the calls go on although this body was cancelled: for deferred tasks
   * @param urgency of this body from now on; null if it stays as it was
   */
  record Await(
      ImmutableList<Call> calls, boolean failFast, boolean shielded, @Nullable Urgency urgency)
      implements Step {
    /** As urgent as it was. */
    public Await(ImmutableList<Call> calls, boolean failFast, boolean shielded) {
      this(calls, failFast, shielded, null);
    }

    /** The same with what is left then. */
    public Await then(Urgency left) {
      return new Await(calls, failFast, shielded, left);
    }
  }

  /**
   * Be the one node with this key in the run.
   *
   * @param key for example {@code PATH:NAME} for {@code run: once}, with a hash of what was
   *     rendered for {@code when_changed}
   */
  record Claim(String key) implements Step {}

  /** The end. */
  record Done(Outcome outcome) implements Step {}

  /** Calls tasks at once and waits for all, however they end: the default for deps. */
  static Await await(ImmutableList<Call> calls) {
    return new Await(calls, false, false);
  }

  /** Calls one task and waits for it. */
  static Await await(Call call) {
    return new Await(ImmutableList.of(call), false, false);
  }

  /** Ends with this outcome. */
  static Step done(Outcome outcome) {
    return new Done(outcome);
  }
}
