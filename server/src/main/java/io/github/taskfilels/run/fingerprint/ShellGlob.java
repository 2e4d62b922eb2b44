package io.github.taskfilels.run.fingerprint;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Paths for a pattern as a shell expands it with {@code globstar} and {@code nullglob}: names with
 * a leading dot have to be written out, and {@code **} follows links.
 */
final class ShellGlob {
  /** Where links lead in a circle the system gives up after so many, and so do we. */
  private static final int DEEPEST = 40;

  private ShellGlob() {}

  /**
   * The paths, in no particular order; those without wildcards need not exist. Null for a pattern
   * that no shell would read.
   */
  static @Nullable List<Path> expand(String pattern, Map<String, String> environment) {
    List<Path> found = new ArrayList<>();
    for (String word : ShellWord.braces(pattern)) {
      ShellWord parsed = ShellWord.parse(word, environment);
      if (parsed == null) {
        return null;
      }
      found.addAll(expand(parsed));
    }
    return found;
  }

  /** One part of a path: a fixed name, a pattern, or any number of folders. */
  private record Part(String name, @Nullable Pattern pattern, boolean anyDepth) {
    boolean isWild() {
      return anyDepth || pattern != null;
    }
  }

  private static List<Path> expand(ShellWord word) {
    List<Part> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= word.text().length(); i++) {
      if (i == word.text().length() || word.text().charAt(i) == '/') {
        if (i > start) {
          parts.add(part(word.text().substring(start, i), word.quoted().get(start, i)));
        }
        start = i + 1;
      }
    }
    List<Path> paths = new ArrayList<>();
    paths.add(Path.of("/"));
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      boolean last = i == parts.size() - 1;
      List<Path> next = new ArrayList<>();
      for (Path path : paths) {
        if (part.anyDepth()) {
          below(path, last, 0, next);
        } else if (part.pattern() == null) {
          Path fixed = path.resolve(part.name());
          // Behind a wildcard only what exists counts.
          boolean wild = parts.subList(0, i).stream().anyMatch(Part::isWild);
          if (!wild || Files.exists(fixed)) {
            next.add(fixed);
          }
        } else {
          matching(path, part, last, next);
        }
      }
      paths = next;
    }
    return paths;
  }

  private static Part part(String name, BitSet quoted) {
    boolean wild = false;
    for (int i = 0; i < name.length(); i++) {
      wild |= !quoted.get(i) && "*?[".indexOf(name.charAt(i)) >= 0;
    }
    boolean anyDepth = name.equals("**") && quoted.isEmpty();
    return new Part(name, wild && !anyDepth ? NamePattern.ofShell(name, quoted) : null, anyDepth);
  }

  private static void matching(Path folder, Part part, boolean last, List<Path> found) {
    Pattern pattern = part.pattern();
    for (Path entry : entries(folder)) {
      String name = String.valueOf(entry.getFileName());
      boolean visible = !name.startsWith(".") || part.name().startsWith(".");
      if (visible
          && pattern != null
          && pattern.matcher(name).matches()
          && (last || Files.isDirectory(entry))) {
        found.add(entry);
      }
    }
  }

  /** A folder and all below it; with the files where the pattern ends here. */
  private static void below(Path folder, boolean files, int depth, List<Path> found) {
    if (depth > DEEPEST || !Files.isDirectory(folder)) {
      return;
    }
    found.add(folder);
    for (Path entry : entries(folder)) {
      if (!String.valueOf(entry.getFileName()).startsWith(".")) {
        if (Files.isDirectory(entry)) {
          below(entry, files, Files.isSymbolicLink(entry) ? depth + 8 : depth + 1, found);
        } else if (files) {
          found.add(entry);
        }
      }
    }
  }

  private static List<Path> entries(Path folder) {
    List<Path> entries = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return entries;
    }
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (IOException | DirectoryIteratorException e) {
      return List.of(); // As in a shell: a folder that cannot be read has no matches.
    }
    return entries;
  }
}
