package io.github.taskfilels.workspace;

/**
 * Why a file has no text.
 *
 * @param message what is wrong, as the end of a sentence that begins with the file: "is a
 *     directory"
 */
public record FileFailure(FileId id, Reason reason, String message) implements FileContent {

  /** The largest file that is read, in bytes; the largest real Taskfile known has 210 kB. */
  public static final int MAX_BYTES = 8 * 1024 * 1024;

  /** What prevents reading. */
  public enum Reason {
    MISSING,
    DIRECTORY,
    /** A pipe, socket or device. */
    NOT_REGULAR,
    UNREADABLE,
    TOO_LARGE,
    /** A buffer without a file that is not open. */
    NO_PATH
  }

  /** There is nothing at the path. */
  public static FileFailure missing(FileId id) {
    return new FileFailure(id, Reason.MISSING, "does not exist");
  }

  static FileFailure tooLarge(FileId id) {
    return new FileFailure(id, Reason.TOO_LARGE, tooLarge(MAX_BYTES));
  }

  /** What is said of a file with more bytes than are read. */
  static String tooLarge(int most) {
    return "is larger than " + most / (1024 * 1024) + " MiB and is not read";
  }
}
