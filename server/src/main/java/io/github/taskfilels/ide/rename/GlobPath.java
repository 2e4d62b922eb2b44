package io.github.taskfilels.ide.rename;

import com.google.common.base.CharMatcher;
import io.github.taskfilels.ide.ChainDirectories;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of files, taken apart where its folders are no longer written out.
 *
 * @param constant the folders before that, or the whole path, without a slash behind them; empty
 *     where the pattern begins with what matches
 * @param rest what follows, with the slash before it where there are folders
 */
record GlobPath(String constant, String rest) {
  private static final CharMatcher MATCHES = CharMatcher.anyOf("*?[{\\");

  /** What a template or the shell puts there may be the whole path. */
  private static final CharMatcher WRITES = CharMatcher.anyOf("$~");

  /** The parts of a pattern; null where only a run can tell in which folder it begins. */
  static @Nullable GlobPath of(String pattern) {
    int special = MATCHES.or(WRITES).indexIn(pattern);
    int slash = special < 0 ? pattern.length() : pattern.lastIndexOf('/', special);
    if (slash <= 0) {
      boolean written =
          slash == 0
              || pattern.isBlank()
              || pattern.startsWith("{{")
              || WRITES.matches(pattern.charAt(0));
      return written ? null : new GlobPath("", pattern);
    }
    return new GlobPath(pattern.substring(0, slash), pattern.substring(slash));
  }

  /** Where the folders lead; null where that is no path. */
  @Nullable Path in(Path base) {
    return constant.isEmpty() ? base : ChainDirectories.resolve(base, constant);
  }

  /** The pattern for the same files from a folder; null where a name in it would match others. */
  @Nullable String at(Path base, Path target) {
    String folders =
        base.resolve(constant).normalize().equals(target)
            ? constant
            : Moves.write(constant, base, target);
    if (MATCHES.or(WRITES).matchesAnyOf(folders)) {
      return null;
    }
    if (constant.isEmpty()) {
      return folders.isEmpty() || folders.equals(".") ? rest : folders + "/" + rest;
    }
    return folders.equals(".") && !rest.isEmpty() ? rest.substring(1) : folders + rest;
  }
}
