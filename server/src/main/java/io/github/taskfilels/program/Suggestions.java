package io.github.taskfilels.program;

import com.google.common.collect.Iterators;
import io.github.taskfilels.text.SimilarNames;
import io.github.taskfilels.workspace.FileId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was probably meant by names of tasks that mean nothing; for all such names of one file or
 * one command line, which together cost no more than {@link SimilarNames} allows. For one thread.
 */
public final class Suggestions {
  /** More names are not looked at; a program can have very many. */
  private static final int MOST_NAMES = 5_000;

  private static final int MOST_COLONS = 8;

  /** Includes in each other; names from deeper are long, and are looked for through all of them. */
  private static final int DEEPEST = 64;

  private final Program program;
  private final Map<Table, SimilarNames> tables = new HashMap<>();

  /** The names of a file's table. */
  private record Table(FileId file, boolean internalToo) {}

  /**
   * @param program one whose files are asked about
   */
  public Suggestions(Program program) {
    this.program = program;
  }

  /** What was meant by a full name; null where none is near. */
  public @Nullable String name(String name) {
    return near(IncludePath.of(program.root()), name, false);
  }

  /**
   * What was meant by a reference in the file at the end of a chain: the same name with more or
   * fewer colons before it, or else a similar one. Written as it would have to be written there.
   */
  public @Nullable String reference(IncludePath includePath, String reference) {
    String bare = reference.replaceFirst("^:+", "");
    int depth = includePath.steps().size();
    for (int i = 0; depth <= DEEPEST && i <= Math.min(depth, MOST_COLONS); i++) {
      String candidate = ":".repeat(i) + bare;
      if (!candidate.equals(reference)
          && program.resolve(includePath, candidate) instanceof Lookup.Found) {
        return candidate;
      }
    }
    return near(includePath, reference, true);
  }

  private @Nullable String near(IncludePath includePath, String name, boolean internalToo) {
    int colons = name.length() - name.replaceFirst("^:+", "").length();
    IncludePath scope = includePath;
    for (int left = colons;
        !scope.isRoot() && (left > 0 || scope.steps().getLast().include().flatten()); ) {
      left -= scope.steps().getLast().include().flatten() ? 0 : 1;
      scope = scope.parent();
    }
    String nearest =
        tables
            .computeIfAbsent(new Table(scope.file(), internalToo), this::names)
            .nearest(name.substring(colons));
    return nearest == null ? null : ":".repeat(colons) + nearest;
  }

  private SimilarNames names(Table table) {
    Program local = program.startingAt(table.file());
    List<String> names = new ArrayList<>();
    Iterator<TaskView> tasks = Iterators.limit(local.tasks(DEEPEST), MOST_NAMES);
    while (tasks.hasNext()) {
      TaskView task = tasks.next();
      if (table.internalToo() || !task.internal()) {
        names.add(task.name());
        names.addAll(local.aliases(task));
      }
    }
    return new SimilarNames(names);
  }
}
