package io.github.taskfilels.include;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.TaskfileNames;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Several files of one folder with names that Task looks for: it takes the first one alone. */
final class DefaultNames {
  private DefaultNames() {}

  /** The files that would come before a file in its folder; none where it has no such name. */
  static ImmutableList<FileId> earlier(FileId file) {
    FileId directory = file.directory();
    Path folder = directory == null ? null : directory.path();
    int place = TaskfileNames.ALL.indexOf(file.fileName());
    if (folder == null || place < 0) {
      return ImmutableList.of();
    }
    return TaskfileNames.ALL.subList(0, place).stream()
        .map(name -> FileId.of(folder.resolve(name)))
        .collect(ImmutableList.toImmutableList());
  }

  /** The first of them that is there; null for none. */
  static @Nullable FileId before(FileId file, Set<FileId> there) {
    for (FileId earlier : earlier(file)) {
      if (there.contains(earlier)) {
        return earlier;
      }
    }
    return null;
  }
}
