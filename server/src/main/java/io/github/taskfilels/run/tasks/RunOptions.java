package io.github.taskfilels.run.tasks;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.taskfilels.run.Stdin;
import io.github.taskfilels.run.fingerprint.FingerprintMode;

/**
 * How tasks are run. An option that is on or off is one more {@link Switch}; one with a value joins
 * the group that it belongs to.
 *
 * @param on the switches that are on
 * @param stdin what commands read
 * @param group lines around the output of a command
 * @param state what is remembered between runs, and where
 */
public record RunOptions(ImmutableSet<Switch> on, Stdin stdin, Group group, State state) {

  /** An option that is off unless somebody asks for it. */
  public enum Switch {
    /** Commands are only shown. */
    DRY,
    /** Checks that could make work unnecessary are left out. */
    FORCE,
    /** Only tasks that were asked for are forced (Task's experiment GENTLE_FORCE). */
    GENTLE_FORCE,
    /** Tasks only say whether they are up to date; one that is not fails. */
    STATUS_ONLY,
    /** The first failing dependency cancels the others. */
    FAIL_FAST,
    /** Commands are not shown. */
    SILENT,
    /** Everything is told. */
    VERBOSE,
    /** Output is shown in the prefixed style. */
    PREFIXED,
    /** Similar names are not suggested. */
    NO_SUGGESTIONS,
    /** Somebody sits at a terminal: commands share it, as with Task. */
    TERMINAL,
    /** Commands write to the terminal themselves, so that they see one. */
    DIRECT,
    /** What a command writes is shown in one place, whatever the stream: it keeps its order. */
    ONE_STREAM
  }

  /**
   * Templates of lines around the output of a command in the group style; empty for none.
   *
   * @param begin before it
   * @param end after it
   */
  public record Group(String begin, String end) {
    public static final Group NONE = new Group("", "");
  }

  /**
   * What is remembered between runs.
   *
   * @param tempDir where, as given; empty for the default
   * @param fingerprint what makes a task with sources out of date
   */
  public record State(String tempDir, FingerprintMode fingerprint) {
    public static final State DEFAULT = new State("", FingerprintMode.COMPAT);
  }

  /** Runs in silence about itself, without input: as an editor does. */
  public static final RunOptions PLAIN =
      new RunOptions(ImmutableSet.of(), Stdin.NONE, Group.NONE, State.DEFAULT);

  public boolean is(Switch option) {
    return on.contains(option);
  }

  /** The same with one switch on or off. */
  public RunOptions with(Switch option, boolean isOn) {
    ImmutableSet<Switch> without = Sets.difference(on, ImmutableSet.of(option)).immutableCopy();
    return new RunOptions(
        isOn ? Sets.immutableEnumSet(option, on.toArray(Switch[]::new)) : without,
        stdin,
        group,
        state);
  }

  public RunOptions with(Stdin other) {
    return new RunOptions(on, other, group, state);
  }

  public RunOptions with(Group other) {
    return new RunOptions(on, stdin, other, state);
  }

  public RunOptions with(State other) {
    return new RunOptions(on, stdin, group, other);
  }

  /** The same, but tasks only say whether they are up to date. */
  public RunOptions asking() {
    return with(Switch.DRY, true)
        .with(Switch.SILENT, true)
        .with(Switch.VERBOSE, false)
        .with(Switch.STATUS_ONLY, true);
  }
}
