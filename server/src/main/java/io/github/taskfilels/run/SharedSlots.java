package io.github.taskfilels.run;

import java.util.function.IntConsumer;

/**
 * Slots that a run shares with other programs: builds that its commands start, or the build that
 * started it. Safe for several threads; no method waits.
 */
public interface SharedSlots extends AutoCloseable {
  /** How many of its slots the run has at the start. */
  int atStart(int slots);

  /** Whether somebody else was told how many there are, so that a run needs no limit of its own. */
  default boolean limited() {
    return false;
  }

  /**
   * Called once, before anything else is asked.
   *
   * @param got called, on any thread, with the number of slots that the run may use from now on
   *     because it asked
   */
  void open(IntConsumer got);

  /** The run could use so many further slots; replaces what it asked before. */
  void ask(int slots);

  /** The run does without so many of its slots. */
  void give(int slots);

  /** A command is about to start and may start a build that shares. */
  Loan lend(CommandSpec spec);

  /** The run is over. May be said twice. */
  @Override
  void close();

  /** What one command takes part by; closed when all of it has ended. */
  interface Loan extends AutoCloseable {
    /** The command as it is to be started. */
    CommandSpec spec();

    @Override
    void close();

    /** For a command that takes no part. */
    static Loan none(CommandSpec spec) {
      return new Loan() {
        @Override
        public CommandSpec spec() {
          return spec;
        }

        @Override
        public void close() {}
      };
    }
  }

  /** For a run that has all its slots for itself. */
  SharedSlots NONE =
      new SharedSlots() {
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
          return Loan.none(spec);
        }

        @Override
        public void close() {}
      };
}
