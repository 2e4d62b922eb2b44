package io.github.taskfilels.run.watch;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.program.values.SourceFiles;
import io.github.taskfilels.run.tasks.SourceScan;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The folders in which files can come, change or go that patterns of sources match. */
final class SourceFolders {
  /** Task watches nothing in these, wherever they stand. */
  private static final ImmutableSet<String> IGNORED =
      ImmutableSet.of(".task", ".git", ".hg", "node_modules");

  /** What ends the part of a pattern that is a path: wildcards, braces, variables, quotes. */
  private static final Pattern SPECIAL = Pattern.compile("[*?\\[\\]{}$~\\\\'\"`]");

  private SourceFolders() {}

  /** Whether Task ignores what happens to a file. */
  static boolean ignored(Path path) {
    for (Path part : path) {
      if (IGNORED.contains(part.toString())) {
        return true;
      }
    }
    return false;
  }

  /** The folders that are there now. */
  static Set<Path> of(Collection<SourceScan.Sources> all) {
    Set<Path> folders = new LinkedHashSet<>();
    for (SourceScan.Sources sources : all) {
      for (SourceFiles.Pattern pattern : sources.patterns()) {
        if (!pattern.exclude()) {
          add(sources.directory(), pattern.text(), folders);
        }
      }
    }
    folders.removeIf(SourceFolders::ignored);
    return folders;
  }

  private static void add(Path directory, String pattern, Set<Path> into) {
    List<String> parts = new ArrayList<>(List.of(pattern.replace('\\', '/').split("/")));
    StringBuilder plain = new StringBuilder(pattern.startsWith("/") ? "/" : "");
    while (parts.size() > 1 && !SPECIAL.matcher(parts.getFirst()).find()) {
      plain.append(parts.removeFirst()).append('/');
    }
    try {
      Path base = directory.resolve(plain.toString()).normalize();
      boolean deep = parts.stream().anyMatch(part -> part.contains("**") || part.contains("{"));
      walk(base, deep ? Integer.MAX_VALUE : parts.size(), into);
    } catch (InvalidPathException notAPath) {
      return; // Such a pattern matches no file.
    }
  }

  private static void walk(Path base, int levels, Set<Path> into) {
    if (!Files.isDirectory(base)) {
      // It, or the folder that it is in, may come.
      Path parent = base.getParent();
      while (parent != null && !Files.isDirectory(parent)) {
        parent = parent.getParent();
      }
      if (parent != null) {
        into.add(parent);
      }
      return;
    }
    try {
      Files.walkFileTree(
          base,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          levels,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              Path name = folder.getFileName();
              if (!folder.equals(base) && name != null && IGNORED.contains(name.toString())) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              into.add(folder);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
              return FileVisitResult.CONTINUE; // Gone meanwhile, not readable, or a link in a ring.
            }
          });
    } catch (IOException failure) {
      into.add(base);
    }
  }
}
