package io.github.taskfilels.program.values;

import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.budget.BudgetSpentException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Evaluates bindings, commands that are independent of each other at the same time. */
final class ParallelEvaluation {
  private static final int PROCESSORS = Math.max(2, Runtime.getRuntime().availableProcessors());

  private ParallelEvaluation() {}

  /**
   * Evaluates bindings that are in the order of their places. Nothing of them is still running when
   * this returns or throws.
   *
   * @throws ValueException the error of the first that fails
   */
  static void evaluate(List<Binding> needed) throws ValueException, InterruptedException {
    List<Binding> commands =
        needed.stream().filter(binding -> Bindings.hasCommand(binding.variable())).toList();
    AtomicInteger next = new AtomicInteger(1);
    List<Thread> helpers = new ArrayList<>();
    Supplier<@Nullable Budget> budgets = Budget.forHelpers();
    for (int i = 1; i < commands.size() && i <= PROCESSORS; i++) {
      helpers.add(Thread.ofVirtual().name("variables").start(() -> help(commands, next, budgets)));
    }
    try {
      for (Binding binding : needed) {
        binding.result();
      }
    } finally {
      end(helpers);
    }
  }

  private static void help(
      List<Binding> commands, AtomicInteger next, Supplier<@Nullable Budget> budgets) {
    try (Budget _ = budgets.get()) {
      help(commands, next);
    } catch (BudgetSpentException | CancellationException e) {
      return; // Who asks for the value meets the same limits.
    }
  }

  private static void help(List<Binding> commands, AtomicInteger next) {
    while (!Thread.currentThread().isInterrupted()) {
      int index = next.getAndIncrement();
      if (index >= commands.size()) {
        return;
      }
      try {
        commands.get(index).result();
      } catch (ValueException e) {
        // The binding keeps it for whoever asks in order.
        continue;
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Waits for the helpers whatever comes; after success there is nothing left for them to do. */
  private static void end(List<Thread> helpers) throws InterruptedException {
    helpers.forEach(Thread::interrupt);
    boolean interrupted = false;
    for (Thread helper : helpers) {
      while (true) {
        try {
          helper.join();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      throw new InterruptedException();
    }
  }
}
