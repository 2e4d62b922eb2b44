package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.go.fmt.Formatter;
import io.github.taskfilels.program.values.Origin;
import io.github.taskfilels.program.values.Setting;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.PositionEncoding;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a variable: the value it has in the task around it, where that is set and what
 * it overrides. Seen from the nearest root; nothing is run for it.
 */
final class VariableHovers {
  /** A longer value is cut. */
  private static final int LONGEST = 200;

  /** Of more values that one overrides, the farthest are counted. */
  private static final int MOST_OVERRIDDEN = 12;

  /** Where what a command sees as environment comes from. */
  private static final ImmutableSet<Origin.Kind> ENVIRONMENT =
      ImmutableSet.of(Origin.Kind.ENVIRONMENT, Origin.Kind.DOTENV, Origin.Kind.ENV);

  private VariableHovers() {}

  /**
   * Markdown for a variable as it is seen in a file; null where nothing is known of it.
   *
   * @param task the key of the task around; null outside of tasks
   */
  static @Nullable String of(Snapshot snapshot, FileId file, @Nullable String task, String name) {
    return Looking.look(
        snapshot,
        file,
        task,
        provenance -> {
          ImmutableList<Setting> settings = provenance.settings(name);
          return settings.isEmpty() ? null : title(name) + chain(snapshot, settings);
        },
        spent -> title(name) + "its value is not worked out here: " + spent.getMessage());
  }

  private static String title(String name) {
    return "**variable** " + Markdown.code(name) + "\n\n";
  }

  /**
   * Where a variable of the environment gets its value, as Markdown without a title; null where
   * nothing is known of it.
   *
   * @param task as in {@link #of}
   */
  static @Nullable String ofEnvironment(
      Snapshot snapshot, FileId file, @Nullable String task, String name) {
    return Looking.look(
        snapshot,
        file,
        task,
        provenance -> {
          // Unlike a template, a command sees the variable of the process first, and no vars.
          List<Setting> settings =
              provenance.settings(name).stream()
                  .filter(setting -> ENVIRONMENT.contains(setting.origin().kind()))
                  .sorted(Comparator.comparing(VariableHovers::isOfTaskfile))
                  .toList();
          return settings.isEmpty() ? null : chain(snapshot, settings);
        },
        spent -> null);
  }

  private static boolean isOfTaskfile(Setting setting) {
    return setting.origin().kind() != Origin.Kind.ENVIRONMENT;
  }

  /**
   * The values of some variables of a task, as Markdown, each with its name; those that nothing
   * sets are left out.
   *
   * @param most so many are shown
   */
  static ImmutableList<String> values(
      Snapshot snapshot, FileId file, String task, Collection<String> names, int most) {
    String shown =
        Looking.look(
            snapshot,
            file,
            task,
            provenance ->
                names.stream()
                    .map(
                        name -> {
                          List<Setting> settings = provenance.settings(name);
                          return settings.isEmpty()
                              ? ""
                              : Markdown.code(name) + " is " + value(settings.getFirst());
                        })
                    .filter(text -> !text.isEmpty())
                    .limit(most)
                    .collect(Collectors.joining("\n")),
            spent -> null);
    return shown == null
        ? ImmutableList.of()
        : shown.lines().collect(ImmutableList.toImmutableList());
  }

  /** The value that counts, where it is set, and what that overrides. */
  private static String chain(Snapshot snapshot, List<Setting> settings) {
    Setting first = settings.getFirst();
    StringBuilder text = new StringBuilder(value(first));
    text.append("\n\n- set by ").append(place(snapshot, first.origin())).append('\n');
    List<Setting> others = settings.subList(1, Math.min(settings.size(), MOST_OVERRIDDEN + 1));
    for (Setting other : others) {
      text.append("- overrides ").append(value(other)).append(" of ");
      text.append(place(snapshot, other.origin())).append('\n');
    }
    int more = settings.size() - others.size() - 1;
    if (more > 0) {
      text.append("- and ").append(more).append(" more\n");
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
