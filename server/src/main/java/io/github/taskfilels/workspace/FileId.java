package io.github.taskfilels.workspace;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a file: its absolute, lexically normalised path as it is spelled. Links are not
 * followed, as in Task: two spellings of one file are two files. A buffer without a file (such as
 * {@code untitled:Untitled-1}) has an id too, but no path.
 */
public final class FileId implements Comparable<FileId> {
  private static final boolean WINDOWS = File.separatorChar == '\\';

  private final String name;
  private final boolean opaque;

  /** Made once it is asked for; whoever makes it at the same time makes the same. */
  private @Nullable String uri;

  private FileId(String name, boolean opaque) {
    this.name = name;
    this.opaque = opaque;
  }

  /** The id of a path; a relative one is taken from the working directory. */
  public static FileId of(Path path) {
    return new FileId(path.toAbsolutePath().normalize().toString(), false);
  }

  /** The id of a URI: by its path for {@code file:} on this machine, else opaque. */
  public static FileId ofUri(String uri) {
    String path = FileUri.path(uri, WINDOWS);
    try {
      return path == null ? new FileId(uri, true) : of(Path.of(path));
    } catch (InvalidPathException e) {
      return new FileId(uri, true);
    }
  }

  /** The path; null for a buffer without a file. */
  public @Nullable Path path() {
    return opaque ? null : Path.of(name);
  }

  /**
   * The directory that holds the file; null for a buffer without a file and for the root directory.
   */
  public @Nullable FileId directory() {
    Path path = path();
    Path parent = path == null ? null : path.getParent();
    return parent == null ? null : new FileId(parent.toString(), false);
  }

  /** The last part of the path or of the URI of a file elsewhere, else the whole opaque id. */
  public String fileName() {
    if (opaque) {
      return FileUri.isFile(name) ? FileUri.lastName(name) : name;
    }
    return name.substring(name.lastIndexOf(File.separatorChar) + 1);
  }

  /**
   * Whether this is something that people work on: a file, or a new document that is no file yet.
   * Editors open other documents, too, such as what {@code git:} knows of an earlier version.
   */
  boolean isWorkingDocument() {
    return !opaque || FileUri.isFile(name) || name.startsWith("untitled:");
  }

  /** Whether this is {@code other} or lies below it. */
  public boolean isWithin(FileId other) {
    if (opaque || other.opaque || !name.startsWith(other.name)) {
      return equals(other);
    }
    int end = other.name.length();
    return name.length() == end || other.name.endsWith("/") || isSeparator(name.charAt(end));
  }

  private static boolean isSeparator(char c) {
    return c == '/' || c == '\\';
  }

  /**
   * The path from {@code folder} to this; {@code .} for itself.
   *
   * @param folder one that {@linkplain #isWithin has this in it}
   */
  public String within(FileId folder) {
    String below = name.substring(folder.name.length());
    if (below.isEmpty()) {
      return ".";
    }
    return isSeparator(below.charAt(0)) ? below.substring(1) : below;
  }

  /**
   * The URI as text: {@code file:///…}, percent-encoded, or the URI that an opaque id was made of.
   */
  public String uri() {
    String known = uri;
    if (known == null) {
      known = opaque ? name : FileUri.of(name, WINDOWS);
      uri = known;
    }
    return known;
  }

  @Override
  public int compareTo(FileId other) {
    return name.compareTo(other.name);
  }

  /** Texts know their hash codes; paths of one project are alike up to their ends. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof FileId file
            && name.hashCode() == file.name.hashCode()
            && name.equals(file.name)
            && opaque == file.opaque);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** The path, or the text of an opaque URI. */
  @Override
  public String toString() {
    return name;
  }
}
