package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.ProjectFacts.Matches;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.program.values.IgnoredFiles;
import io.github.taskfilels.program.values.ShownTexts;
import io.github.taskfilels.program.values.SourceFiles;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.program.values.VariableEvaluator;
import io.github.taskfilels.taskfile.Glob;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.schema.MappingType;
import io.github.taskfilels.text.RangeIndex;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.PathKind;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of a path or of a file pattern: where it leads, and which files it names. */
final class PathHovers {
  private final Snapshot snapshot;
  private final FileId file;
  private final ProjectFacts facts;

  PathHovers(Snapshot snapshot, FileId file, ProjectFacts facts) {
    this.snapshot = snapshot;
    this.file = file;
    this.facts = facts;
  }

  /**
   * The hover of a path or pattern at an offset, or of {@code sources} or {@code generates} with
   * all their patterns; null where there is none of these.
   *
   * @param task the key of the task around; null outside of tasks
   */
  @Nullable Hover at(@Nullable String task, int offset) {
    Taskfile taskfile = snapshot.taskfile(file);
    Task around = taskfile == null || task == null ? null : taskfile.task(task);
    if (around != null) {
      for (String key : ImmutableList.of("sources", "generates")) {
        Hover hover = ofGlobs(around, key, offset);
        if (hover != null) {
          return hover;
        }
      }
    }
    return plain(offset);
  }

  private @Nullable Hover ofGlobs(Task task, String key, int offset) {
    ImmutableList<Glob> globs =
        key.equals("sources") ? task.fingerprint().sources() : task.fingerprint().generates();
    for (Glob glob : globs) {
      if (glob.pattern().range().touches(offset)) {
        String text = files(task, ImmutableList.of(glob));
        return text == null
            ? null
            : Hover.of(
                glob.pattern().range(),
                (glob.exclude() ? "**pattern** of files that are left out" : "**pattern**")
                    + "\n\n"
                    + text);
      }
    }
    TextRange written = task.keys().get(key);
    if (written == null || !written.touches(offset) || globs.isEmpty()) {
      return null;
    }
    String text = files(task, globs);
    String doc = FormatTexts.key(MappingType.TASK, key);
    return Hover.of(
        written,
        "**key** "
            + Markdown.code(key)
            + " of a task\n\n"
            + doc
            + (text == null ? "" : "\n\n" + text));
  }

  /** The files of some patterns of a task as the nearest root sees them; null where it has none. */
  private @Nullable String files(Task task, ImmutableList<Glob> globs) {
    Programs programs = Programs.around(snapshot, file);
    Summary summary = snapshot.summary(file);
    Summary.TaskEntry entry = summary == null ? null : summary.task(task.name());
    IncludePath way = entry == null ? null : programs.chainTo(file, task.name());
    if (entry == null || way == null) {
      return null;
    }
    Program program = programs.of(way.root());
    TaskView view = program.view(way, entry);
    try {
      VariableEvaluator evaluator = Looking.evaluator(snapshot, way.root());
      ShownTexts texts = new ShownTexts(evaluator);
      Path directory = Path.of(texts.directory(view));
      List<SourceFiles.Pattern> patterns = new ArrayList<>();
      for (Glob glob : globs) {
        String pattern = texts.known(view, glob.pattern().value());
        if (pattern.contains("{{")) {
          return "known when it runs: " + Markdown.code(glob.pattern().value());
        }
        // A pattern alone is one that finds files, also where it takes them out.
        patterns.add(new SourceFiles.Pattern(pattern, glob.exclude() && globs.size() > 1));
      }
      return text(
          directory,
          facts.matches(
              snapshot,
              directory,
              ImmutableList.copyOf(patterns),
              IgnoredFiles.areLeftOut(evaluator, view, task)));
    } catch (ValueException | InvalidPathException e) {
      // What cannot be evaluated has its own diagnostics.
      return null;
    }
  }

  private String text(Path directory, @Nullable Matches matches) {
    String in = " in " + Markdown.code(Hovers.relative(snapshot, FileId.of(directory)));
    if (matches == null) {
      return "its files" + in + " are being counted";
    }
    if (matches.gaveUp() != null) {
      return "its files" + in + " are not counted: " + Markdown.text(matches.gaveUp());
    }
    StringBuilder text = new StringBuilder();
    text.append(
        matches.count() == 0
            ? "no files"
            : matches.count() == 1 ? "1 file" : matches.count() + " files");
    text.append(in);
    if (matches.count() > 0) {
      text.append('\n');
    }
    matches.first().forEach(path -> text.append("\n- ").append(Markdown.code(path)));
    int more = matches.count() - matches.first().size();
    if (more > 0) {
      text.append("\n- and ").append(more).append(" more");
    }
    return text.toString();
  }

  /** A path that is written out, of a file or folder that is there. */
  private @Nullable Hover plain(int offset) {
    RangeIndex<Map.Entry<TextRange, FileId>> paths =
        snapshot.memo(
            new FileKey(PathHovers.class, file),
            reader -> new RangeIndex<>(PlainPaths.of(reader, file).entrySet(), Map.Entry::getKey));
    Map.Entry<TextRange, FileId> path = paths.covering(TextRange.at(offset));
    return path == null
        ? null
        : Hover.of(
            path.getKey(),
            (snapshot.kind(path.getValue()) == PathKind.DIRECTORY ? "**folder** " : "**file** ")
                + Markdown.code(Hovers.relative(snapshot, path.getValue())));
  }
}
