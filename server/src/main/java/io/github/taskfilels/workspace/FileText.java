package io.github.taskfilels.workspace;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;

/**
 * The text of one file at one time.
 *
 * @param version the editor's number of the text; {@link #NO_VERSION} for a text from the disk
 * @param hash of {@code text}
 * @param damaged whether bytes that are not UTF-8 were replaced by U+FFFD
 */
public record FileText(
    FileId id, int version, String text, HashValue128 hash, Origin origin, boolean damaged)
    implements FileContent {

  /** The version of a text that no editor has open. */
  public static final int NO_VERSION = -1;

  private static final Hasher128 HASHER = Hashing.xxh3_128();

  /** Where a text comes from. */
  public enum Origin {
    OPEN_BUFFER,
    DISK
  }

  static FileText ofBuffer(FileId id, int version, String text) {
    return new FileText(id, version, text, hash(text), Origin.OPEN_BUFFER, false);
  }

  /** A text that was read from the disk. */
  public static FileText ofDisk(FileId id, String text, boolean damaged) {
    return new FileText(id, NO_VERSION, text, hash(text), Origin.DISK, damaged);
  }

  private static HashValue128 hash(String text) {
    return HASHER.hashCharsTo128Bits(text);
  }
}
