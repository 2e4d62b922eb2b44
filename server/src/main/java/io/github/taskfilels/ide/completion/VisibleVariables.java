package io.github.taskfilels.ide.completion;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.Hovers;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.IncludeStep;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.Referrers;
import io.github.taskfilels.program.Referrers.Referrer;
import io.github.taskfilels.program.values.DotEnv;
import io.github.taskfilels.program.values.Origin;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.taskfile.schema.SpecialVariable;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.VariableEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables that a template sees, from the nearest to the farthest: those of the task, of its
 * callers, of the include, of the file, of the files around it, of Task. Nothing is evaluated; a
 * value is told as it is written.
 */
final class VisibleVariables {
  /** A longer value is cut. */
  private static final int LONGEST = 40;

  /** Callers that are looked at for what they hand over. */
  private static final int MOST_CALLERS = 50;

  private VisibleVariables() {}

  /**
   * A variable.
   *
   * @param value as it is written; empty where there is nothing to tell
   * @param origin the file that sets it, or who else
   * @param environment whether commands see it as well
   * @param special whether Task sets it
   */
  record Visible(String name, String value, String origin, boolean environment, boolean special) {}

  /** All of them, the nearest first; one name may stand there several times. */
  static ImmutableList<Visible> of(CompletionSite site) {
    ImmutableList.Builder<Visible> found = ImmutableList.builder();
    String name = site.taskName();
    Summary summary = site.snapshot().summary(site.file());
    Summary.TaskEntry task = name == null || summary == null ? null : summary.task(name);
    if (task != null) {
      found.addAll(entries(task.vars(), Origin.Kind.TASK.words(), false));
      for (Variable variable : environment(site)) {
        found.add(new Visible(variable.name(), "", "env of the task", true, false));
      }
      task.requires().forEach(one -> found.add(new Visible(one, "", "required", false, false)));
      found.addAll(handedOver(site, task.name()));
    }
    if (task == null && summary != null) {
      // What stands behind an anchor may belong to any task.
      for (Summary.TaskEntry any : summary.tasks()) {
        found.addAll(entries(any.vars(), "vars of " + any.name(), false));
      }
    }
    found.addAll(around(site.snapshot(), site.file()));
    for (SpecialVariable special : SpecialVariable.ALL) {
      found.add(new Visible(special.name(), "", Origin.Kind.SPECIAL.words(), false, true));
    }
    return found.build();
  }

  private static List<Variable> environment(CompletionSite site) {
    var task = site.task();
    return task == null ? List.of() : task.environment().env();
  }

  private static List<Visible> handedOver(CompletionSite site, String task) {
    List<Visible> found = new ArrayList<>();
    List<Referrer> callers = Referrers.of(site.snapshot(), new Definition(site.file(), task));
    for (Referrer caller : callers.subList(0, Math.min(MOST_CALLERS, callers.size()))) {
      String origin = "from " + caller.task().name();
      for (VariableEntry variable : caller.reference().vars()) {
        found.add(new Visible(variable.name(), "", origin, false, false));
      }
    }
    return found;
  }

  /** What all tasks of a file see. */
  private static ImmutableList<Visible> around(Snapshot snapshot, FileId file) {
    return snapshot.memo(
        new FileKey(VisibleVariables.class, file), reader -> findAround(reader, file));
  }

  private static ImmutableList<Visible> findAround(Snapshot snapshot, FileId file) {
    ImmutableList.Builder<Visible> found = ImmutableList.builder();
    Programs programs = Programs.around(snapshot, file);
    IncludePath path = programs.chainTo(file);
    addFile(snapshot, file, found);
    for (IncludeStep step : path.steps().reverse()) {
      found.addAll(entries(step.include().vars(), Origin.Kind.INCLUDE.words(), false));
      addFile(snapshot, step.from(), found);
    }
    for (FileId other : programs.of(path.root()).reachable()) {
      if (!path.passes(other)) {
        addFile(snapshot, other, found);
      }
    }
    return found.build();
  }

  private static void addFile(
      Snapshot snapshot, FileId file, ImmutableList.Builder<Visible> found) {
    Summary summary = snapshot.summary(file);
    if (summary != null) {
      String origin = Hovers.relative(snapshot, file);
      found.addAll(entries(summary.vars(), origin, false));
      found.addAll(entries(summary.env(), origin, true));
      summary.dotenv().forEach(path -> addDotenv(snapshot, file, path, found));
    }
  }

  private static void addDotenv(
      Snapshot snapshot, FileId file, String path, ImmutableList.Builder<Visible> found) {
    FileId folder = file.directory();
    Path directory = folder == null ? null : folder.path();
    if (directory == null || path.contains("{{") || path.indexOf('\0') >= 0) {
      return;
    }
    FileText text = snapshot.text(FileId.of(directory.resolve(path)));
    for (String name : DotEnv.names(text == null ? "" : text.text())) {
      found.add(new Visible(name, "", path, true, false));
    }
  }

  private static List<Visible> entries(
      List<VariableEntry> variables, String origin, boolean environment) {
    return variables.stream()
        .map(variable -> new Visible(variable.name(), value(variable), origin, environment, false))
        .toList();
  }

  private static String value(VariableEntry variable) {
    if (variable.secret()) {
      return "a secret";
    }
    Object value = variable.value();
    String text =
        switch (variable.kind()) {
          case SH -> "the output of a command";
          case REF -> String.valueOf(value);
          case LITERAL -> value == null ? "" : String.valueOf(value);
        };
    String line = text.lines().findFirst().orElse("");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }

  /** What the fields of a variable are called, where its value is written as a mapping. */
  static ImmutableList<String> fields(CompletionSite site, List<String> owner) {
    @Nullable Object value = written(site, owner.getFirst());
    for (String name : owner.subList(1, owner.size())) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value instanceof Map<?, ?> map
        ? map.keySet().stream().map(String::valueOf).collect(ImmutableList.toImmutableList())
        : ImmutableList.of();
  }

  private static @Nullable Object written(CompletionSite site, String name) {
    var task = site.task();
    if (task != null) {
      for (Variable variable : task.environment().vars()) {
        if (variable.name().equals(name)) {
          return variable.value();
        }
      }
    }
    for (Variable variable : site.taskfile().vars()) {
      if (variable.name().equals(name)) {
        return variable.value();
      }
    }
    return null;
  }
}
