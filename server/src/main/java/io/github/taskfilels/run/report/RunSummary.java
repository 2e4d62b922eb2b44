package io.github.taskfilels.run.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.text.Printable;
import java.util.Locale;

/**
 * A run in figures. Calls that joined a run-once task are not counted again.
 *
 * @param outcome how the run ended
 * @param millis wall time
 * @param workMillis how long slots were taken, all together
 * @param concurrency how many tasks could work at once, 0 for any number
 * @param counts number of tasks per kind of end
 * @param slowest the tasks on which workers were busy longest, longest first, at most five
 * @param failures the tasks that failed, in order of time
 * @param lent the tasks that lent their slots since they used no processor, with how long they did,
 *     longest first
 * @param passedOver the tasks that were skipped or up to date, with the reason
 * @param criticalPath the chain of tasks that decided how long the run took, in order of time, with
 *     the own time of each
 */
public record RunSummary(
    Outcome outcome,
    long millis,
    long workMillis,
    int concurrency,
    ImmutableMap<Outcome.Status, Integer> counts,
    ImmutableList<Timed> slowest,
    ImmutableList<Told> failures,
    ImmutableList<Timed> lent,
    ImmutableList<Told> passedOver,
    ImmutableList<Timed> criticalPath) {

  /** So many of those that lent their slots are shown. */
  private static final int MOST_LENT = 5;

  /** A task and how long workers were busy with it, without the tasks it waited for. */
  public record Timed(String task, long millis) {}

  /** A task and what is to be said about it. */
  public record Told(String task, String words) {}

  /** The length of the critical path: more workers cannot make the run shorter than this. */
  public long criticalMillis() {
    return criticalPath.stream().mapToLong(Timed::millis).sum();
  }

  /**
   * No order of the tasks could have made the run shorter than this: the critical path, and the
   * work spread over all workers.
   */
  public long lowerBound() {
    long spread = concurrency <= 0 ? 0 : workMillis / concurrency;
    // What is found out while others work is on the path, too, and each time is rounded.
    return Math.min(millis, Math.max(criticalMillis(), spread));
  }

  /** The summary for people, lines with newlines. */
  public String text(Colors colors) {
    StringBuilder text = new StringBuilder();
    boolean well = outcome.well();
    String headline =
        switch (outcome.status()) {
          case FAILED -> "failed";
          case CANCELLED -> "cancelled";
          default -> "done";
        };
    text.append(colors.paint(well ? Colors.Color.GREEN : Colors.Color.RED, headline))
        .append(" in ")
        .append(seconds(millis))
        .append(": ")
        .append(countWords())
        .append('\n');
    return text.append(details()).toString();
  }

  /** What the summary says below its first line; empty for a run of one task. */
  public String details() {
    return Printable.text(figures());
  }

  private String figures() {
    StringBuilder text = new StringBuilder();
    if (criticalPath.size() > 1) {
      text.append("  lower bound ")
          .append(seconds(lowerBound()))
          .append(": work ")
          .append(seconds(workMillis))
          .append(concurrency > 0 ? " on " + concurrency : " on any number of")
          .append(concurrency == 1 ? " worker" : " workers")
          .append(", critical path ")
          .append(seconds(criticalMillis()))
          .append('\n');
    }
    failures.forEach(
        told ->
            text.append("  failed: ")
                .append(told.task())
                .append(": ")
                .append(told.words())
                .append('\n'));
    if (criticalPath.size() > 1) {
      text.append("  critical path: ");
      appendTimed(text, criticalPath, " > ");
    }
    if (slowest.size() > 1) {
      text.append("  slowest: ");
      appendTimed(text, slowest, ", ");
    }
    if (!lent.isEmpty()) {
      text.append("  lent their slots: ");
      appendTimed(text, lent.subList(0, Math.min(lent.size(), MOST_LENT)), ", ");
    }
    passedOver.forEach(
        told -> {
          text.append("  not run: ").append(told.task());
          text.append(told.words().isEmpty() ? "\n" : " (" + told.words() + ")\n");
        });
    return text.toString();
  }

  private String countWords() {
    StringBuilder words = new StringBuilder();
    for (Outcome.Status status : Outcome.Status.values()) {
      Integer count = counts.get(status);
      if (count != null) {
        words.append(words.isEmpty() ? "" : ", ").append(count).append(' ');
        words.append(status.name().toLowerCase(Locale.ROOT).replace('_', ' '));
      }
    }
    return words.isEmpty() ? "nothing to run" : words.toString();
  }

  private static void appendTimed(StringBuilder text, ImmutableList<Timed> tasks, String between) {
    for (int i = 0; i < tasks.size(); i++) {
      text.append(i == 0 ? "" : between)
          .append(tasks.get(i).task())
          .append(' ')
          .append(seconds(tasks.get(i).millis()));
    }
    text.append('\n');
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.2f s", millis / 1000.0);
  }
}
