package io.github.taskfilels.run.fingerprint;

import io.github.taskfilels.run.fingerprint.FileStat.Kind;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fast way to files, for patterns of the form {@code ROOT/**}{@code /NAME} (Task's {@code
 * internal/fsext/glob.go}): all files below a folder, hidden ones too, by their name.
 */
final class TreeWalk {
  private static final String ANY_DEPTH = "/**/";

  /** Something that this way cannot follow: a link to a folder. */
  private static final class NotThisWay extends IOException {
    private static final long serialVersionUID = 1;

    NotThisWay(String path) {
      super(path, null);
    }
  }

  private final Pattern wanted;
  private final List<FoundFile> found = new ArrayList<>();

  private TreeWalk(Pattern wanted) {
    this.wanted = wanted;
  }

  /**
   * The files of an absolute pattern without {@code .} and {@code ..}; none where the folder, or
   * what a link in it leads to, is missing. Null where this is not the way of the pattern.
   */
  static @Nullable List<FoundFile> files(String pattern) {
    int middle = pattern.indexOf(ANY_DEPTH);
    if (middle <= 0 || middle != pattern.lastIndexOf(ANY_DEPTH)) {
      return null;
    }
    String root = pattern.substring(0, middle);
    String name = pattern.substring(middle + ANY_DEPTH.length());
    if (name.isEmpty() || hasAny(name, "/{}") || hasAny(root, "*?[]{}")) {
      return null;
    }
    Pattern wanted = NamePattern.ofGo(name);
    try {
      if (FileStat.of(Path.of(root), LinkOption.NOFOLLOW_LINKS).kind() != Kind.FOLDER) {
        return null;
      }
      if (wanted == null) {
        return List.of();
      }
      TreeWalk walk = new TreeWalk(wanted);
      walk.into(root);
      return walk.found;
    } catch (NotThisWay e) {
      return null;
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean hasAny(String text, String characters) {
    return text.chars().anyMatch(c -> characters.indexOf(c) >= 0);
  }

  private void into(String folder) throws IOException {
    for (Folder.Entry entry : Folder.entries(folder)) {
      String path = entry.in(folder);
      FileStat stat = entry.stat();
      if (stat.kind() == Kind.FOLDER) {
        into(path);
        continue;
      }
      if (stat.kind() == Kind.LINK) {
        stat = FileStat.of(Path.of(path));
        if (stat.kind() == Kind.FOLDER) {
          throw new NotThisWay(path);
        }
      }
      // A pipe or a device would keep the reader waiting for ever.
      if (stat.kind() == Kind.FILE && wanted.matcher(entry.name()).matches()) {
        found.add(new FoundFile(path, stat));
      }
    }
  }
}
