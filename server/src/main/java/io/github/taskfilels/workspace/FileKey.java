package io.github.taskfilels.workspace;

/**
 * The key of a {@link Snapshot#memo} query about one file.
 *
 * @param query the class that asks; it has no other query with such a key
 */
public record FileKey(Class<?> query, FileId file) {}
