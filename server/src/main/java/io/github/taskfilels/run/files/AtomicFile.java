package io.github.taskfilels.run.files;

import com.google.common.primitives.Longs;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces a file in one step: other programs see the old content or the new one, never half of it.
 * It is not forced to the disk: what is promised is right after the death of any process, and the
 * outputs of commands are not forced either, so that after a power cut neither could be believed
 * for the sake of the other.
 */
public final class AtomicFile {
  private static final AtomicLong COUNTER = new AtomicLong();

  /** So many characters of the name of a file stand in that of the unfinished one. */
  private static final int MOST_OF_NAME = 40;

  /** Never through a link that somebody has put there. */
  private static final OpenOption[] NEW = {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};

  /** After so long a file is left over even if there is a process of its number again. */
  private static final Duration LONG = Duration.ofDays(1);

  private AtomicFile() {}

  /** Names of files that are not finished, with the process that writes them. */
  private static final class Unfinished {
    private static final Pattern NAME = Pattern.compile("\\..*\\.(\\d{1,18})\\.\\d+\\.tmp");
  }

  /** Writes a file; makes its folder where there is none. A file keeps its mode. */
  public static void write(Path file, byte[] content) throws IOException {
    write(file, content, folder(file));
  }

  /**
   * The same.
   *
   * @param scratch the folder of the unfinished file, on the same file system
   */
  public static void write(Path file, byte[] content, Path scratch) throws IOException {
    try {
      writeOnce(file, content, scratch);
    } catch (NoSuchFileException e) {
      // A folder is missing; or the unfinished file was taken for one that is left over, by a
      // process that does not see ours.
      Files.createDirectories(scratch);
      Files.createDirectories(folder(file));
      writeOnce(file, content, scratch);
    }
  }

  /** A new empty file beside others, with a name that only this process uses. */
  static Path fresh(Path folder, String name) throws IOException {
    return fresh(folder, name, new byte[0]);
  }

  private static Path fresh(Path folder, String name, byte[] content) throws IOException {
    long process = ProcessHandle.current().pid();
    String begin = name.substring(0, Math.min(name.length(), MOST_OF_NAME));
    Path fresh =
        folder.resolve("." + begin + "." + process + "." + COUNTER.incrementAndGet() + ".tmp");
    try {
      write(fresh, content, NEW);
    } catch (FileAlreadyExistsException left) {
      Files.delete(fresh); // By a process of the same number that was killed, or put there.
      write(fresh, content, NEW);
    }
    return fresh;
  }

  /** A full disk leaves nothing behind. */
  private static void write(Path fresh, byte[] content, OpenOption[] options) throws IOException {
    try {
      Files.write(fresh, content, options);
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
  }

  private static void writeOnce(Path file, byte[] content, Path scratch) throws IOException {
    Path fresh = fresh(scratch, String.valueOf(file.getFileName()), content);
    try {
      keepMode(file, fresh);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
  }

  private static void keepMode(Path file, Path fresh) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    PosixFileAttributeView view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
    if (view != null) {
      Set<PosixFilePermission> wanted = Files.getPosixFilePermissions(file);
      if (!wanted.equals(view.readAttributes().permissions())) {
        view.setPermissions(wanted);
      }
    }
  }

  private static Path folder(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder == null) {
      throw new NoSuchFileException(file.toString());
    }
    return folder;
  }

  /** Removes unfinished files of processes that were killed from a folder. */
  public static void clean(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*.tmp")) {
      for (Path file : files) {
        Matcher name = Unfinished.NAME.matcher(String.valueOf(file.getFileName()));
        if (name.matches() && isLeft(file, Objects.requireNonNull(Longs.tryParse(name.group(1))))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (NoSuchFileException nothingYet) {
      // Nothing is left where nothing has been written.
    }
  }

  private static boolean isLeft(Path file, long process) throws IOException {
    Instant modified = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
    return modified.isBefore(Instant.now().minus(LONG)) || ProcessHandle.of(process).isEmpty();
  }
}
