package io.github.taskfilels.program.values;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that {@code sources} and {@code generates} name. Looking at them changes nothing. */
public interface SourceFiles {

  /**
   * A rendered pattern.
   *
   * @param exclude whether matching files are taken out again
   */
  record Pattern(String text, boolean exclude) {}

  /**
   * The files, absolute with slashes, in the byte order of their paths.
   *
   * @param directory to which the patterns are relative
   * @param gitignore whether files that git ignores are left out
   */
  ImmutableList<String> files(Path directory, List<Pattern> patterns, boolean gitignore);

  /** Task's checksum of files; null where one of them cannot be read. */
  @Nullable String checksum(List<String> files);

  /** The time of the newest of some files; null where there is none. */
  @Nullable Instant newest(List<String> files);
}
