package io.github.taskfilels.run.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;

/** Commands that were started without helper programs end in the same ways. */
class NativeKillTest extends KillTest {
  @BeforeAll
  static void link() {
    assumeTrue(NativeSpawn.link() != null, "the C library of this system has no such functions");
  }
}
