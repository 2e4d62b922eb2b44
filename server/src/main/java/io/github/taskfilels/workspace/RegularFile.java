package io.github.taskfilels.workspace;

import com.google.common.primitives.Bytes;
import io.github.taskfilels.workspace.FileFailure.Reason;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/**
 * The one way in which a file of unknown origin is read whole: a regular file of a bounded size. A
 * pipe would wait for its writer, and a device or what the system makes up while it is read ({@code
 * /proc}) may never end.
 */
public final class RegularFile {
  /** What empties by being read: the only device that people name on purpose. */
  private static final Path NOTHING = Path.of("/dev/null");

  private RegularFile() {}

  /** A file that is there and is not read. */
  public static final class NotReadException extends IOException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    private NotReadException(Reason reason, String message) {
      super(message);
      this.reason = reason;
    }

    /** What prevents reading. */
    public Reason reason() {
      return reason;
    }
  }

  /**
   * The bytes of a file.
   *
   * @param links with {@link LinkOption#NOFOLLOW_LINKS} a link is refused
   * @throws NotReadException when it is no regular file, or has more than {@link
   *     FileFailure#MAX_BYTES} bytes; its message is the end of a sentence that begins with the
   *     file
   */
  public static byte[] bytes(Path path, LinkOption... links) throws IOException {
    return bytes(path, FileFailure.MAX_BYTES, links);
  }

  /**
   * The same for files of another size.
   *
   * @param most how many bytes are read
   */
  public static byte[] bytes(Path path, int most, LinkOption... links) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class, links);
    if (attributes.isRegularFile()) {
      if (attributes.size() > most) {
        throw tooLarge(most);
      }
      byte[] bytes = bytes(path, (int) attributes.size(), most);
      if (bytes.length > most) {
        throw tooLarge(most);
      }
      return bytes;
    }
    if (attributes.isDirectory()) {
      throw new NotReadException(Reason.DIRECTORY, "is a directory");
    }
    if (attributes.isSymbolicLink()) {
      throw new NotReadException(Reason.NOT_REGULAR, "is a symbolic link and is not followed");
    }
    if (path.toRealPath().equals(NOTHING)) {
      return new byte[0];
    }
    throw new NotReadException(Reason.NOT_REGULAR, "is not a regular file");
  }

  /** The text of a file; bytes that are not UTF-8 become U+FFFD. */
  public static String text(Path path, LinkOption... links) throws IOException {
    return new String(bytes(path, links), StandardCharsets.UTF_8);
  }

  private static NotReadException tooLarge(int most) {
    return new NotReadException(Reason.TOO_LARGE, FileFailure.tooLarge(most));
  }

  /**
   * At most one byte more than there may be.
   *
   * @param size how many are expected; none are read where none are, but the file has to open
   */
  private static byte[] bytes(Path path, int size, int most) throws IOException {
    // A plain stream makes half the calls of the system that a channel makes.
    try (InputStream in = new FileInputStream(path.toFile())) {
      byte[] bytes = new byte[size + 1];
      int length = size == 0 ? 0 : in.readNBytes(bytes, 0, bytes.length);
      return length <= size
          ? Arrays.copyOf(bytes, length)
          : Bytes.concat(bytes, in.readNBytes(most - size));
    } catch (FileNotFoundException e) {
      // It does not say why: the channel does.
      try (InputStream in = Files.newInputStream(path)) {
        return in.readNBytes(size == 0 ? 0 : most + 1);
      }
    }
  }
}
