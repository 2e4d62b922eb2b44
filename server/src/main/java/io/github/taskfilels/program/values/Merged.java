package io.github.taskfilels.program.values;

import io.github.taskfilels.program.IncludeStep;
import io.github.taskfilels.program.LinkedFiles;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a file together with those of its includes, as Task merges them: the included
 * value wins and takes the place of the including one ({@code taskfile/ast/taskfile.go}). Where
 * Task's order of includes is random, it is the order in which they are written. Each file is
 * merged once.
 */
final class Merged {
  private final LinkedFiles files;
  private final Directories directories;
  private final Function<FileId, @Nullable Taskfile> models;
  private final Function<Taskfile, List<Variable>> kind;
  private final Function<Summary, List<Summary.VariableEntry>> shown;
  private final Origin.Kind layer;
  private final Map<FileId, Map<String, Var>> known = new HashMap<>();
  private final Set<FileId> open = new HashSet<>();

  /**
   * @param kind {@code vars} or {@code env} of a file
   * @param shown the same of its summary
   */
  Merged(
      LinkedFiles files,
      Directories directories,
      Function<FileId, @Nullable Taskfile> models,
      Function<Taskfile, List<Variable>> kind,
      Function<Summary, List<Summary.VariableEntry>> shown,
      Origin.Kind layer) {
    this.files = files;
    this.directories = directories;
    this.models = models;
    this.kind = kind;
    this.shown = shown;
    this.layer = layer;
  }

  /** All of a file, by name in order. */
  synchronized Map<String, Var> of(FileId file) throws ValueException {
    Map<String, Var> merged = known.get(file);
    if (merged == null) {
      merged = upTo(file, Integer.MAX_VALUE);
      known.put(file, merged);
    }
    return merged;
  }

  /** What the including file has when an include has been merged into it. */
  synchronized Map<String, Var> at(IncludeStep step) throws ValueException {
    return upTo(step.from(), step.index());
  }

  private Map<String, Var> upTo(FileId file, int last) throws ValueException {
    Map<String, Var> merged = new LinkedHashMap<>();
    Summary summary = files.summary(file);
    if (summary == null || !open.add(file)) {
      return merged;
    }
    // Most files have none, and their models need not be there any more.
    Taskfile model = shown.apply(summary).isEmpty() ? null : models.apply(file);
    if (model != null) {
      for (Variable variable : kind.apply(model)) {
        merged.put(variable.name(), Var.of(variable, layer, file));
      }
    }
    List<LinkedFiles.Link> links = files.links(file);
    for (int i = 0; i < links.size() && i <= last; i++) {
      FileId target = links.get(i).target();
      if (target != null) {
        IncludeStep step = new IncludeStep(file, links.get(i).include(), i, target);
        String directory = step.include().advanced() ? directories.ofInclude(step) : null;
        for (Var variable : of(target).values()) {
          Var placed = directory == null ? variable : variable.in(directory);
          merged.put(variable.name(), placed.instead(merged.get(variable.name())));
        }
      }
    }
    open.remove(file);
    return merged;
  }
}
