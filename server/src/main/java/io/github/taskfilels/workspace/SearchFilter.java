package io.github.taskfilels.workspace;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.nio.file.Path;

/**
 * Decides where Taskfiles are searched: in the folders of a workspace, but not in folders that hold
 * the work of others or of tools. A Taskfile there is still read when another one includes it.
 */
final class SearchFilter {
  private static final ImmutableSet<String> EXCLUDED =
      ImmutableSet.of(
          "node_modules", "bower_components", "vendor", "target", "dist", "__pycache__", "venv");

  /** Hidden folders in which people keep Taskfiles of their own. */
  private static final ImmutableSet<String> HIDDEN_BUT_SEARCHED =
      ImmutableSet.of(".taskfiles", ".taskfile", ".tasks", ".config", ".github", ".devcontainer");

  private final ImmutableList<FileId> folders;
  private final ImmutableSet<String> moreExcluded;

  SearchFilter(ImmutableList<FileId> folders, Settings settings) {
    this.folders = folders;
    this.moreExcluded = settings.discoveryExclude();
  }

  /** Whether a folder of this name, inside a workspace folder, is searched. */
  boolean searches(String folderName) {
    if (EXCLUDED.contains(folderName) || moreExcluded.contains(folderName)) {
      return false;
    }
    return !folderName.startsWith(".") || HIDDEN_BUT_SEARCHED.contains(folderName);
  }

  /**
   * Whether a search finds a file at this place, by its name and the names of the folders around
   * it.
   */
  boolean finds(FileId file) {
    return TaskfileNames.isDefault(file.fileName())
        && folders.stream().anyMatch(folder -> reaches(folder, file));
  }

  private boolean reaches(FileId folder, FileId file) {
    Path top = folder.path();
    Path path = file.path();
    if (top == null || path == null || !file.isWithin(folder) || file.equals(folder)) {
      return false;
    }
    Path way = top.relativize(path);
    for (int i = 0; i < way.getNameCount() - 1; i++) {
      if (!searches(way.getName(i).toString())) {
        return false;
      }
    }
    return true;
  }
}
