package io.github.taskfilels.workspace;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a file could not be read or written, in the words of the system instead of Java's. */
public final class FileProblem {
  private FileProblem() {}

  /** A few words without the path: {@code permission denied}, {@code no space left on device}. */
  public static String of(IOException e) {
    return switch (e) {
      case RegularFile.NotReadException refused -> "it " + refused.getMessage();
      case NoSuchFileException _ -> "there is no such file or folder";
      case FileNotFoundException _ -> "it cannot be opened";
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "it exists already";
      case FileSystemException failed -> words(failed.getReason());
      default -> words(e.getMessage());
    };
  }

  private static String words(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      return "the system gives no reason";
    }
    return reason.startsWith("Too many levels of symbolic links")
        ? "its symbolic links lead in a circle"
        : reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
  }
}
