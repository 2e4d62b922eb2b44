package io.github.taskfilels.program.values;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.program.IncludeStep;
import io.github.taskfilels.program.LinkedFiles;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.GlobalVariables;
import io.github.taskfilels.workspace.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final WrittenVariables written;
  private final GlobalVariables.Kind kind;
  private final Map<FileId, Map<String, Var>> known = new HashMap<>();
  private final Set<FileId> open = new HashSet<>();
  private @Nullable At last;

  /** What a file has at one of its includes. */
  private record At(IncludeStep step, Map<String, Var> merged) {}

  Merged(
      LinkedFiles files,
      Directories directories,
      WrittenVariables written,
      GlobalVariables.Kind kind) {
    this.files = files;
    this.directories = directories;
    this.written = written;
    this.kind = kind;
  }

  private record Remembered(FileId root, GlobalVariables.Kind kind) {}

  /**
   * The same for a look at a root, for which the variables of the root are worked out once, until a
   * file of it changes.
   */
  static Merged remembered(
      Snapshot snapshot,
      Program program,
      Directories directories,
      WrittenVariables written,
      GlobalVariables.Kind kind) {
    Merged merged = new Merged(program.files(), directories, written, kind);
    FileId root = program.root();
    snapshot
        .memo(
            new Remembered(root, kind),
            reader -> {
              LinkedFiles files = Programs.around(reader, root).files();
              return new Merged(files, directories, new WrittenVariables(reader, files), kind)
                  .all(root);
            })
        .ifPresent(all -> merged.known.put(root, all));
    return merged;
  }

  /** All of a file; empty where it cannot be worked out, which whoever needs it finds out. */
  private Optional<ImmutableMap<String, Var>> all(FileId file) {
    try {
      return Optional.of(ImmutableMap.copyOf(of(file)));
    } catch (ValueException e) {
      return Optional.empty();
    }
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
    // The tasks of one include are asked about one after the other.
    At at = last;
    if (at == null || !at.step().equals(step)) {
      at = new At(step, upTo(step.from(), step.index()));
      last = at;
    }
    return at.merged();
  }

  private Map<String, Var> upTo(FileId file, int last) throws ValueException {
    Map<String, Var> merged = new LinkedHashMap<>();
    if (files.summary(file) == null || !open.add(file)) {
      return merged;
    }
    for (Var variable : written.globals(file, kind)) {
      merged.put(variable.name(), variable);
    }
    List<LinkedFiles.Link> links = files.links(file);
    String folder = Directories.ofFile(file);
    for (int i = 0; i < links.size() && i <= last; i++) {
      FileId target = links.get(i).target();
      if (target != null) {
        IncludeStep step = new IncludeStep(file, links.get(i).include(), i, target);
        String directory = step.include().advanced() ? directories.ofInclude(step, folder) : null;
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
