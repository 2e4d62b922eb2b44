package io.github.taskfilels.include;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.budget.Limits;
import io.github.taskfilels.include.remote.RemotePaths;
import io.github.taskfilels.workspace.DeclaredIncludes;
import io.github.taskfilels.workspace.FileFailure;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.PathKind;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.TaskfileNames;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the include entries of one file lead, as Task 3.53.1 does ({@code
 * taskfile/node_file.go}).
 */
final class IncludeResolver {
  private final Snapshot snapshot;
  private final FileId from;
  private final PathTemplate templates;

  private IncludeResolver(Snapshot snapshot, FileId from, DeclaredIncludes declared) {
    this.snapshot = snapshot;
    this.from = from;
    this.templates = new PathTemplate(declared.vars(), snapshot.environment());
  }

  /** The entries of a file in order; empty where it has no text. */
  static ImmutableList<IncludeEdge> includes(Snapshot snapshot, FileId file) {
    return snapshot.memo(
        new FileKey(IncludeResolver.class, file), reader -> resolveAll(reader, file));
  }

  private static ImmutableList<IncludeEdge> resolveAll(Snapshot snapshot, FileId file) {
    DeclaredIncludes declared = snapshot.declaredIncludes(file);
    if (declared.includes().isEmpty()) {
      return ImmutableList.of();
    }
    IncludeResolver resolver = new IncludeResolver(snapshot, file, declared);
    List<Object> places = resolver.places(declared.includes());
    snapshot.ahead(places, IncludeResolver::look);
    ImmutableList.Builder<IncludeEdge> edges = ImmutableList.builderWithExpectedSize(places.size());
    for (int i = 0; i < places.size(); i++) {
      Summary.IncludeEntry entry = declared.includes().get(i);
      IncludeTarget target =
          places.get(i) instanceof Place at
              ? target(snapshot, at, entry.optional())
              : (IncludeTarget) places.get(i);
      edges.add(new IncludeEdge(file, i, entry, target));
    }
    return edges.build();
  }

  private List<Object> places(ImmutableList<Summary.IncludeEntry> entries) {
    List<Object> places = new ArrayList<>(entries.size());
    try (Budget _ = Budget.open(Limits.PATHS)) {
      entries.forEach(entry -> places.add(place(entry)));
    }
    return places;
  }

  /** Reads what stands at a place, so that it is known. */
  private static void look(Snapshot snapshot, Object place) {
    if (place instanceof Place at) {
      target(snapshot, at, true);
    }
  }

  /**
   * Where an entry leads, whatever stands there.
   *
   * @param note why a part of the path is empty; may be empty
   */
  private record Place(FileId file, String note) {}

  /** The {@link Place} to which an entry leads, or the {@link IncludeTarget}. */
  private Object place(Summary.IncludeEntry entry) {
    String written = entry.taskfile();
    if (written == null) {
      return new IncludeTarget.Unwritten();
    }
    PathText.Expanded templated = templates.evaluate(written);
    if (templated.problem() != null) {
      return templated.problem();
    }
    IncludeTarget.Refused dir = refusedDir(entry);
    if (dir != null) {
      return dir;
    }
    if (RemotePaths.isRemote(templated.value())) {
      return new IncludeTarget.Remote(RemotePaths.redact(templated.value()));
    }
    PathText.Expanded path = PathText.expand(templated.value(), snapshot.environment());
    return path.problem() == null
        ? local(path.value(), templated.note().isEmpty() ? path.note() : templated.note())
        : path.problem();
  }

  /**
   * Why Task refuses the {@code dir} of an entry, before it looks at the path; null if it does not.
   */
  private IncludeTarget.@Nullable Refused refusedDir(Summary.IncludeEntry entry) {
    if (entry.dir() == null) {
      return null;
    }
    PathText.Expanded dir = templates.evaluate(entry.dir());
    if (dir.problem() == null) {
      dir = PathText.expand(dir.value(), snapshot.environment());
    }
    return dir.problem() instanceof IncludeTarget.Refused(String reason)
        ? new IncludeTarget.Refused("its 'dir': " + reason)
        : null;
  }

  private Object local(String path, String note) {
    try {
      Path relative = Path.of(path);
      FileId directory = from.directory();
      if (!relative.isAbsolute() && directory == null) {
        return new IncludeTarget.Dynamic("this buffer has no folder yet; save it first");
      }
      Path base = directory == null ? null : directory.path();
      return new Place(FileId.of(base == null ? relative : base.resolve(relative)), note);
    } catch (InvalidPathException e) {
      return new IncludeTarget.Refused("it is not a path: " + e.getReason());
    }
  }

  private static IncludeTarget target(Snapshot snapshot, Place place, boolean optional) {
    FileId file = place.file();
    return switch (snapshot.kind(file)) {
      case FILE, OTHER -> existing(snapshot, file);
      case DIRECTORY -> directory(snapshot, place, optional);
      case MISSING -> absent(ImmutableList.of(file), place, optional);
      case UNKNOWN ->
          optional ? absent(ImmutableList.of(file), place, true) : existing(snapshot, file);
    };
  }

  private static IncludeTarget directory(Snapshot snapshot, Place place, boolean optional) {
    Path path = place.file().path();
    if (path == null) {
      return absent(ImmutableList.of(place.file()), place, optional);
    }
    ImmutableList.Builder<FileId> tried = ImmutableList.builder();
    for (String name : TaskfileNames.ALL) {
      FileId candidate = FileId.of(path.resolve(name));
      tried.add(candidate);
      // Task takes the first that exists, even if it is a directory and cannot be read.
      if (snapshot.kind(candidate) != PathKind.MISSING) {
        return existing(snapshot, candidate);
      }
    }
    return absent(tried.build(), place, optional);
  }

  private static IncludeTarget existing(Snapshot snapshot, FileId file) {
    FileFailure failure = snapshot.failure(file);
    return failure == null
        ? new IncludeTarget.Resolved(file)
        : new IncludeTarget.Failed(file, failure);
  }

  private static IncludeTarget absent(ImmutableList<FileId> tried, Place place, boolean optional) {
    return optional
        ? new IncludeTarget.OptionalAbsent(tried)
        : new IncludeTarget.Missing(tried, place.note());
  }
}
