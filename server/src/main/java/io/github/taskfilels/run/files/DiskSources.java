package io.github.taskfilels.run.files;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.program.values.SourceFiles;
import io.github.taskfilels.run.files.FileStat.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds sources on the disk as Task does ({@code internal/fingerprint/glob.go}): a pattern of the
 * form {@code ROOT/**}{@code /NAME} is walked, with hidden files; all others are expanded as by a
 * shell, without. A later pattern decides over an earlier one.
 */
public final class DiskSources implements SourceFiles {
  /** What makes a pattern depend on the environment. */
  private static final CharMatcher EXPANDED = CharMatcher.anyOf("$~`");

  private final ImmutableMap<String, String> environment;
  private final @Nullable WatchedSources memory;

  /**
   * @param environment for variables in patterns
   */
  public DiskSources(ImmutableMap<String, String> environment) {
    this(environment, null);
  }

  /**
   * @param environment for variables in patterns
   * @param memory of what was found before; null for none
   */
  public DiskSources(ImmutableMap<String, String> environment, @Nullable WatchedSources memory) {
    this.environment = environment;
    this.memory = memory;
  }

  @Override
  public ImmutableList<String> files(
      Path directory, List<SourceFiles.Pattern> patterns, boolean gitignore) {
    return find(directory, patterns, gitignore).stream()
        .map(FoundFile::path)
        .collect(ImmutableList.toImmutableList());
  }

  /** The same files with what is known of each by the way. */
  public List<FoundFile> find(
      Path directory, List<SourceFiles.Pattern> patterns, boolean gitignore) {
    return found(directory, patterns, gitignore).files();
  }

  /** The same files, from memory where they are surely still the same. */
  public FoundFiles found(Path directory, List<SourceFiles.Pattern> patterns, boolean gitignore) {
    if (memory == null
        || patterns.stream().anyMatch(pattern -> EXPANDED.matchesAnyOf(pattern.text()))) {
      return FoundFiles.of(
          search(directory, patterns, gitignore, SearchTrace.NONE), directory.toString());
    }
    return memory.find(
        new WatchedSources.Key(directory, ImmutableList.copyOf(patterns), gitignore),
        trace -> search(directory, patterns, gitignore, trace));
  }

  private List<FoundFile> search(
      Path directory, List<SourceFiles.Pattern> patterns, boolean gitignore, SearchTrace trace) {
    List<FoundFile> found = new ArrayList<>();
    if (patterns.size() == 1 && !patterns.getFirst().exclude()) {
      found.addAll(matches(directory, patterns.getFirst().text(), trace));
    } else {
      Map<String, FoundFile> included = new LinkedHashMap<>();
      for (SourceFiles.Pattern pattern : patterns) {
        for (FoundFile file : matches(directory, pattern.text(), trace)) {
          if (pattern.exclude()) {
            included.remove(file.path());
          } else {
            included.put(file.path(), file);
          }
        }
      }
      found.addAll(included.values());
    }
    GitIgnore ignored = gitignore ? GitIgnore.around(directory, trace) : null;
    if (ignored != null) {
      found.removeIf(file -> ignored.ignores(Path.of(file.path())));
    }
    found.sort((a, b) -> FoundFile.compareBytes(a.path(), b.path()));
    return found;
  }

  /**
   * The files of one pattern, each once; none where a file that it names without wildcards is
   * missing.
   */
  public List<FoundFile> matches(Path directory, String pattern) {
    return matches(directory, pattern, SearchTrace.NONE);
  }

  private List<FoundFile> matches(Path directory, String pattern, SearchTrace trace) {
    // As Task does: what is absolute stays as it is written, all else is put in order first.
    boolean absolute = Path.of(pattern).isAbsolute();
    Path joined = absolute ? Path.of(pattern) : directory.resolve(pattern);
    String clean = joined.normalize().toString().replace(File.separatorChar, '/');
    List<FoundFile> walked = TreeWalk.files(clean, trace);
    if (walked != null) {
      return walked;
    }
    // What follows is read as a shell's word; these four do not end it.
    String word = (absolute ? pattern : clean).replaceAll("([ &()])", "\\\\$1");
    List<String> expanded = ShellGlob.expand(word, environment, trace);
    Map<String, FoundFile> files = new LinkedHashMap<>();
    if (expanded != null) {
      for (String path : expanded) {
        try {
          FileStat stat = FileStat.of(Path.of(path));
          if (stat.kind() == Kind.FILE) {
            files.put(path, new FoundFile(path, stat));
          }
        } catch (IOException e) {
          return List.of();
        }
      }
    }
    return List.copyOf(files.values());
  }

  @Override
  public @Nullable String checksum(List<String> files) {
    Checksum checksum = new Checksum();
    try {
      for (String file : files) {
        checksum.add(new FoundFile(file, FileStat.of(Path.of(file))));
      }
    } catch (IOException e) {
      return null;
    }
    return checksum.text();
  }

  @Override
  public @Nullable Instant newest(List<String> files) {
    Instant newest = null;
    for (String file : files) {
      try {
        Instant time = Files.getLastModifiedTime(Path.of(file)).toInstant();
        newest = newest == null || time.isAfter(newest) ? time : newest;
      } catch (IOException e) {
        // It went away meanwhile, and so is not the newest.
        continue;
      }
    }
    return newest;
  }
}
