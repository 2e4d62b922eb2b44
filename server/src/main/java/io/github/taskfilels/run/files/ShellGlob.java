package io.github.taskfilels.run.files;

import com.google.common.collect.Iterables;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.run.files.FileStat.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Paths for a pattern as a shell expands it with {@code globstar} and {@code nullglob}: names with
 * a leading dot have to be written out, and {@code **} follows links.
 */
final class ShellGlob {
  /** Where links lead in a circle the system gives up after so many, and so do we. */
  private static final int MOST_LINKS = 40;

  private ShellGlob() {}

  /**
   * The paths, in no particular order; those without wildcards need not exist. Null for a pattern
   * that no shell would read.
   */
  static @Nullable List<String> expand(
      String pattern, Map<String, String> environment, SearchTrace trace) {
    List<GlobWord> words = GlobWord.parse(pattern, environment);
    if (words == null) {
      return null;
    }
    List<String> found = new ArrayList<>();
    for (GlobWord word : words) {
      found.addAll(expand(word, trace));
    }
    return found;
  }

  /** One part of a path: a fixed name, a pattern, or any number of folders. */
  private record Part(String name, @Nullable Pattern pattern, boolean anyDepth) {
    boolean isWild() {
      return anyDepth || pattern != null;
    }
  }

  private static List<String> expand(GlobWord word, SearchTrace trace) {
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
    if (parts.stream().noneMatch(Part::isWild)) {
      String text = word.text();
      trace.base(text.substring(0, Math.max(0, text.lastIndexOf('/'))) + "/");
      trace.name(text);
      return List.of(text);
    }
    int fixedParts = Iterables.indexOf(parts, Part::isWild);
    trace.base(
        parts.stream().limit(fixedParts).map(Part::name).collect(Collectors.joining("/", "/", "")));
    Set<String> paths = new LinkedHashSet<>();
    paths.add("/");
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      boolean last = i == parts.size() - 1;
      Set<String> next = new LinkedHashSet<>();
      for (String path : paths) {
        if (part.anyDepth()) {
          below(path, last, 0, next, trace);
        } else if (part.pattern() == null) {
          String fixed = join(path, part.name());
          if (i > fixedParts) {
            trace.name(fixed);
          }
          if (last ? Files.exists(Path.of(fixed)) : Files.isDirectory(Path.of(fixed))) {
            next.add(fixed);
          }
        } else {
          matching(path, part, last, next, trace);
        }
      }
      paths = next;
    }
    return List.copyOf(paths);
  }

  private static String join(String folder, String name) {
    return folder.endsWith("/") ? folder + name : folder + "/" + name;
  }

  private static Part part(String name, BitSet quoted) {
    boolean wild = false;
    for (int i = 0; i < name.length(); i++) {
      wild |= !quoted.get(i) && "*?[".indexOf(name.charAt(i)) >= 0;
    }
    boolean anyDepth = name.equals("**") && quoted.isEmpty();
    return new Part(name, wild && !anyDepth ? NamePattern.ofShell(name, quoted) : null, anyDepth);
  }

  private static void matching(
      String folder, Part part, boolean last, Set<String> found, SearchTrace trace) {
    Pattern pattern = part.pattern();
    for (Folder.Entry entry : entries(folder, trace)) {
      String path = entry.in(folder);
      if (pattern != null
          && pattern.matcher(entry.name()).matches()
          && (last || isFolder(entry, path))) {
        found.add(path);
      }
    }
  }

  private static boolean isFolder(Folder.Entry entry, String path) {
    return switch (entry.stat().kind()) {
      case FOLDER -> true;
      case LINK -> Files.isDirectory(Path.of(path));
      default -> false;
    };
  }

  /** A folder and all below it; with the files where the pattern ends here. */
  private static void below(
      String folder, boolean files, int links, Set<String> found, SearchTrace trace) {
    if (links > MOST_LINKS) {
      return;
    }
    Budget.step();
    found.add(folder);
    for (Folder.Entry entry : entries(folder, trace)) {
      if (!entry.name().startsWith(".")) {
        String path = entry.in(folder);
        if (isFolder(entry, path)) {
          below(path, files, entry.stat().kind() == Kind.LINK ? links + 1 : links, found, trace);
        } else if (files) {
          found.add(path);
        }
      }
    }
  }

  private static List<Folder.Entry> entries(String folder, SearchTrace trace) {
    try {
      return Folder.entries(folder, trace);
    } catch (IOException e) {
      trace.doubt();
      return List.of(); // As in a shell: a folder that cannot be read has no matches.
    }
  }
}
