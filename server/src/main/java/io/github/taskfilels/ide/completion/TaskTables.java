package io.github.taskfilels.ide.completion;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.Multimaps;
import com.google.common.primitives.ImmutableIntArray;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.IncludeStep;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names of all tasks that a file can name without colons, written out: a list is made once and
 * read at each keystroke. Safe for several threads.
 */
final class TaskTables {
  /** An include away from the file. */
  static final int FARTHER = 10;

  /** More names of a file are not told: of diamonds of includes there can be more than atoms. */
  private static final int MOST_NAMES = 60_000;

  /** More names of all files together are forgotten, to be made again. */
  private static final int MOST_KEPT = 300_000;

  private final Programs programs;
  private final Map<FileId, Table> tables = new HashMap<>();
  private int kept;

  /**
   * The names of one file, the nearest first.
   *
   * @param parts the names by their parts
   * @param far how far they are, see {@link Name}
   * @param namespaces what stands before these names, with its colon, and the ways that lead there
   * @param cut whether there are more
   */
  record Table(
      ImmutableList<Name> names,
      SplitNames parts,
      ImmutableIntArray far,
      ImmutableSetMultimap<String, IncludePath> namespaces,
      boolean cut) {}

  /**
   * A name.
   *
   * @param path the includes that lead to its file
   * @param far the smaller the nearer
   * @param internal whether only other tasks may call it
   */
  record Name(String name, Definition definition, IncludePath path, int far, boolean internal) {}

  private record Key(FileId first) {}

  private TaskTables(Programs programs) {
    this.programs = programs;
  }

  /** Those of all files that includes connect with one. They outlive what changes no name. */
  static TaskTables around(Snapshot snapshot, FileId file) {
    FileId first = IncludeGraph.ofWorkspace(snapshot).firstConnected(file);
    return snapshot.memo(new Key(first), reader -> new TaskTables(Programs.ofNames(reader, first)));
  }

  synchronized Table of(FileId file) {
    Table known = tables.get(file);
    if (known == null) {
      known = read(programs.of(file));
      if (kept > MOST_KEPT) {
        tables.clear();
        kept = 0;
      }
      kept += known.names().size();
      tables.put(file, known);
    }
    return known;
  }

  private static Table read(Program program) {
    ImmutableList.Builder<Name> names = ImmutableList.builder();
    Map<IncludePath, String> namespaces = new LinkedHashMap<>();
    int left = MOST_NAMES;
    Iterator<TaskView> tasks = program.tasks().iterator();
    while (tasks.hasNext() && left > 0) {
      TaskView view = tasks.next();
      IncludePath path = view.includePath();
      namespaces.computeIfAbsent(path, way -> way.namespace() + ':');
      Definition definition = new Definition(view.file(), view.task().name());
      int far = distance(path);
      boolean internal = view.internal();
      names.add(new Name(view.name(), definition, path, far, internal));
      left--;
      for (String alias : program.aliases(view)) {
        names.add(new Name(alias, definition, path, far + 1, internal));
        left--;
      }
    }
    // Few are looked at closely once there are enough near ones.
    ImmutableList<Name> nearest =
        ImmutableList.sortedCopyOf(Comparator.comparingInt(Name::far), names.build());
    return new Table(
        nearest,
        SplitNames.of(nearest.stream().map(Name::name).toList()),
        ImmutableIntArray.copyOf(nearest.stream().mapToInt(Name::far)),
        ImmutableSetMultimap.copyOf(Multimaps.forMap(namespaces)).inverse(),
        tasks.hasNext());
  }

  /** What is flattened is as near as the file itself. */
  private static int distance(IncludePath path) {
    int distance = 0;
    for (IncludeStep step : path.steps()) {
      distance += step.include().flatten() ? 1 : FARTHER;
    }
    return distance;
  }
}
