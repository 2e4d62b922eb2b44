package io.github.taskfilels.workspace;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileFailure.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
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
      return decode(file, RegularFile.bytes(path));
    } catch (RegularFile.NotReadException e) {
      return new FileFailure(file, e.reason(), String.valueOf(e.getMessage()));
    } catch (NoSuchFileException e) {
      return FileFailure.missing(file);
    } catch (IOException e) {
      return isNotDirectory(e)
          ? FileFailure.missing(file)
          : new FileFailure(file, Reason.UNREADABLE, "cannot be read: " + FileProblem.of(e));
    }
  }

  @Override
  public ImmutableList<String> names(Path folder, int limit) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (names.size() == limit) {
          break;
        }
        names.add(entry.getFileName().toString());
      }
    } catch (IOException | DirectoryIteratorException e) {
      // What cannot be listed holds nothing that could be named.
      return ImmutableList.of();
    }
    return ImmutableList.sortedCopyOf(names);
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
    Charset charset = charset(bytes);
    String text = new String(bytes, charset);
    return FileText.ofDisk(file, text, text.indexOf(REPLACED) >= 0 && isDamaged(bytes, charset));
  }

  /** By the mark at the start, as Task's YAML library does; UTF-8 without. */
  private static Charset charset(byte[] bytes) {
    int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    return switch (mark) {
      case 0xfffe -> StandardCharsets.UTF_16LE;
      case 0xfeff -> StandardCharsets.UTF_16BE;
      default -> StandardCharsets.UTF_8;
    };
  }

  /** Tells bytes that are no text from a character that was written. */
  private static boolean isDamaged(byte[] bytes, Charset charset) {
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(bytes));
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
}
