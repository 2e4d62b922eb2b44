package io.github.taskfilels.run.files;

import com.google.common.base.Suppliers;
import java.util.List;
import java.util.function.Supplier;

/**
 * The files of some patterns.
 *
 * @param files in the byte order of their paths
 * @param looks of the files, relative to the folder of the task; counted out once
 */
public record FoundFiles(List<FoundFile> files, Supplier<FilesDigest.Looks> looks) {

  static FoundFiles of(List<FoundFile> files, String folder) {
    List<FoundFile> all = List.copyOf(files);
    return new FoundFiles(all, Suppliers.memoize(() -> FilesDigest.Looks.of(all, folder)));
  }
}
