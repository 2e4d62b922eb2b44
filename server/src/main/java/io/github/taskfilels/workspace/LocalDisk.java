package io.github.taskfilels.workspace;

import com.google.common.primitives.Bytes;
import io.github.taskfilels.workspace.FileFailure.Reason;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The disk of this machine. */
public final class LocalDisk implements Disk {
  /** What stands in a text for bytes that are not UTF-8. */
  private static final char REPLACED = '\uFFFD';

  @Override
  public PathKind kind(Path path) {
    // These three do not create exceptions, which are most of the cost of a missing candidate.
    if (Files.isRegularFile(path)) {
      return PathKind.FILE;
    }
    if (Files.isDirectory(path)) {
      return PathKind.DIRECTORY;
    }
    if (Files.exists(path)) {
      return PathKind.OTHER;
    }
    return Files.notExists(path) ? PathKind.MISSING : unclear(path);
  }

  private static PathKind unclear(Path path) {
    try {
      Files.readAttributes(path, BasicFileAttributes.class);
      return PathKind.OTHER;
    } catch (NoSuchFileException e) {
      return PathKind.MISSING;
    } catch (IOException e) {
      return isNotDirectory(e) ? PathKind.MISSING : PathKind.UNKNOWN;
    }
  }

  /**
   * What the system knows of a file that changes with it.
   *
   * @param key the inode, where there is one
   */
  private record FileStamp(long size, FileTime modified, @Nullable Object key) {}

  @Override
  public Object stamp(Path path) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return attributes.isRegularFile()
          ? new FileStamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey())
          : attributes.isDirectory() ? PathKind.DIRECTORY : PathKind.OTHER;
    } catch (IOException e) {
      return kind(path);
    }
  }

  @Override
  public FileContent read(FileId file) {
    Path path = file.path();
    if (path == null) {
      return FileFailure.missing(file);
    }
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        return new FileFailure(file, Reason.DIRECTORY, "is a directory");
      }
      if (!attributes.isRegularFile()) {
        // Opening a pipe would wait for its writer.
        return new FileFailure(file, Reason.NOT_REGULAR, "is not a regular file");
      }
      if (attributes.size() > FileFailure.MAX_BYTES) {
        return FileFailure.tooLarge(file);
      }
      byte[] bytes = bytes(path, (int) attributes.size());
      return bytes.length > FileFailure.MAX_BYTES
          ? FileFailure.tooLarge(file)
          : decode(file, bytes);
    } catch (NoSuchFileException e) {
      return FileFailure.missing(file);
    } catch (AccessDeniedException e) {
      return new FileFailure(file, Reason.UNREADABLE, "cannot be read: permission denied");
    } catch (IOException e) {
      return isNotDirectory(e)
          ? FileFailure.missing(file)
          : new FileFailure(file, Reason.UNREADABLE, "cannot be read: " + reason(e));
    }
  }

  /**
   * At most one byte more than a Taskfile may have.
   *
   * @param size how many are expected
   */
  private static byte[] bytes(Path path, int size) throws IOException {
    // A plain stream makes half the calls of the system that a channel makes.
    try (InputStream in = new FileInputStream(path.toFile())) {
      byte[] bytes = new byte[size + 1];
      int length = in.readNBytes(bytes, 0, bytes.length);
      return length <= size
          ? Arrays.copyOf(bytes, length)
          : Bytes.concat(bytes, in.readNBytes(FileFailure.MAX_BYTES - size));
    } catch (FileNotFoundException e) {
      // It does not say why: the channel does.
      try (InputStream in = Files.newInputStream(path)) {
        return in.readNBytes(FileFailure.MAX_BYTES + 1);
      }
    }
  }

  @Override
  public FileId real(FileId file) {
    Path path = file.path();
    if (path == null) {
      return file;
    }
    try {
      Path real = path.toRealPath();
      // Mostly there is no link on the way, and the path is known to be normal.
      return real.equals(path) ? file : FileId.of(real);
    } catch (IOException e) {
      // Reading the file says why; here only the spelling is known.
      return file;
    }
  }

  private static FileText decode(FileId file, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return FileText.ofDisk(file, text, text.indexOf(REPLACED) >= 0 && isDamaged(bytes));
  }

  /** Tells bytes that are not UTF-8 from a character that was written. */
  private static boolean isDamaged(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return false;
    } catch (CharacterCodingException e) {
      return true;
    }
  }

  /** A part of the path is a file: then there is nothing at the path. */
  private static boolean isNotDirectory(IOException e) {
    return e instanceof FileSystemException failed
        && failed.getReason() != null
        && failed.getReason().toLowerCase(Locale.ROOT).contains("not a directory");
  }

  private static String reason(IOException e) {
    String reason = e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
    if (reason != null && reason.startsWith("Too many levels of symbolic links")) {
      return "its symbolic links lead in a circle";
    }
    return reason == null ? e.getClass().getSimpleName() : reason.toLowerCase(Locale.ROOT);
  }
}
