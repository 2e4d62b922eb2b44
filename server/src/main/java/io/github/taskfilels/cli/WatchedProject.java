package io.github.taskfilels.cli;

import io.github.taskfilels.go.time.GoDuration;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.run.watch.Project;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The watched calls of a command line, put together by what the command line said. */
record WatchedProject(Loader loader) implements Project {

  /** Puts them together. */
  @FunctionalInterface
  interface Loader {
    Prepared load(boolean reload) throws ExitException, ValueException, InterruptedException;
  }

  @Override
  public Prepared prepare(boolean reload) throws RefusedException {
    try {
      return loader.load(reload);
    } catch (ExitException e) {
      throw new RefusedException(e.text());
    } catch (ValueException e) {
      throw new RefusedException(e.text());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException("task: interrupted");
    }
  }

  /** The interval of the flag; null where it is not given. */
  static @Nullable Duration interval(Flags.Parsed flags) {
    return GoDuration.read(flags.get("interval", ""));
  }
}
