package io.github.taskfilels.budget;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the work of this thread may cost. Whoever looks at something opens a budget and closes it
 * again, and every loop below takes from it, however deep it is: {@link #step}, {@link #steps},
 * {@link #text}. It is of the thread, so that no function between the two has to hand it on.
 * Without one, as in a run, nothing is limited. Budgets nest: what is taken from the inner one is
 * taken from the outer one, too. Where one is spent, its limit is reached by all that follows, at
 * once.
 */
public final class Budget implements AutoCloseable {
  private static final ThreadLocal<@Nullable Budget> CURRENT = new ThreadLocal<>();

  /** Between two looks at the clock and at whether the work is cancelled. */
  private static final long STEPS_PER_LOOK = 256;

  private static final long CHARACTERS_PER_STEP = 64;

  /** Values that need each other one in the other; each takes much of the stack. */
  private static final int DEEPEST = 100;

  private final @Nullable Budget before;
  private final @Nullable Budget outer;
  private final Limits limits;
  private final BooleanSupplier cancelled;
  private final long start = System.nanoTime();
  private long steps;
  private long characters;
  private long nextLook = STEPS_PER_LOOK;
  private int depth;

  private Budget(@Nullable Budget outer, Limits limits, BooleanSupplier cancelled) {
    this.before = CURRENT.get();
    this.outer = outer;
    this.limits = limits;
    this.cancelled = cancelled;
    CURRENT.set(this);
  }

  /**
   * For work within limits, until it is closed. What costs more ends with a {@link
   * BudgetSpentException}.
   */
  public static Budget open(Limits limits) {
    return new Budget(CURRENT.get(), limits, () -> false);
  }

  /**
   * For work that ends soon with a {@link CancellationException} when it is cancelled.
   *
   * @param cancelled asked often, from the thread of the work
   */
  public static Budget openUntil(BooleanSupplier cancelled) {
    return new Budget(CURRENT.get(), Limits.NONE, cancelled);
  }

  /**
   * For work of which others have the result, too: it is cancelled like the work around it, but
   * takes nothing from its budget.
   */
  public static Budget openApart() {
    Budget around = CURRENT.get();
    return new Budget(null, Limits.NONE, () -> around != null && around.isCancelled());
  }

  /**
   * Budgets for threads that help this one: each may take what this one may, and is cancelled with
   * it. They give null where this thread has none.
   */
  public static Supplier<@Nullable Budget> forHelpers() {
    Budget budget = CURRENT.get();
    return () -> budget == null ? null : new Budget(null, budget.limits, budget::isCancelled);
  }

  @Override
  public void close() {
    if (before == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(before);
    }
  }

  private boolean isCancelled() {
    return cancelled.getAsBoolean() || (outer != null && outer.isCancelled());
  }

  /** Begins the evaluation of a value that another one needs; {@link #leave} ends it. */
  public static void enter() {
    Budget budget = CURRENT.get();
    if (budget != null) {
      if (budget.depth == DEEPEST) {
        throw new BudgetSpentException("it needs more than " + DEEPEST + " values in a row");
      }
      budget.depth++;
    }
  }

  /** Ends what the last {@link #enter} has begun. */
  public static void leave() {
    Budget budget = CURRENT.get();
    if (budget != null) {
      budget.depth--;
    }
  }

  /** Takes one step. */
  public static void step() {
    steps(1);
  }

  /** Takes some steps, before or after they are made. */
  public static void steps(long count) {
    Budget budget = CURRENT.get();
    if (budget != null) {
      budget.take(count, 0);
    }
  }

  /** Takes so much text, before it is made where it can be longer than what it is made of. */
  public static void text(long characters) {
    Budget budget = CURRENT.get();
    if (budget != null) {
      budget.take(characters / CHARACTERS_PER_STEP, characters);
    }
  }

  private void take(long moreSteps, long moreCharacters) {
    if (moreSteps > limits.steps() - steps) {
      steps = limits.steps();
      throw new BudgetSpentException("it takes more than " + limits.steps() + " steps");
    }
    if (moreCharacters > limits.characters() - characters) {
      characters = limits.characters();
      throw new BudgetSpentException(
          "it makes more than " + limits.characters() + " characters of text");
    }
    steps += moreSteps;
    characters += moreCharacters;
    if (outer != null) {
      outer.take(moreSteps, moreCharacters);
    }
    if (steps >= nextLook) {
      nextLook = steps + STEPS_PER_LOOK;
      look();
    }
  }

  private void look() {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    if (System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(limits.millis())) {
      throw new BudgetSpentException("it takes longer than " + limits.millis() / 1000 + " seconds");
    }
  }
}
