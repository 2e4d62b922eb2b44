package io.github.taskfilels.run.engine;

import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.run.SharedSlots;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Slots that are shared with nobody who wants any, and the commands that take part in them. */
final class LentSlots implements SharedSlots {
  final List<CommandSpec> lent = new ArrayList<>();

  @Override
  public int atStart(int slots) {
    return slots;
  }

  @Override
  public void open(IntConsumer got) {}

  @Override
  public void ask(int slots) {}

  @Override
  public void give(int slots) {}

  @Override
  public Loan lend(CommandSpec spec) {
    lent.add(spec);
    return Loan.none(spec);
  }

  @Override
  public void close() {}
}
