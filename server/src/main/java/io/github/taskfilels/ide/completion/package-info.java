/**
 * Completion: what may be written at a place, one class for each kind of place.
 *
 * <pre>
 *   Place ──► KeyCandidates, TaskCandidates, …  ──► Ranking ──► Candidate, at most some hundred
 *             name everything that is valid         keeps what fits the letters typed,
 *             there, by nearness                    the best of them
 * </pre>
 *
 * A candidate is made in full only where the ranking keeps it, so that ten thousand names cost no
 * more than a look at each.
 */
@NullMarked
package io.github.taskfilels.ide.completion;

import org.jspecify.annotations.NullMarked;
