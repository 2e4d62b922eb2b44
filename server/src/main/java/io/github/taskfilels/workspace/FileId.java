package io.github.taskfilels.workspace;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a file: its absolute, lexically normalised path as it is spelled. Links are not
 * followed, as in Task: two spellings of one file are two files. A buffer without a file (such as
 * {@code untitled:Untitled-1}) has an id too, but no path.
 */
public final class FileId implements Comparable<FileId> {
  private final String name;
  private final boolean opaque;

  private FileId(String name, boolean opaque) {
    this.name = name;
    this.opaque = opaque;
  }

  /** The id of a path; a relative one is taken from the working directory. */
  public static FileId of(Path path) {
    return new FileId(path.toAbsolutePath().normalize().toString(), false);
  }

  /** The id of a URI: by its path for {@code file:} on this machine, else opaque. */
  public static FileId ofUri(URI uri) {
    boolean local = uri.getAuthority() == null || uri.getAuthority().equals("localhost");
    if ("file".equalsIgnoreCase(uri.getScheme()) && uri.getPath() != null && local) {
      String path = uri.getPath();
      // A drive letter stands behind the slash: /c:/work.
      boolean drive =
          path.length() > 2
              && path.charAt(2) == ':'
              && Path.of("").getFileSystem().getSeparator().equals("\\");
      try {
        return of(Path.of(drive ? path.substring(1) : path));
      } catch (InvalidPathException e) {
        return new FileId(uri.toString(), true);
      }
    }
    return new FileId(uri.toString(), true);
  }

  /** As {@link #ofUri(URI)}; text that is not a URI is an opaque id. */
  public static FileId ofUri(String uri) {
    try {
      return ofUri(new URI(uri));
    } catch (URISyntaxException e) {
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

  /** The last part of the path, or the whole of an opaque id. */
  public String fileName() {
    int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
    return opaque ? name : name.substring(slash + 1);
  }

  /** Whether this is {@code other} or lies below it. */
  public boolean isWithin(FileId other) {
    if (opaque || other.opaque || !name.startsWith(other.name)) {
      return equals(other);
    }
    int end = other.name.length();
    return name.length() == end
        || other.name.endsWith("/")
        || name.charAt(end) == '/'
        || name.charAt(end) == '\\';
  }

  /**
   * The URI as text: {@code file:///…}, percent-encoded, or the URI that an opaque id was made of.
   */
  public String uri() {
    if (opaque) {
      return name;
    }
    String path = name.replace('\\', '/');
    try {
      return new URI("file", "", path.startsWith("/") ? path : "/" + path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no URI for " + name, e);
    }
  }

  @Override
  public int compareTo(FileId other) {
    return name.compareTo(other.name);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileId file && name.equals(file.name) && opaque == file.opaque;
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
