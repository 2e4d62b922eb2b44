package io.github.taskfilels.workspace;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Searches folders for files with Task's default names, the nearest first. Links to folders are not
 * followed. Folders that cannot be read are counted and left out.
 */
public final class Discovery {
  /** Folders that are searched at most. */
  public static final int MAX_FOLDERS = 100_000;

  /** Entries of folders that are looked at at most. */
  public static final int MAX_ENTRIES = 2_000_000;

  /** Taskfiles that are taken at most. */
  public static final int MAX_FILES = 10_000;

  private final SearchFilter filter;
  private final Cancel cancel;
  private final Consumer<ImmutableList<FileId>> sink;
  private final Deque<Path> queue = new ArrayDeque<>();
  private int folders;
  private int entries;
  private int found;
  private int unreadable;

  /**
   * What a search did.
   *
   * @param folders how many were searched
   * @param found how many Taskfiles
   * @param unreadable how many folders could not be read
   * @param complete whether it ended before one of the limits
   */
  public record Report(int folders, int found, int unreadable, boolean complete) {

    /** One line for people. */
    public String summary() {
      return found
          + (found == 1 ? " Taskfile in " : " Taskfiles in ")
          + folders
          + (folders == 1 ? " folder" : " folders")
          + (unreadable == 0 ? "" : ", " + unreadable + " not readable")
          + (complete ? "" : "; there may be more, the search ended at its limit");
    }
  }

  private Discovery(SearchFilter filter, Cancel cancel, Consumer<ImmutableList<FileId>> sink) {
    this.filter = filter;
    this.cancel = cancel;
    this.sink = sink;
  }

  /**
   * @param cancel asked before each folder
   * @param sink is told of the Taskfiles of a folder, in Task's order, as soon as it was searched
   */
  static Report search(
      Iterable<FileId> starts,
      SearchFilter filter,
      Cancel cancel,
      Consumer<ImmutableList<FileId>> sink) {
    Discovery search = new Discovery(filter, cancel, sink);
    for (FileId start : starts) {
      Path path = start.path();
      if (path != null) {
        search.queue.add(path);
      }
    }
    return search.run();
  }

  private Report run() {
    while (!queue.isEmpty() && hasRoom()) {
      cancel.check();
      search(queue.remove());
    }
    return new Report(folders, found, unreadable, queue.isEmpty());
  }

  private boolean hasRoom() {
    return folders < MAX_FOLDERS && entries < MAX_ENTRIES && found < MAX_FILES;
  }

  private void search(Path folder) {
    folders++;
    List<Path> inner = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path entry : stream) {
        entries++;
        String name = entry.getFileName().toString();
        if (TaskfileNames.isDefault(name)) {
          // Task takes what has the name, be it a folder or a link in a circle, and fails.
          files.add(entry);
        } else if (filter.searches(name) && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          inner.add(entry);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      unreadable++;
    }
    Collections.sort(inner);
    queue.addAll(inner);
    if (!files.isEmpty()) {
      found += files.size();
      sink.accept(
          TaskfileNames.ALL.stream()
              .map(folder::resolve)
              .filter(files::contains)
              .map(FileId::of)
              .collect(ImmutableList.toImmutableList()));
    }
  }
}
