package io.github.taskfilels.workspace;

import org.jspecify.annotations.Nullable;

/**
 * The key of a {@link Snapshot#memo} query about one file.
 *
 * @param query the class that asks; it has no other query with such a key
 */
public record FileKey(Class<?> query, FileId file) {

  // Written out because what the compiler makes for a record is linked at run time, which every
  // start would wait for.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileKey that && query == that.query && file.equals(that.file);
  }

  @Override
  public int hashCode() {
    return 31 * query.hashCode() + file.hashCode();
  }
}
