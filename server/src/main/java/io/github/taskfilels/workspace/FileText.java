package io.github.taskfilels.workspace;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import org.jspecify.annotations.Nullable;

/** The text of one file at one time. */
public final class FileText implements FileContent {
  /** The version of a text that no editor has open. */
  public static final int NO_VERSION = -1;

  private static final Hasher128 HASHER = Hashing.xxh3_128();

  private final FileId id;
  private final int version;
  private final int length;
  private final Origin origin;
  private final boolean damaged;

  /** A {@link String}, or a {@link PackedText} where nobody is expected to ask again. */
  private volatile Object text;

  private volatile @Nullable ParsedText parsed;
  private volatile @Nullable HashValue128 hash;

  /** Where a text comes from. */
  public enum Origin {
    OPEN_BUFFER,
    DISK
  }

  private FileText(
      FileId id,
      int version,
      String text,
      Origin origin,
      boolean damaged,
      @Nullable ParsedText parsed) {
    this.id = id;
    this.version = version;
    this.text = text;
    this.length = text.length();
    this.origin = origin;
    this.damaged = damaged;
    this.parsed = parsed;
  }

  static FileText ofBuffer(FileId id, int version, ParsedText parsed) {
    return new FileText(id, version, parsed.text(), Origin.OPEN_BUFFER, false, parsed);
  }

  /** A text that was read from the disk. */
  public static FileText ofDisk(FileId id, String text, boolean damaged) {
    return new FileText(id, NO_VERSION, text, Origin.DISK, damaged, null);
  }

  @Override
  public FileId id() {
    return id;
  }

  /** The editor's number of the text; {@link #NO_VERSION} for a text from the disk. */
  public int version() {
    return version;
  }

  public String text() {
    return text instanceof PackedText packed ? packed.text() : (String) text;
  }

  /** Keeps the text in less memory, if it is one of the disk; to ask for it then takes longer. */
  void pack() {
    if (origin == Origin.DISK && text instanceof String whole) {
      PackedText packed = PackedText.of(whole);
      if (packed != null) {
        text = packed;
      }
    }
  }

  public Origin origin() {
    return origin;
  }

  /** Whether bytes that are not UTF-8 were replaced by U+FFFD. */
  public boolean damaged() {
    return damaged;
  }

  /** The tree and model of a buffer, as long as it is open and has this text; null otherwise. */
  @Nullable ParsedText parsed() {
    return parsed;
  }

  /** Gives up the tree of a buffer; who still holds an old snapshot has it parsed again. */
  void release() {
    parsed = null;
  }

  /** Whether two contents are the same text, or have none for the same reason. */
  static boolean same(FileContent one, FileContent other) {
    return one instanceof FileText text && other instanceof FileText more
        ? text.hash().equals(more.hash()) && text.damaged == more.damaged
        : one.equals(other);
  }

  /** Of {@link #text}, for who does not keep that. */
  HashValue128 hash() {
    HashValue128 known = hash;
    if (known == null) {
      known = HASHER.hashCharsTo128Bits(text());
      hash = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return id + " (" + length + " characters)";
  }
}
