/**
 * What work may cost that nobody has started: it ends when it is cancelled or costs too much; and
 * how much of what was worked out is kept.
 */
@NullMarked
package io.github.taskfilels.budget;

import org.jspecify.annotations.NullMarked;
