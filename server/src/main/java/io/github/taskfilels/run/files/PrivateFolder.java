package io.github.taskfilels.run.files;

import io.github.taskfilels.run.RunIds;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Temporary folders that only the user can read and write. {@link Files#createTempDirectory} asks
 * for a secure random name, which starts Java's cryptography in every run; but no folder is taken
 * that was there before, so that a name which others could guess does no harm.
 */
public final class PrivateFolder {
  private PrivateFolder() {}

  /** Makes a new one whose name begins with the prefix. */
  public static Path make(String prefix) throws IOException {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return Files.createTempDirectory(prefix);
    }
    Path path = Path.of(System.getProperty("java.io.tmpdir"), prefix + RunIds.next());
    try {
      return Files.createDirectory(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException taken) {
      return Files.createTempDirectory(prefix);
    }
  }
}
