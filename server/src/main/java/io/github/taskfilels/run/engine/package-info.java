/** Carries out what the scheduler decides: workers, nodes at work, signals. */
@NullMarked
package io.github.taskfilels.run.engine;

import org.jspecify.annotations.NullMarked;
