package io.github.taskfilels.lsp.publish;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.RelativePattern;
import org.eclipse.lsp4j.Unregistration;
import org.eclipse.lsp4j.UnregistrationParams;
import org.eclipse.lsp4j.WatchKind;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * Tells a client which files to watch: all YAML files of its folders, the folders that hold
 * Taskfiles, because a folder goes without a word about its files, and the files that includes name
 * elsewhere or by other names, with what their projects may say of them. Where a client cannot or
 * will not, the server watches itself.
 */
public final class FileWatches {
  private static final String METHOD = "workspace/didChangeWatchedFiles";
  private static final String FOLDERS = "taskfile-folders";
  private static final String INCLUDES = "taskfile-includes";

  /** A client watches each place on its own, so there is an end to it. */
  private static final int MOST = 500;

  private final Session session;
  private ImmutableList<FileSystemWatcher> followed = ImmutableList.of();

  public FileWatches(Session session) {
    this.session = session;
  }

  /** Called once, when the client is ready. */
  public void begin() {
    if (session.profile().watchedFiles()) {
      register(
          FOLDERS,
          List.of(
              new FileSystemWatcher(Either.forLeft("**/*.{yml,yaml}")),
              // What most files of an environment are called: whether Task can read them is told.
              new FileSystemWatcher(Either.forLeft("**/{.env,.env.*,*.env}"))));
    } else {
      session.disk().begin();
    }
  }

  /** Called with each new graph, from one thread. */
  void follow(Snapshot snapshot, IncludeGraph graph) {
    if (!session.profile().watchedFiles()) {
      return;
    }
    ImmutableList<FileId> folders = snapshot.folders();
    ImmutableList<FileSystemWatcher> wanted =
        Stream.concat(
                graph.watchInterests().stream()
                    .filter(file -> file.path() != null && !isYamlWithin(folders, file))
                    .limit(MOST)
                    .map(this::watcher),
                deletions(folders, graph))
            .collect(ImmutableList.toImmutableList());
    if (wanted.equals(followed)) {
      return;
    }
    if (!followed.isEmpty()) {
      session
          .client()
          .unregisterCapability(
              new UnregistrationParams(List.of(new Unregistration(INCLUDES, METHOD))));
    }
    followed = wanted;
    if (!wanted.isEmpty()) {
      register(INCLUDES, wanted);
    }
  }

  /** Of the folders inside those of the workspace that hold Taskfiles, at whatever depth. */
  private Stream<FileSystemWatcher> deletions(ImmutableList<FileId> folders, IncludeGraph graph) {
    SortedSet<FileId> holding = new TreeSet<>();
    for (FileId file : graph.files()) {
      FileId folder = file.directory();
      while (folder != null
          && !folders.contains(folder)
          && folders.stream().anyMatch(folder::isWithin)
          && holding.add(folder)) {
        folder = folder.directory();
      }
    }
    if (holding.size() > MOST) {
      return Stream.of(new FileSystemWatcher(Either.forLeft("**/*"), WatchKind.Delete));
    }
    return holding.stream().map(folder -> deletion(folders, folder));
  }

  private FileSystemWatcher deletion(ImmutableList<FileId> folders, FileId folder) {
    FileId base = folders.stream().filter(folder::isWithin).findFirst().orElseThrow();
    Either<String, RelativePattern> pattern =
        session.profile().relativeWatches()
            // One base for all: some clients watch all that is below a base, for each of them.
            ? Either.forRight(
                new RelativePattern(
                    Either.forRight(session.documents().uri(base)),
                    escaped(relative(base, folder))))
            : Either.forLeft(escaped(folder.toString()));
    return new FileSystemWatcher(pattern, WatchKind.Delete);
  }

  private static String relative(FileId base, FileId folder) {
    Path top = Objects.requireNonNull(base.path(), "a folder of the workspace that holds another");
    return top.relativize(Objects.requireNonNull(folder.path(), "inside " + base)).toString();
  }

  private static boolean isYamlWithin(ImmutableList<FileId> folders, FileId file) {
    String name = file.fileName();
    return (name.endsWith(".yml") || name.endsWith(".yaml"))
        && folders.stream().anyMatch(file::isWithin);
  }

  private FileSystemWatcher watcher(FileId file) {
    FileId folder = file.directory();
    String name = escaped(file.fileName());
    if (folder == null) {
      return new FileSystemWatcher(Either.forLeft(escaped(file.toString())));
    }
    return session.profile().relativeWatches()
        ? new FileSystemWatcher(
            Either.forRight(new RelativePattern(Either.forRight(folder.uri()), name)))
        : new FileSystemWatcher(Either.forLeft(escaped(folder.toString()) + "/" + name));
  }

  /** Protects the characters that mean something in a pattern. */
  private static String escaped(String path) {
    StringBuilder pattern = new StringBuilder();
    for (char c : path.replace('\\', '/').toCharArray()) {
      pattern.append("*?{}[]".indexOf(c) >= 0 ? "[" + c + "]" : String.valueOf(c));
    }
    return pattern.toString();
  }

  private void register(String id, List<FileSystemWatcher> watchers) {
    Registration registration =
        new Registration(id, METHOD, new DidChangeWatchedFilesRegistrationOptions(watchers));
    session
        .client()
        .registerCapability(new RegistrationParams(List.of(registration)))
        .whenComplete(
            (done, refused) -> {
              if (refused != null) {
                session.disk().begin();
              }
            });
  }
}
