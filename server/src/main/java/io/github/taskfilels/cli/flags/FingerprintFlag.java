package io.github.taskfilels.cli.flags;

import io.github.taskfilels.cli.flags.Flags.Flag;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.run.fingerprint.FingerprintMode;
import java.util.Map;

/** What says which changes make a task with sources run again: a flag, or the environment. */
public final class FingerprintFlag {
  private static final String NAME = "fingerprint";
  private static final String VARIABLE = "TASKFILE_LS_FINGERPRINT";

  public static final Flag FLAG =
      Flag.text(
              NAME,
              "",
              "MODE",
              "when tasks with sources run again: compat (as Task does) or strict (also for other"
                  + " commands, variables, env, paths, outputs)")
          .oneOf("compat", "strict");

  private FingerprintFlag() {}

  /** The mode; refuses one that does not exist. */
  public static FingerprintMode mode(Flags.Parsed flags, Map<String, String> environment)
      throws ExitException {
    String fromEnvironment = environment.getOrDefault(VARIABLE, "");
    String said =
        flags.has(NAME)
            ? flags.get(NAME, "")
            : fromEnvironment.isEmpty() ? FingerprintMode.COMPAT.toString() : fromEnvironment;
    return FingerprintMode.named(said)
        .orElseThrow(
            () ->
                new ExitException(
                    ExitCode.UNKNOWN,
                    "task: there is no fingerprint mode \"" + said + "\": compat or strict"));
  }
}
