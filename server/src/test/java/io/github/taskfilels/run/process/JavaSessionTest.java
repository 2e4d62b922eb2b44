package io.github.taskfilels.run.process;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The same where the C library has no functions to start and watch programs. */
class JavaSessionTest extends ProcessSessionTest {
  @Override
  Supplier<@Nullable NativeSpawn> spawn() {
    return () -> null;
  }
}
