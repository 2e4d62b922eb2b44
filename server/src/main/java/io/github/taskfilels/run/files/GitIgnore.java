package io.github.taskfilels.run.files;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code .gitignore} files of a repository, as Task reads them ({@code internal/gitignore}):
 * those of deeper folders and later lines win, {@code !} takes back, but nothing comes back from
 * below an ignored folder.
 */
final class GitIgnore {
  private final Path root;
  private final Map<Path, ImmutableList<Rule>> known = new HashMap<>();

  private final SearchTrace trace;

  private GitIgnore(Path root, SearchTrace trace) {
    this.root = root;
    this.trace = trace;
  }

  /** That of the repository around a folder; null where there is none. */
  static @Nullable GitIgnore around(Path folder, SearchTrace trace) {
    trace.base(folder.toString());
    for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      trace.name(at.resolve(".git").toString());
      if (Files.exists(at.resolve(".git"))) {
        return new GitIgnore(at, trace);
      }
    }
    return null;
  }

  /** Whether a file is ignored; one outside the repository is not. */
  boolean ignores(Path file) {
    if (!file.startsWith(root) || file.equals(root)) {
      return false;
    }
    Path way = root.relativize(file);
    for (int length = 1; length <= way.getNameCount(); length++) {
      if (excluded(way.subpath(0, length), length < way.getNameCount())) {
        return true;
      }
    }
    return false;
  }

  private boolean excluded(Path way, boolean folder) {
    List<Rule> rules = new ArrayList<>();
    Path at = root;
    rules.addAll(rules(at));
    for (int i = 0; i < way.getNameCount() - 1; i++) {
      at = at.resolve(way.getName(i));
      rules.addAll(rules(at));
    }
    for (Rule rule : rules.reversed()) {
      Path inside = root.relativize(rule.folder());
      int skipped = rule.folder().equals(root) ? 0 : inside.getNameCount();
      List<String> parts = new ArrayList<>();
      way.subpath(skipped, way.getNameCount()).forEach(part -> parts.add(part.toString()));
      if (rule.matches(parts, folder)) {
        return !rule.back();
      }
    }
    return false;
  }

  private ImmutableList<Rule> rules(Path folder) {
    ImmutableList<Rule> rules = known.get(folder);
    if (rules == null) {
      ImmutableList.Builder<Rule> read = ImmutableList.builder();
      Path file = folder.resolve(".gitignore");
      trace.name(file.toString());
      if (Files.isRegularFile(file)) {
        try {
          for (String line : RegularFile.text(file).split("\r?\n", -1)) {
            if (!line.isBlank() && !line.startsWith("#")) {
              read.add(Rule.of(folder, line));
            }
          }
        } catch (IOException e) {
          // A file that cannot be read ignores nothing, as in git.
          read = ImmutableList.builder();
        }
      }
      rules = read.build();
      known.put(folder, rules);
    }
    return rules;
  }

  /**
   * One line.
   *
   * @param back whether it takes back what an earlier line ignores
   * @param foldersOnly whether it ended with a slash
   * @param anchored whether it holds a slash, and so begins at its folder
   */
  private record Rule(
      Path folder, boolean back, boolean foldersOnly, boolean anchored, List<String> parts) {

    static Rule of(Path folder, String line) {
      boolean back = line.startsWith("!");
      String text = back ? line.substring(1) : line;
      if (!text.endsWith("\\ ")) {
        text = CharMatcher.is(' ').trimTrailingFrom(text);
      }
      boolean foldersOnly = text.endsWith("/");
      text = foldersOnly ? text.substring(0, text.length() - 1) : text;
      return new Rule(
          folder, back, foldersOnly, text.contains("/"), Splitter.on('/').splitToList(text));
    }

    boolean matches(List<String> way, boolean folder) {
      return anchored ? matchesPath(way, folder) : matchesName(way, folder);
    }

    private boolean matchesName(List<String> way, boolean folder) {
      for (int i = 0; i < way.size(); i++) {
        if (matches(parts.getFirst(), way.get(i))) {
          return !foldersOnly || folder || i < way.size() - 1;
        }
      }
      return false;
    }

    private boolean matchesPath(List<String> way, boolean folder) {
      boolean matched = false;
      boolean anyDepth = false;
      int at = 0;
      for (int i = 0; i < parts.size(); i++) {
        String part = parts.get(i);
        if (part.isEmpty()) {
          anyDepth = false;
        } else if (part.equals("**")) {
          if (i == parts.size() - 1) {
            break;
          }
          anyDepth = true;
        } else if (part.contains("**") || at == way.size()) {
          return false;
        } else if (anyDepth) {
          anyDepth = false;
          matched = false;
          while (at < way.size() && !matched) {
            matched = matches(part, way.get(at++));
          }
        } else if (matches(part, way.get(at++))) {
          matched = true;
        } else {
          return false;
        }
      }
      return matched && (!foldersOnly || folder || at < way.size());
    }

    private static boolean matches(String pattern, String name) {
      Pattern compiled = NamePattern.ofGo(pattern);
      return compiled != null && compiled.matcher(name).matches();
    }
  }
}
