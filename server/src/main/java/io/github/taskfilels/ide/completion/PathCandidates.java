package io.github.taskfilels.ide.completion;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.symbol.Place.PathUse;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InKey;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.PathKind;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.TaskfileNames;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Paths relative to the file: Taskfiles and folders that have one for an include, folders, files of
 * variables. Those of the workspace are known; what else is there is looked for on the disk, near
 * what is typed and within bounds.
 */
final class PathCandidates {
  /** What is included already comes behind all else. */
  private static final int AGAIN = 1_000;

  /** What the names of included files have in common. */
  private static final Pattern COMMON = Pattern.compile("(?i)[._-]*taskfile[s]?(\\.dist)?[._-]*");

  private static final Pattern NAME = Pattern.compile("[\\w][\\w.-]*");

  private static final int MOST_FOLDERS = 128;
  private static final int MOST_NAMES = 200;
  private static final int DEEPEST = 5;

  /** So many files are read to see whether they are Taskfiles. */
  private static final int MOST_READ = 30;

  /** Folders of others, which may be very large. */
  static final ImmutableSet<String> LEFT_OUT =
      ImmutableSet.of(".git", ".task", "node_modules", "vendor");

  private final CompletionSite site;
  private final String typed;
  private final Sink sink;
  private final Path base;
  private final ImmutableSet<FileId> included;

  /** What would bring the same names again: flattened beside another include of it. */
  private final ImmutableSet<FileId> clashing;

  private final IncludePath around;
  private int read;

  /** Takes the paths that are found. */
  private interface Sink {
    /**
     * @param path as it is written from here, with slashes
     * @param rank the smaller the nearer
     */
    void take(String path, Candidate.Kind kind, int rank);
  }

  private PathCandidates(CompletionSite site, String typed, Sink sink, Path base) {
    this.site = site;
    this.typed = typed;
    this.sink = sink;
    this.base = base;
    this.around = Programs.ofNames(site.snapshot(), site.file()).chainTo(site.file());
    this.included =
        IncludeGraph.ofWorkspace(site.snapshot()).includes(site.file()).stream()
            .map(IncludeEdge::to)
            .filter(Objects::nonNull)
            .collect(ImmutableSet.toImmutableSet());
    this.clashing = clashing(site);
  }

  private static ImmutableSet<FileId> clashing(CompletionSite site) {
    ImmutableSet.Builder<FileId> others = ImmutableSet.builder();
    boolean flat = false;
    for (IncludeEdge edge : IncludeGraph.ofWorkspace(site.snapshot()).includes(site.file())) {
      Include include = edge.written(site.snapshot());
      FileId to = edge.to();
      if (include != null && include.range().touches(site.offset())) {
        flat = edge.entry().flatten();
      } else if (to != null && edge.entry().flatten()) {
        others.add(to);
      }
    }
    return flat ? others.build() : ImmutableSet.of();
  }

  static void offer(CompletionSite site, PathUse use, ScalarSlot slot, Ranking ranking) {
    Path base = TaskDirectory.of(site, use);
    if (base == null || slot.typed().contains("{{") || slot.typed().contains("://")) {
      return;
    }
    Sink sink =
        (path, kind, rank) ->
            ranking.offer(
                slot.typed(),
                path,
                rank,
                () ->
                    new Candidate(path, kind, "", "", null, slot.range(), slot.write(path), null));
    PathCandidates candidates = new PathCandidates(site, slot.typed(), sink, base);
    switch (use) {
      case TASKFILE -> {
        candidates.known();
        candidates.walk();
      }
      case DIRECTORY -> candidates.folders();
      case DOTENV -> candidates.dotenv();
      case GLOB -> GlobCandidates.offer(site, slot, ranking, base);
    }
  }

  /** Offers namespaces with their paths, for Taskfiles that the file does not include. */
  static void offerIncludes(CompletionSite site, InKey key, TextRange word, Ranking ranking) {
    Path base = TaskDirectory.of(site, PathUse.TASKFILE);
    if (base == null || site.text().startsWith(":", word.end())) {
      return;
    }
    String letters = site.text().substring(word.start(), site.offset());
    ImmutableSet<String> present = key.mapping().present();
    Sink sink =
        (path, kind, rank) -> {
          String name = namespace(path);
          if (rank < AGAIN
              && !name.isEmpty()
              && (!present.contains(name) || name.equals(letters))) {
            String text = name + ": " + path;
            ranking.offer(
                letters,
                name,
                rank,
                () ->
                    new Candidate(
                        name, Candidate.Kind.NAMESPACE, "", path, null, word, text, null));
          }
        };
    PathCandidates candidates = new PathCandidates(site, "", sink, base);
    candidates.known();
    candidates.walk();
  }

