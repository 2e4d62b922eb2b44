/**
 * The events of a run: what happened, in order, without secrets. Every view of a run is drawn from
 * them.
 */
@NullMarked
package io.github.taskfilels.run.event;

import org.jspecify.annotations.NullMarked;
