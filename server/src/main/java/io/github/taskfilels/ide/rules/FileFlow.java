package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Iterables;
import io.github.taskfilels.ide.ChainDirectories;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.taskfile.schema.SpecialVariable;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.FileAccess;
import io.github.taskfilels.workspace.Summary.FileUse;
import io.github.taskfilels.workspace.Summary.IncludeEntry;
import io.github.taskfilels.workspace.Summary.Reference;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import io.github.taskfilels.workspace.Summary.VariableEntry;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks write which files, each with its path from the root of the disk, as the nearest root
 * above a file sees it. A variable in a path stays there as it is written where it is the same for
 * all tasks. Of other files only {@code sources} and {@code generates} are seen.
 *
 * @param own what the tasks of the file use, by the key of the task
 * @param redirected those of them that redirections write, by path
 * @param writers by path, those that {@code generates} of connected files name
 */
record FileFlow(
    ImmutableListMultimap<String, Place> own,
    ImmutableListMultimap<String, Place> redirected,
    ImmutableSortedMap<String, ImmutableList<Place>> writers) {
  /** A template that is nothing but a variable. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\{-?\\s*\\.([A-Za-z_][A-Za-z0-9_]*)\\s*-?\\}\\}");

  private static final ImmutableSet<String> LOOPS = ImmutableSet.of("KEY");

  /** So many files below a folder are compared with a pattern. */
  private static final int MOST_COMPARED = 200;

  /** So many tasks that write one file are told. */
  private static final int MOST_WRITERS = 20;

  /**
   * Files that a task uses, with their path.
   *
   * @param root of the program in which they have it
   */
  record Place(Definition task, FileId root, FileUse use, PathPattern path) {}

  /** What a file sees. */
  static FileFlow of(RuleContext context) {
    Snapshot snapshot = context.snapshot();
    FileId file = context.file();
    ImmutableListMultimap.Builder<String, Place> own = ImmutableListMultimap.builder();
    ImmutableListMultimap.Builder<String, Place> redirected = ImmutableListMultimap.builder();
    own.putAll(places(snapshot, file));
    for (Place place : find(snapshot, file, context.facts().files().redirections()).values()) {
      own.put(place.task().name(), place);
      if (place.use().access() == FileAccess.WRITES && place.path().isPlain()) {
        redirected.put(place.path().path(), place);
      }
    }
    ImmutableListMultimap<String, Place> places = own.build();
    return new FileFlow(
        places,
        redirected.build(),
        places.isEmpty() ? ImmutableSortedMap.of() : around(snapshot, file).writers());
  }

  private record Writers(ImmutableSortedMap<String, ImmutableList<Place>> writers) {}

  private static Writers around(Snapshot snapshot, FileId file) {
    FileId first = IncludeGraph.ofWorkspace(snapshot).firstConnected(file);
    return snapshot.memo(new FileKey(FileFlow.class, first), reader -> read(reader, first));
  }

  private record WritersIn(ImmutableList<FileId> block) {}

  private record Passed(FileId first) {}

  private record PassedBy(ImmutableList<FileId> block) {}

  /** The names that calls and includes set, and so are not the same for all tasks. */
  private static ImmutableSet<String> passed(Snapshot snapshot, FileId file) {
    FileId first = IncludeGraph.ofWorkspace(snapshot).firstConnected(file);
    return snapshot.memo(
        new Passed(first),
        reader -> {
          ImmutableSet.Builder<String> names = ImmutableSet.builder();
          names.addAll(LOOPS);
          for (ImmutableList<FileId> block : IncludeGraph.around(reader, first).blocks()) {
            ImmutableSet<String> passed =
                reader.memo(new PassedBy(block), deeper -> passedBy(deeper, block));
            names.addAll(passed);
          }
          return names.build();
        });
  }

  private static ImmutableSet<String> passedBy(Snapshot snapshot, ImmutableList<FileId> files) {
    ImmutableSet.Builder<String> names = ImmutableSet.builder();
    for (FileId file : files) {
      Summary summary = snapshot.summary(file);
      if (summary != null) {
        for (TaskEntry task : summary.tasks()) {
          for (Reference reference : task.references()) {
            reference.vars().forEach(variable -> names.add(variable.name()));
          }
        }
        for (IncludeEntry include : summary.includes()) {
          include.vars().forEach(variable -> names.add(variable.name()));
        }
      }
    }
    return names.build();
  }

  private static Writers read(Snapshot snapshot, FileId first) {
    Map<String, List<Place>> writers = new TreeMap<>();
    for (ImmutableList<FileId> block : IncludeGraph.around(snapshot, first).blocks()) {
      snapshot.checkCancelled();
      ImmutableList<Place> places =
          snapshot.memo(new WritersIn(block), reader -> writersIn(reader, block));
      for (Place place : places) {
        List<Place> known = writers.computeIfAbsent(place.path().path(), _ -> new ArrayList<>());
        if (known.size() < MOST_WRITERS) {
          known.add(place);
        }
      }
    }
    ImmutableSortedMap.Builder<String, ImmutableList<Place>> built =
        ImmutableSortedMap.naturalOrder();
    writers.forEach((path, places) -> built.put(path, ImmutableList.copyOf(places)));
    return new Writers(built.build());
  }

  private static ImmutableList<Place> writersIn(Snapshot snapshot, ImmutableList<FileId> files) {
    ImmutableList.Builder<Place> found = ImmutableList.builder();
    for (FileId file : files) {
      for (Place place : places(snapshot, file).values()) {
        if (place.use().access() == FileAccess.WRITES && place.path().isPlain()) {
          found.add(place);
        }
      }
    }
    return found.build();
  }

  private record PlacesOf(FileId file) {}

  /** What a file shows of the files that its tasks use, by the key of the task. */
  private static ImmutableListMultimap<String, Place> places(Snapshot snapshot, FileId file) {
    return snapshot.memo(
        new PlacesOf(file),
        reader -> {
          Summary summary = reader.summary(file);
          ImmutableListMultimap.Builder<String, FileUse> uses = ImmutableListMultimap.builder();
          if (summary != null) {
            summary.tasks().forEach(task -> uses.putAll(task.name(), task.files()));
          }
          return find(reader, file, uses.build());
        });
  }

  /** Those whose paths can be told. */
  private static ImmutableListMultimap<String, Place> find(
      Snapshot snapshot, FileId file, ImmutableListMultimap<String, FileUse> uses) {
    Summary summary = uses.isEmpty() ? null : snapshot.summary(file);
    Paths paths = summary == null ? null : Paths.of(snapshot, file, summary);
    if (summary == null || paths == null) {
      return ImmutableListMultimap.of();
    }
    ImmutableListMultimap.Builder<String, Place> places = ImmutableListMultimap.builder();
    for (Map.Entry<String, FileUse> entry : uses.entries()) {
      TaskEntry task = summary.task(entry.getKey());
      String path = task == null ? null : paths.of(task, entry.getValue().pattern());
      if (path != null) {
        Definition definition = new Definition(file, entry.getKey());
        places.put(
            entry.getKey(),
            new Place(definition, paths.root(), entry.getValue(), PathPattern.of(path)));
      }
    }
    return places.build();
  }

  private static Map<String, String> constants(Summary summary) {
    Map<String, String> constants = new LinkedHashMap<>();
    for (VariableEntry variable : summary.vars()) {
      if (variable.kind() == Variable.Kind.LITERAL
          && variable.value() instanceof String text
          && !text.contains("{{")) {
        constants.put(variable.name(), text);
      }
    }
    return constants;
  }

  /**
   * Finds the paths of a file.
   *
   * @param root of the program
   * @param base the directory of tasks that have none of their own
   */
  private record Paths(
      FileId root,
      Path base,
      ImmutableMap<String, String> special,
      Map<String, String> constants,
      Set<String> passed) {

    static @Nullable Paths of(Snapshot snapshot, FileId file, Summary summary) {
      IncludePath way = Programs.ofNames(snapshot, file).chainTo(file);
      Path base = ChainDirectories.of(way, UnaryOperator.identity());
      Path folder = ChainDirectories.folder(file);
      Path root = ChainDirectories.folder(way.root());
      return base == null || folder == null || root == null
          ? null
          : new Paths(
              way.root(),
              base,
              ImmutableMap.of("TASKFILE_DIR", folder.toString(), "ROOT_DIR", root.toString()),
              FileFlow.constants(summary),
              FileFlow.passed(snapshot, file));
    }

    /** The whole path; null where it is not the same in each run of the task. */
    @Nullable String of(TaskEntry task, String pattern) {
      String dir = task.dir() == null ? "" : rendered(task, task.dir());
      String path = rendered(task, pattern);
      if (dir == null || path == null || path.isBlank() || path.indexOf('\0') >= 0) {
        return null;
      }
      try {
        return base.resolve(dir).resolve(path).normalize().toString();
      } catch (InvalidPathException e) {
        // What is no path names no file.
        return null;
      }
    }

    private @Nullable String rendered(TaskEntry task, String text) {
      Matcher matcher = VARIABLE.matcher(text);
      StringBuilder out = new StringBuilder();
      while (matcher.find()) {
        String name = matcher.group(1);
        String value = special.get(name);
        boolean own = task.vars().stream().anyMatch(variable -> variable.name().equals(name));
        if (own || passed.contains(name) || (value == null && SpecialVariable.find(name) != null)) {
          return null;
        }
        if (value == null) {
          value = constants.getOrDefault(name, "{{." + name + "}}");
        }
        matcher.appendReplacement(out, Matcher.quoteReplacement(value));
      }
      String rest = matcher.appendTail(out).toString();
      return VARIABLE.matcher(rest).replaceAll("").contains("{{") ? null : rest;
    }
  }

  /** The tasks that write what a pattern names, other than its own, of the same program. */
  ImmutableList<Place> writersOf(Place reader) {
    String path = reader.path().path();
    boolean plain = reader.path().isPlain();
    Predicate<String> matches = reader.path().matcher();
    Iterable<Place> candidates =
        Iterables.concat(
            plain ? redirected.get(path) : redirected.values(),
            plain
                ? writers.getOrDefault(path, ImmutableList.of())
                : Iterables.concat(below(reader.path().folder())));
    ImmutableList.Builder<Place> found = ImmutableList.builder();
    for (Place writer : Iterables.limit(candidates, MOST_COMPARED)) {
      if (!writer.task().equals(reader.task())
          && writer.root().equals(reader.root())
          && matches.test(writer.path().path())) {
        found.add(writer);
      }
    }
    return found.build();
  }

  private ImmutableCollection<ImmutableList<Place>> below(String folder) {
    return writers.subMap(folder, folder + Character.MAX_VALUE).values();
  }

  /** Whether a task uses a path in one of some ways; redirections are seen of the own file. */
  boolean uses(Snapshot snapshot, Definition task, String path, Set<FileAccess> ways) {
    for (Place place :
        Iterables.concat(places(snapshot, task.file()).get(task.name()), own.get(task.name()))) {
      if (place.task().equals(task)
          && ways.contains(place.use().access())
          && place.path().matcher().test(path)) {
        return true;
      }
    }
    return false;
  }
}