  /** What people call an include of this path: the folder, or the file without what all have. */
  private static String namespace(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String own = COMMON.matcher(stem).replaceAll("");
    return NAME.matcher(own).matches() ? own : "";
  }

  /** The folder that is typed so far; null where it is none. */
  private @Nullable Path typedFolder() {
    try {
      return base.resolve(typed.substring(0, typed.lastIndexOf('/') + 1)).normalize();
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private void known() {
    Snapshot snapshot = site.snapshot();
    Set<FileId> files = new LinkedHashSet<>(snapshot.seeds());
    files.addAll(IncludeGraph.ofWorkspace(snapshot).files());
    for (FileId file : files) {
      Path path = file.path();
      if (path != null && path.getRoot().equals(base.getRoot())) {
        taskfile(path);
      }
    }
  }

  /** Looks for Taskfiles below the typed folder. */
  private void walk() {
    Path start = typedFolder();
    Deque<Path> todo = new ArrayDeque<>();
    if (start != null) {
      todo.add(start);
    }
    int visited = 0;
    int depth = start == null ? 0 : start.getNameCount();
    while (!todo.isEmpty() && visited++ < MOST_FOLDERS) {
      Path folder = todo.remove();
      for (String name : site.snapshot().names(FileId.of(folder), MOST_NAMES)) {
        Path path = folder.resolve(name);
        if (isYaml(name)) {
          if (isTaskfile(path, name)) {
            taskfile(path);
          }
        } else if (mayBeFolder(name) && path.getNameCount() - depth <= DEEPEST) {
          todo.add(path);
        }
      }
    }
  }

  private static boolean isYaml(String name) {
    return name.endsWith(".yml") || name.endsWith(".yaml");
  }

  /** What is not a folder has nothing in it. */
  private static boolean mayBeFolder(String name) {
    return !LEFT_OUT.contains(name) && name.lastIndexOf('.') <= 0;
  }

  private boolean isTaskfile(Path path, String name) {
    if (name.toLowerCase(Locale.ROOT).contains("taskfile")) {
      return true;
    }
    if (read++ >= MOST_READ) {
      return false;
    }
    Summary summary = site.snapshot().summary(FileId.of(path));
    return summary != null && !(summary.tasks().isEmpty() && summary.includes().isEmpty());
  }

  private void taskfile(Path path) {
    FileId file = FileId.of(path);
    Summary summary = site.snapshot().summary(file);
    boolean refused = summary != null && !summary.dotenv().isEmpty();
    // Neither a circle nor a file that names files of variables, which only a root may.
    if (refused || around.passes(file)) {
      return;
    }
    if (clashing.contains(file)) {
      return;
    }
    // Hardly anybody includes a file twice.
    int again = included.contains(file) ? AGAIN : 0;
    Path folder = path.getParent();
    if (TaskfileNames.isDefault(path.getFileName().toString())
        && folder != null
        && !folder.equals(base)) {
      offer(folder, Candidate.Kind.FOLDER, again);
    }
    offer(path, Candidate.Kind.FILE, again + 1);
  }

  private void folders() {
    Path start = typedFolder();
    if (start != null) {
      for (String name : site.snapshot().names(FileId.of(start), MOST_NAMES)) {
        Path path = start.resolve(name);
        if (mayBeFolder(name) && site.snapshot().kind(FileId.of(path)) == PathKind.DIRECTORY) {
          offer(path, Candidate.Kind.FOLDER, 0);
        }
      }
    }
  }

  private void dotenv() {
    Path start = typedFolder();
    if (start != null) {
      for (String name : site.snapshot().names(FileId.of(start), MOST_NAMES)) {
        if (name.startsWith(".env") || name.endsWith(".env")) {
          offer(start.resolve(name), Candidate.Kind.FILE, 0);
        }
      }
    }
  }

  private void offer(Path path, Candidate.Kind kind, int rank) {
    String relative = base.relativize(path).toString().replace('\\', '/');
    String shown = isDotted(relative) ? "./" + relative : relative;
    int far = 10 * (int) relative.chars().filter(c -> c == '/').count();
    int up = relative.startsWith("..") ? 50 : 0;
    sink.take(shown, kind, rank + far + up);
  }

  /** Paths begin with a dot as people write them, unless the letters typed say otherwise. */
  private boolean isDotted(String relative) {
    boolean hidden = relative.startsWith(".");
    return !hidden && (typed.isEmpty() || typed.equals(".") || typed.startsWith("./"))
        || (hidden && !relative.startsWith("..") && typed.startsWith("./"));
  }
}
