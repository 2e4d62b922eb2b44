package io.github.taskfilels.template.functions;

import io.github.taskfilels.go.value.GoValue;
import io.github.taskfilels.go.value.Kind;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A random identifier. It prints as text, but it is none: functions that take a string refuse it.
 */
record GoUuid(UUID value) implements GoValue {

  /** In Go it is an array of so many bytes. */
  static final long BYTES = 16;

  static GoUuid random(RandomGenerator random) {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new GoUuid(new UUID(high, low));
  }

  @Override
  public String goType() {
    return "uuid.UUID";
  }

  @Override
  public Kind kind() {
    return Kind.ARRAY;
  }

  @Override
  public @Nullable String goString() {
    return value.toString();
  }
}
