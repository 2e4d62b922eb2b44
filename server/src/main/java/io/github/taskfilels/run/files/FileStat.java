package io.github.taskfilels.run.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What the file system tells of a file without reading it. While a file has the same stat its
 * content is the same, as git assumes of its index, but for changes within one tick of the file
 * system's clock.
 *
 * @param size in bytes
 * @param modified nanoseconds since 1970; programs can set it
 * @param changed the time of the last change of content or attributes, which programs cannot set,
 *     in nanoseconds since 1970; {@link #UNKNOWN} where the system does not tell
 * @param inode the number of the file; 0 where the system does not tell
 */
public record FileStat(Kind kind, long size, long modified, long changed, long inode) {
  static final long UNKNOWN = Long.MAX_VALUE;

  private static final String WANTED = "unix:mode,size,lastModifiedTime,ctime,ino";
  private static final int TYPE = 0170000;
  private static final int DIRECTORY = 0040000;
  private static final int REGULAR = 0100000;
  private static final int LINK = 0120000;

  /** What is larger is no file of people, but memory that the kernel shows as one. */
  private static final long LARGEST = 1L << 40;

  public enum Kind {
    FILE,
    FOLDER,
    LINK,
    OTHER
  }

  /**
   * The stat of a name, not of what a link leads to.
   *
   * @param onlyName whether the file is known to have no other name (no hard links)
   */
  record Named(FileStat stat, boolean onlyName) {}

  static Named named(Path path) throws IOException {
    if (!UnixView.THERE) {
      return new Named(basic(path, LinkOption.NOFOLLOW_LINKS), false);
    }
    Map<String, Object> all =
        Files.readAttributes(path, WANTED + ",nlink", LinkOption.NOFOLLOW_LINKS);
    return new Named(unix(all), (Integer) of(all, "nlink") == 1);
  }

  /** That of the file itself, or of the file that a link leads to. */
  public static FileStat of(Path path, LinkOption... options) throws IOException {
    return UnixView.THERE
        ? unix(Files.readAttributes(path, WANTED, options))
        : basic(path, options);
  }

  private static FileStat unix(Map<String, Object> all) {
    Kind kind =
        switch ((Integer) of(all, "mode") & TYPE) {
          case REGULAR -> (Long) of(all, "size") > LARGEST ? Kind.OTHER : Kind.FILE;
          case DIRECTORY -> Kind.FOLDER;
          case LINK -> Kind.LINK;
          default -> Kind.OTHER;
        };
    return new FileStat(
        kind,
        (Long) of(all, "size"),
        nanos((FileTime) of(all, "lastModifiedTime")),
        nanos((FileTime) of(all, "ctime")),
        (Long) of(all, "ino"));
  }

  private static Object of(Map<String, Object> all, String name) {
    return Objects.requireNonNull(all.get(name), name);
  }

  private static FileStat basic(Path path, LinkOption... options) throws IOException {
    BasicFileAttributes all = Files.readAttributes(path, BasicFileAttributes.class, options);
    Kind kind =
        all.isRegularFile()
            ? Kind.FILE
            : all.isDirectory() ? Kind.FOLDER : all.isSymbolicLink() ? Kind.LINK : Kind.OTHER;
    return new FileStat(kind, all.size(), nanos(all.lastModifiedTime()), UNKNOWN, 0);
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }

  /** Whether the file system has the view that tells all in one call. */
  private static final class UnixView {
    private static final boolean THERE =
        Path.of("/").getFileSystem().supportedFileAttributeViews().contains("unix");
  }
}
