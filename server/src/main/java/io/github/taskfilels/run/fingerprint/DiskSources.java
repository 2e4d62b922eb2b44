package io.github.taskfilels.run.fingerprint;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.program.values.SourceFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds sources on the disk as Task does ({@code internal/fingerprint/glob.go}): a pattern of the
 * form {@code ROOT/**}{@code /NAME} is walked, with hidden files; all others are expanded as by a
 * shell, without. A later pattern decides over an earlier one.
 */
public final class DiskSources implements SourceFiles {
  private static final String ANY_DEPTH = "/**/";
  private static final int BUFFER = 1 << 16;

  private final ImmutableMap<String, String> environment;

  /**
   * @param environment for variables in patterns
   */
  public DiskSources(ImmutableMap<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public ImmutableList<String> files(
      Path directory, List<SourceFiles.Pattern> patterns, boolean gitignore) {
    GitIgnore ignored = gitignore ? GitIgnore.around(directory) : null;
    SortedMap<String, Boolean> included = new TreeMap<>(DiskSources::compareBytes);
    for (SourceFiles.Pattern pattern : patterns) {
      for (Path file : matches(directory, pattern.text())) {
        included.put(file.toString().replace('\\', '/'), !pattern.exclude());
      }
    }
    ImmutableList.Builder<String> files = ImmutableList.builder();
    included.forEach(
        (file, in) -> {
          if (in && (ignored == null || !ignored.ignores(Path.of(file)))) {
            files.add(file);
          }
        });
    return files.build();
  }

  private static int compareBytes(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  /** The files of one pattern; none where a file that it names without wildcards is missing. */
  List<Path> matches(Path directory, String pattern) {
    String joined = pattern.startsWith("/") ? pattern : directory + "/" + pattern;
    String clean = Path.of(joined).normalize().toString();
    List<Path> walked = walked(clean);
    if (walked != null) {
      return walked;
    }
    // What follows is read as a shell's word; these four do not end it.
    String word = joined.replaceAll("([ &()])", "\\\\$1");
    List<Path> expanded = ShellGlob.expand(word, environment);
    List<Path> files = new ArrayList<>();
    if (expanded != null) {
      for (Path path : expanded) {
        if (!Files.exists(path)) {
          return List.of();
        }
        if (!Files.isDirectory(path)) {
          files.add(path.normalize());
        }
      }
    }
    return files;
  }

  /** The fast way; null where it is not the way of this pattern. */
  private static @Nullable List<Path> walked(String pattern) {
    int middle = pattern.indexOf(ANY_DEPTH);
    if (middle < 0 || middle != pattern.lastIndexOf(ANY_DEPTH)) {
      return null;
    }
    String root = pattern.substring(0, middle);
    String name = pattern.substring(middle + ANY_DEPTH.length());
    java.util.regex.Pattern wanted = NamePattern.ofGo(name);
    boolean fits =
        !name.isEmpty()
            && !name.contains("/")
            && !name.contains("{")
            && !name.contains("}")
            && !name.contains("**")
            && !root.matches("(?s).*[*?\\[\\]{}].*");
    if (wanted == null || !fits) {
      return null;
    }
    Walk walk = new Walk(wanted);
    try {
      Files.walkFileTree(Path.of(root.isEmpty() ? "/" : root), walk);
    } catch (IOException e) {
      return List.of(); // A root that is missing, or something that cannot be read.
    }
    return walk.linkedFolder ? null : walk.found;
  }

  /** Collects files by name; ends at a link to a folder, and fails at a link to nothing. */
  private static final class Walk extends SimpleFileVisitor<Path> {
    private final java.util.regex.Pattern wanted;
    private final List<Path> found = new ArrayList<>();
    private boolean linkedFolder;

    Walk(java.util.regex.Pattern wanted) {
      this.wanted = wanted;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      boolean regular = attributes.isRegularFile();
      if (attributes.isSymbolicLink()) {
        BasicFileAttributes target = Files.readAttributes(file, BasicFileAttributes.class);
        if (target.isDirectory()) {
          linkedFolder = true;
          return FileVisitResult.TERMINATE;
        }
        regular = target.isRegularFile();
      }
      if (regular && wanted.matcher(String.valueOf(file.getFileName())).matches()) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }

  /** XXH3-128 over base name and content of each file; the halves without leading zeros. */
  @Override
  public @Nullable String checksum(List<String> files) {
    HashStream128 hash = Hashing.xxh3_128().hashStream();
    byte[] buffer = new byte[BUFFER];
    for (String file : files) {
      byte[] name = file.substring(file.lastIndexOf('/') + 1).getBytes(StandardCharsets.UTF_8);
      hash.putBytes(name, 0, name.length);
      try (InputStream content = Files.newInputStream(Path.of(file))) {
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
          hash.putBytes(buffer, 0, read);
        }
      } catch (IOException e) {
        return null;
      }
    }
    HashValue128 value = hash.get();
    return Long.toHexString(value.getMostSignificantBits())
        + Long.toHexString(value.getLeastSignificantBits());
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
