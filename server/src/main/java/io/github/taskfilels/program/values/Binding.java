package io.github.taskfilels.program.values;

import io.github.taskfilels.budget.Budget;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * One variable in one layer of a call. It is evaluated when somebody asks for its value, and once;
 * whoever asks meanwhile waits. It only sees bindings before it, so nobody waits for himself.
 */
final class Binding {
  private final int index;
  private final Var variable;
  private final @Nullable Result constant;
  private final @Nullable FutureTask<Result> evaluation;

  /**
   * What came of it.
   *
   * @param command the rendered command that was not run; null where there is a value
   */
  record Result(@Nullable Object value, @Nullable String command) {}

  /** How it is evaluated. */
  @FunctionalInterface
  interface Evaluation {
    Result of(Binding binding) throws ValueException, InterruptedException;
  }

  /** An error inside a map's {@code get}; {@link #cause} says which. */
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failed(Exception cause) {
      super(cause);
    }

    /** The error as one of a value. */
    ValueException failure() {
      if (getCause() instanceof ValueException failure) {
        return failure;
      }
      Thread.currentThread().interrupt();
      return new ValueException("task: a variable's command was interrupted");
    }
  }

  /**
   * @param index its place among the bindings of the call
   */
  Binding(int index, Var variable, Evaluation how) {
    this.index = index;
    this.variable = variable;
    this.constant = null;
    this.evaluation = new FutureTask<>(() -> how.of(this));
  }

  /** With a value that is there already. */
  Binding(int index, Var variable, Result constant) {
    this.index = index;
    this.variable = variable;
    this.constant = constant;
    this.evaluation = null;
  }

  /** Whether there never is anything to evaluate. */
  boolean isConstant() {
    return evaluation == null;
  }

  int index() {
    return index;
  }

  Var variable() {
    return variable;
  }

  /** Evaluates it, or waits until somebody else has. */
  Result result() throws ValueException, InterruptedException {
    FutureTask<Result> task = evaluation;
    if (task == null) {
      return constant();
    }
    Budget.enter();
    try {
      task.run();
    } finally {
      Budget.leave();
    }
    try {
      return task.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case ValueException failure -> throw failure;
        case InterruptedException _ -> throw new InterruptedException();
        case RuntimeException defect -> throw defect;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }

  /** The value if it has been evaluated; else null. */
  @Nullable Object known() {
    FutureTask<Result> task = evaluation;
    if (task == null) {
      return constant().value();
    }
    return task.state() == Future.State.SUCCESS ? task.resultNow().value() : null;
  }

  private Result constant() {
    return Objects.requireNonNull(constant);
  }

  /** {@link #result} for places where no checked exception may pass. */
  Result resultOrFail() {
    try {
      return result();
    } catch (ValueException | InterruptedException e) {
      throw new Failed(e);
    }
  }
}
