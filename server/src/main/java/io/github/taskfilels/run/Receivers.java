package io.github.taskfilels.run;

import java.util.function.BooleanSupplier;

/**
 * The commands that got a signal.
 *
 * @param any whether there was any
 * @param running whether one of them still runs at the moment of asking
 */
public record Receivers(boolean any, BooleanSupplier running) {}
