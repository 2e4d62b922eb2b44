package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.budget.BudgetSpentException;
import io.github.taskfilels.budget.Limits;
import io.github.taskfilels.go.fmt.Formatter;
import io.github.taskfilels.program.values.Origin;
import io.github.taskfilels.program.values.Provenance;
import io.github.taskfilels.program.values.Setting;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.PositionEncoding;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a variable: the value it has in the task around it, where that is set and what
 * it overrides. Seen from the nearest root; nothing is run for it.
 */
final class VariableHovers {
  /** A longer value is cut. */
  private static final int LONGEST = 200;

  private VariableHovers() {}

  /**
   * Markdown for a variable as it is seen in a file; null where nothing is known of it.
   *
   * @param task the key of the task around; null outside of tasks
   */
  static @Nullable String of(Snapshot snapshot, FileId file, @Nullable String task, String name) {
    try (Budget _ = Budget.open(Limits.EVALUATION)) {
      return evaluated(snapshot, file, task, name);
    } catch (BudgetSpentException e) {
      return "**variable** "
          + Markdown.code(name)
          + "\n\nits value is not worked out here: "
          + e.getMessage();
    }
  }

  private static @Nullable String evaluated(
      Snapshot snapshot, FileId file, @Nullable String task, String name) {
    try {
      Provenance provenance = Looking.provenance(snapshot, file, task);
      ImmutableList<Setting> settings =
          provenance == null ? ImmutableList.of() : provenance.settings(name);
      return settings.isEmpty() ? null : text(snapshot, name, settings);
    } catch (ValueException e) {
      // What cannot be evaluated has its own diagnostics.
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private static String text(Snapshot snapshot, String name, List<Setting> settings) {
    Setting first = settings.getFirst();
    StringBuilder text = new StringBuilder();
    text.append("**variable** ").append(Markdown.code(name)).append("\n\n");
    text.append(value(first)).append("\n\n");
    text.append("- set by ").append(place(snapshot, first.origin())).append('\n');
    for (Setting other : settings.subList(1, settings.size())) {
      text.append("- overrides ").append(value(other)).append(" of ");
      text.append(place(snapshot, other.origin())).append('\n');
    }
    return text.toString().stripTrailing();
  }

  private static String value(Setting setting) {
    if (setting.secret()) {
      return "a secret";
    }
    if (setting.command() != null) {
      return "the output of " + shown(setting.command());
    }
    return setting.known()
        ? shown(Formatter.print(setting.value()))
        : shown(setting.written()) + ", known when it runs";
  }

  private static String shown(String value) {
    if (value.isEmpty()) {
      return "an empty text";
    }
    return Markdown.code(value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value);
  }

  private static String place(Snapshot snapshot, Origin origin) {
    FileId file = origin.file();
    if (file == null) {
      return origin.kind().words();
    }
    String shown = Hovers.relative(snapshot, file);
    LineIndex lines = snapshot.lines(file);
    if (lines != null && origin.range() != null) {
      int line = lines.position(origin.range().start(), PositionEncoding.UTF16).line();
      shown += ":" + (line + 1);
    }
    return origin.kind().words() + ", " + Markdown.code(shown);
  }
}
