package io.github.taskfilels.run.files;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Uninterruptibles;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.run.files.FileStat.Kind;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fast way to files, for patterns of the form {@code ROOT/**}{@code /NAME} (Task's {@code
 * internal/fsext/glob.go}): all files below a folder, hidden ones too, by their name.
 */
final class TreeWalk {
  private static final String ANY_DEPTH = "/**/";
  private static final int THREADS = Math.min(8, Runtime.getRuntime().availableProcessors());

  /** Something that this way cannot follow: a link to a folder. */
  private static final class NotThisWay extends IOException {
    private static final long serialVersionUID = 1;

    NotThisWay(String path) {
      super(path, null);
    }
  }

  private final Pattern wanted;

  private final SearchTrace trace;

  private TreeWalk(Pattern wanted, SearchTrace trace) {
    this.wanted = wanted;
    this.trace = trace;
  }

  /**
   * The files of an absolute pattern without {@code .} and {@code ..}; none where the folder, or
   * what a link in it leads to, is missing. Null where this is not the way of the pattern.
   */
  static @Nullable List<FoundFile> files(String pattern, SearchTrace trace) {
    int middle = pattern.indexOf(ANY_DEPTH);
    if (middle <= 0 || middle != pattern.lastIndexOf(ANY_DEPTH)) {
      return null;
    }
    String root = pattern.substring(0, middle);
    String name = pattern.substring(middle + ANY_DEPTH.length());
    if (name.isEmpty() || hasAny(name, "/{}") || hasAny(root, "*?[]{}")) {
      return null;
    }
    Pattern wanted = NamePattern.ofGo(name);
    trace.base(root);
    try {
      if (FileStat.of(Path.of(root), LinkOption.NOFOLLOW_LINKS).kind() != Kind.FOLDER) {
        return null;
      }
      if (wanted == null) {
        return List.of();
      }
      return new TreeWalk(wanted, trace).together(root);
    } catch (NotThisWay e) {
      return null;
    } catch (IOException e) {
      trace.doubt();
      return List.of();
    }
  }

  private static boolean hasAny(String text, String characters) {
    return text.chars().anyMatch(c -> characters.indexOf(c) >= 0);
  }

  /** Walks folders beside each other at the same time. */
  private List<FoundFile> together(String root) throws IOException {
    List<Future<List<FoundFile>>> parts = new ArrayList<>();
    List<FoundFile> found = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      split(root, threads, parts);
      // Of several things that go wrong the first in Task's order decides.
      for (Future<List<FoundFile>> part : parts) {
        found.addAll(Uninterruptibles.getUninterruptibly(part));
      }
      return found;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      Throwables.throwIfInstanceOf(cause, IOException.class);
      Throwables.throwIfUnchecked(cause);
      throw new IllegalStateException(e);
    }
  }

  /** Makes a part of each folder below the first one that has more than one. */
  private void split(String folder, ExecutorService threads, List<Future<List<FoundFile>>> parts)
      throws IOException {
    List<Folder.Entry> entries = Folder.entries(folder, trace);
    long folders = entries.stream().filter(TreeWalk::isFolder).count();
    int start = 0;
    for (int i = 0; i < entries.size(); i++) {
      Folder.Entry entry = entries.get(i);
      if (isFolder(entry)) {
        parts.add(threads.submit(part(folder, entries.subList(start, i))));
        start = i + 1;
        if (folders == 1) {
          split(entry.in(folder), threads, parts);
        } else {
          parts.add(threads.submit(part(folder, entries.subList(i, i + 1))));
        }
      }
    }
    parts.add(threads.submit(part(folder, entries.subList(start, entries.size()))));
  }

  private Callable<List<FoundFile>> part(String folder, List<Folder.Entry> entries) {
    Supplier<@Nullable Budget> budget = Budget.forHelpers();
    return () -> {
      List<FoundFile> found = new ArrayList<>();
      try (Budget _ = budget.get()) {
        walk(folder, entries, found);
      }
      return found;
    };
  }

  private static boolean isFolder(Folder.Entry entry) {
    return entry.stat().kind() == Kind.FOLDER;
  }

  private void walk(String folder, List<Folder.Entry> entries, List<FoundFile> found)
      throws IOException {
    for (Folder.Entry entry : entries) {
      String path = entry.in(folder);
      FileStat stat = entry.stat();
      if (isFolder(entry)) {
        walk(path, Folder.entries(path, trace), found);
        continue;
      }
      if (stat.kind() == Kind.LINK) {
        stat = FileStat.of(Path.of(path));
        if (stat.kind() == Kind.FOLDER) {
          throw new NotThisWay(path);
        }
      }
      // A pipe or a device would keep the reader waiting for ever.
      if (stat.kind() == Kind.FILE && wanted.matcher(entry.name()).matches()) {
        found.add(new FoundFile(path, stat));
      }
    }
  }
}
