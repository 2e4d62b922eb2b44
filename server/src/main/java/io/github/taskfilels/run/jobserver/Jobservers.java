package io.github.taskfilels.run.jobserver;

import io.github.taskfilels.run.SharedSlots;
import io.github.taskfilels.run.jobserver.MakeFlags.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out with whom a run shares its slots. */
public final class Jobservers {
  private Jobservers() {}

  /** What the user wants. */
  public enum Use {
    /** No part is taken in any jobserver. */
    OFF,
    /** The jobserver of the make that started this process is used, if there is one. */
    JOIN,
    /** The same, and without one the run offers its own to its commands. */
    OFFER,
    /** The run offers its own: a make that started this process is not meant for its runs. */
    OFFER_OWN
  }

  /**
   * The slots of one run.
   *
   * @param slots of the run, 0 for any number: there is nothing to share then
   * @param mkfifo makes named pipes; null where there are none
   * @throws IOException when pipes cannot be made
   */
  public static SharedSlots of(
      Use use, Map<String, String> environment, int slots, @Nullable Path mkfifo)
      throws IOException {
    if (use == Use.OFF) {
      return SharedSlots.NONE;
    }
    JobserverClient client =
        use == Use.OFFER_OWN ? null : JobserverClient.of(environment.get(MakeFlags.NAME));
    if (client != null) {
      return client;
    }
    if (use == Use.JOIN || slots <= 0 || mkfifo == null) {
      return SharedSlots.NONE;
    }
    @Nullable Style style = MakeVersion.style(environment);
    return style == null ? SharedSlots.NONE : new JobserverServer(slots, style, mkfifo);
  }
}
