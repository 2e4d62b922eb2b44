package io.github.taskfilels.program.values;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.program.IncludeLinks;
import io.github.taskfilels.program.IncludeStep;
import io.github.taskfilels.program.LinkedFiles;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.GlobalVariables;
import io.github.taskfilels.workspace.Snapshot;
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
  /** So many variables of all files together are remembered. */
  private static final int MOST_REMEMBERED = 100_000;

  private final IncludeLinks links;
  private final Directories directories;
  private final Function<FileId, List<Var>> written;
  private final Map<FileId, Map<String, Var>> known = new HashMap<>();
  private final Set<FileId> open = new HashSet<>();
  private @Nullable At last;

  /** What a file has at one of its includes. */
  private record At(IncludeStep step, Map<String, Var> merged) {}

  /**
   * @param written the variables of one file; none where it cannot be read
   */
  private Merged(IncludeLinks links, Directories directories, Function<FileId, List<Var>> written) {
    this.links = links;
    this.directories = directories;
    this.written = written;
  }

  Merged(
      LinkedFiles files,
      Directories directories,
      WrittenVariables written,
      GlobalVariables.Kind kind) {
    this(files, directories, file -> written.globals(file, kind));
  }

  private record Remembered(FileId root, GlobalVariables.Kind kind) {}

  /** The same for looks at a root, which share what they find out until a variable changes. */
  static Merged remembered(
      Snapshot snapshot, FileId root, Directories directories, GlobalVariables.Kind kind) {
    Merged merged = of(snapshot, root, directories, kind);
    merged.known.putAll(
        snapshot.memo(
            new Remembered(root, kind), reader -> of(reader, root, directories, kind).fewOf(root)));
    return merged;
  }

  private static Merged of(
      Snapshot snapshot, FileId root, Directories directories, GlobalVariables.Kind kind) {
    return new Merged(
        Programs.links(snapshot, root),
        directories,
        file -> WrittenVariables.globals(snapshot, file, kind));
  }

  /**
   * What is known of a root and of the files that it includes, or of it alone where that is much;
   * nothing where it cannot be worked out, which whoever asks finds out.
   */
  private synchronized ImmutableMap<FileId, Map<String, Var>> fewOf(FileId root) {
    try {
      Map<String, Var> all = of(root);
      int count = known.values().stream().mapToInt(Map::size).sum();
      return count > MOST_REMEMBERED ? ImmutableMap.of(root, all) : ImmutableMap.copyOf(known);
    } catch (ValueException e) {
      return ImmutableMap.of();
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
    if (!open.add(file)) {
      return merged;
    }
    for (Var variable : written.apply(file)) {
      merged.put(variable.name(), variable);
    }
    List<IncludeLinks.Link> includes = links.links(file);
    String folder = Directories.ofFile(file);
    for (int i = 0; i < includes.size() && i <= last; i++) {
      FileId target = includes.get(i).target();
      if (target != null) {
        IncludeStep step = new IncludeStep(file, includes.get(i).include(), i, target);
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
