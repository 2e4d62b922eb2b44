package io.github.taskfilels.lsp.session;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.ide.ProjectFacts;
import io.github.taskfilels.program.values.SourceFiles;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.RunEventSink;
import io.github.taskfilels.run.files.DiskSources;
import io.github.taskfilels.run.files.FoundFile;
import io.github.taskfilels.run.files.StatePath;
import io.github.taskfilels.run.fingerprint.Cause;
import io.github.taskfilels.run.fingerprint.FingerprintMode;
import io.github.taskfilels.run.history.History;
import io.github.taskfilels.run.history.HistoryFile;
import io.github.taskfilels.run.history.TaskTime;
import io.github.taskfilels.run.launch.Explainer;
import io.github.taskfilels.run.launch.LoadedProgram;
import io.github.taskfilels.run.launch.RunRefusedException;
import io.github.taskfilels.run.launch.RunSpec;
import io.github.taskfilels.run.launch.TaskArguments;
import io.github.taskfilels.run.tasks.Explanation;
import io.github.taskfilels.run.tasks.RunOptions;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the disk and the runs of this session tell of tasks. Reads the state that runs leave beside
 * a root Taskfile, and writes nothing.
 */
public final class RecordedFacts implements ProjectFacts, AutoCloseable {
  /** So many files of a pattern are named. */
  private static final int MOST_FILES = 10;

  /** So many causes are told. */
  private static final int MOST_CAUSES = 3;

  private final ImmutableMap<String, String> environment;
  private final Supplier<FingerprintMode> fingerprint;
  private final Previews previews = new Previews();
  private final Map<Path, Times> times = new ConcurrentHashMap<>();
  private final Map<Task, Ended> ended = new ConcurrentHashMap<>();

  private record Task(FileId root, String name) {}

  private record Times(FileTime at, long size, History history) {}

  private record Patterns(
      Path directory, ImmutableList<SourceFiles.Pattern> patterns, boolean gitignore) {}

  private record Looked(FileId root, String task, long revision) {}

  /**
   * @param environment the variables of the process
   * @param fingerprint what makes a task out of date, as the client has last set it
   */
  public RecordedFacts(
      ImmutableMap<String, String> environment, Supplier<FingerprintMode> fingerprint) {
    this.environment = environment;
    this.fingerprint = fingerprint;
  }

  /** Takes note of how the tasks of a run of this session end. */
  public RunEventSink following(FileId root) {
    return event -> {
      if (event instanceof RunEvent.NodeEnded node) {
        Outcome.Status status = node.outcome().status();
        if (status == Outcome.Status.SUCCEEDED || status == Outcome.Status.FAILED) {
          ended.put(
              new Task(root, node.task()),
              new Ended(status == Outcome.Status.SUCCEEDED, node.millis(), node.at()));
        }
      }
    };
  }

  @Override
  public Past past(FileId root, String task) {
    FileId folder = root.directory();
    Path path = folder == null ? null : folder.path();
    History history =
        path == null
            ? History.EMPTY
            : history(StatePath.folder(path, StatePath.tempDir(environment), environment));
    Ended here = ended.get(new Task(root, task));
    TaskTime recorded = history.last(task);
    Ended last =
        recorded != null && (here == null || here.at() < recorded.at())
            ? new Ended(true, recorded.millis(), recorded.at())
            : here;
    return new Past(history.of(task), last);
  }

  /** The times of earlier runs; read again only where the file has changed. */
  private History history(Path stateFolder) {
    HistoryFile file = new HistoryFile(stateFolder);
    try {
      FileTime at = Files.getLastModifiedTime(file.path(), LinkOption.NOFOLLOW_LINKS);
      long size = Files.size(file.path());
      Times known = times.get(stateFolder);
      if (known == null || !known.at().equals(at) || known.size() != size) {
        known = new Times(at, size, file.read());
        times.put(stateFolder, known);
      }
      return known.history();
    } catch (IOException e) {
      return History.EMPTY; // Nothing has run yet.
    }
  }

  @Override
  public @Nullable Outlook outlook(Snapshot snapshot, FileId root, String task) {
    return previews.ask(
        new Looked(root, task, snapshot.revision()),
        Outlook.class,
        () -> look(snapshot, root, task),
        gaveUp -> new Outlook("whether it is up to date is not known: " + gaveUp));
  }

  private Outlook look(Snapshot snapshot, FileId root, String task) {
    try {
      RunSpec spec =
          RunSpec.of(
                  LoadedProgram.of(snapshot, root),
                  RunSpec.Folders.beside(root),
                  new TaskArguments(ImmutableList.of(task), ImmutableMap.of(), ImmutableList.of()))
              .with(
                  RunOptions.PLAIN.with(
                      new RunOptions.State(StatePath.tempDir(environment), fingerprint.get())));
      return new Outlook(text(Explainer.of(spec).look()));
    } catch (RunRefusedException e) {
      // What would be refused has its own diagnostics.
      return Outlook.UNKNOWN;
    }
  }

  private static String text(Explanation explanation) {
    return switch (explanation.answer()) {
      case UP_TO_DATE -> "up to date";
      case RUNS, FAILS -> "out of date: " + causes(explanation.causes());
      case SKIPPED -> "not for this machine";
      case DEPENDS -> "";
    };
  }

  private static String causes(List<Cause> causes) {
    StringBuilder text = new StringBuilder();
    for (Cause cause : causes.subList(0, Math.min(MOST_CAUSES, causes.size()))) {
      text.append(text.isEmpty() ? "" : "; ").append(cause.text());
    }
    return text.append(causes.size() > MOST_CAUSES ? "; …" : "").toString();
  }

  @Override
  public @Nullable Matches matches(
      Snapshot snapshot,
      Path directory,
      ImmutableList<SourceFiles.Pattern> patterns,
      boolean gitignore) {
    DiskSources disk = new DiskSources(environment);
    return previews.ask(
        new Patterns(directory, patterns, gitignore),
        Matches.class,
        () -> found(directory, disk.find(directory, patterns, gitignore)),
        gaveUp -> new Matches(ImmutableList.of(), 0, gaveUp));
  }

  private static Matches found(Path directory, List<FoundFile> files) {
    String below = directory + "/";
    ImmutableList.Builder<String> first = ImmutableList.builder();
    for (FoundFile file : files.subList(0, Math.min(MOST_FILES, files.size()))) {
      first.add(
          file.path().startsWith(below) ? file.path().substring(below.length()) : file.path());
    }
    return new Matches(first.build(), files.size(), null);
  }

  @Override
  public void close() {
    previews.close();
  }
}
