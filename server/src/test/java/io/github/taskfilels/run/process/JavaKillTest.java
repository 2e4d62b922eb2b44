package io.github.taskfilels.run.process;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Commands that Java started end in the same ways. */
class JavaKillTest extends KillTest {
  @Override
  Supplier<@Nullable NativeSpawn> spawn() {
    return () -> null;
  }
}
