/**
 * Views of a run, each drawn from its events alone: what the terminal shows in Task's three output
 * styles, the summary, and the log as JSON lines.
 */
@NullMarked
package io.github.taskfilels.run.report;

import org.jspecify.annotations.NullMarked;
