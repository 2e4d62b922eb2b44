package io.github.taskfilels.workspace;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;

/** The file system as the workspace reads it. Nothing here throws, blocks on a pipe, or writes. */
public interface Disk {

  /** What stands at an absolute path. */
  PathKind kind(Path path);

  /**
   * Reads a regular file of at most {@link FileFailure#MAX_BYTES} bytes; anything else is a
   * failure.
   */
  FileContent read(FileId file);

  /**
   * Something that is equal as long as nobody writes what stands at a path, puts something else
   * there or takes it away; what is inside a folder does not count.
   */
  Object stamp(Path path);

  /** The names of what a folder holds, in order, at most {@code limit}; none where it is none. */
  ImmutableList<String> names(Path folder, int limit);

  /** The file with all links followed; the file itself where that is not possible. */
  FileId real(FileId file);
}
