package io.github.taskfilels.workspace;

import io.github.taskfilels.workspace.FileFailure.Reason;
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
import java.util.Locale;

/** The disk of this machine. */
public final class LocalDisk implements Disk {

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
      try (InputStream in = Files.newInputStream(path)) {
        byte[] bytes = in.readNBytes(FileFailure.MAX_BYTES + 1);
        return bytes.length > FileFailure.MAX_BYTES
            ? FileFailure.tooLarge(file)
            : decode(file, bytes);
      }
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

  @Override
  public FileId real(FileId file) {
    Path path = file.path();
    if (path == null) {
      return file;
    }
    try {
      return FileId.of(path.toRealPath());
    } catch (IOException e) {
      // Reading the file says why; here only the spelling is known.
      return file;
    }
  }

  private static FileText decode(FileId file, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return FileText.ofDisk(file, text, false);
    } catch (CharacterCodingException e) {
      return FileText.ofDisk(file, new String(bytes, StandardCharsets.UTF_8), true);
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
