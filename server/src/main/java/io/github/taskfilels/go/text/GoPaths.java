package io.github.taskfilels.go.text;

import io.github.taskfilels.go.value.FunctionException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Go's {@code path} and {@code path/filepath}: pure work on text, no look at the disk. */
public enum GoPaths {
  SLASH('/'),
  WINDOWS('\\');

  private final char separator;

  GoPaths(char separator) {
    this.separator = separator;
  }

  public static GoPaths of(boolean windows) {
    return windows ? WINDOWS : SLASH;
  }

  private boolean isSeparator(char c) {
    return c == '/' || c == separator;
  }

  /** The length of the drive ({@code C:}) or share ({@code \\host\share}) in front. */
  private int volume(String path) {
    if (this == SLASH || path.length() < 2) {
      return 0;
    }
    if (path.charAt(1) == ':' && Character.isLetter(path.charAt(0))) {
      return 2;
    }
    if (!isSeparator(path.charAt(0)) || !isSeparator(path.charAt(1))) {
      return 0;
    }
    int host = next(path, 2);
    return host == path.length() ? path.length() : next(path, host + 1);
  }

  private int next(String path, int from) {
    int at = Math.min(from, path.length());
    while (at < path.length() && !isSeparator(path.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The shortest path that names the same thing, without looking at links. */
  public String clean(String path) {
    int volume = volume(path);
    String rest = path.substring(volume);
    boolean rooted = !rest.isEmpty() && isSeparator(rest.charAt(0));
    Deque<String> parts = new ArrayDeque<>();
    for (int at = 0; at <= rest.length(); ) {
      int end = next(rest, at);
      String part = rest.substring(at, end);
      if (part.equals("..")) {
        if (!parts.isEmpty() && !parts.peekLast().equals("..")) {
          parts.removeLast();
        } else if (!rooted) {
          parts.addLast(part);
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
      at = end + 1;
    }
    String body =
        (rooted ? String.valueOf(separator) : "") + String.join(String.valueOf(separator), parts);
    String drive = fromSlash(path.substring(0, volume));
    return body.isEmpty() ? drive + "." : drive + body;
  }

  public String base(String path) {
    String rest = path.substring(volume(path));
    if (rest.isEmpty()) {
      return path.isEmpty() ? "." : String.valueOf(separator);
    }
    int end = rest.length();
    while (end > 0 && isSeparator(rest.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0 && !isSeparator(rest.charAt(start - 1))) {
      start--;
    }
    return end == 0 ? String.valueOf(separator) : rest.substring(start, end);
  }

  public String dir(String path) {
    int volume = volume(path);
    int end = path.length();
    while (end > volume && !isSeparator(path.charAt(end - 1))) {
      end--;
    }
    String dir = clean(path.substring(volume, end));
    return dir.equals(".") && volume > 2
        ? path.substring(0, volume)
        : fromSlash(path.substring(0, volume)) + dir;
  }

  public String ext(String path) {
    for (int i = path.length() - 1; i >= 0 && !isSeparator(path.charAt(i)); i--) {
      if (path.charAt(i) == '.') {
        return path.substring(i);
      }
    }
    return "";
  }

  public boolean isAbsolute(String path) {
    int volume = volume(path);
    boolean rooted = path.length() > volume && isSeparator(path.charAt(volume));
    return rooted && (this == SLASH || volume > 0);
  }

  /** Joins and cleans; empty parts do not count, and nothing at all stays empty. */
  public String join(List<String> parts) {
    List<String> filled = parts.stream().filter(part -> !part.isEmpty()).toList();
    return filled.isEmpty() ? "" : clean(String.join(String.valueOf(separator), filled));
  }

  public String absolute(String path, String workingDirectory) {
    return isAbsolute(path) ? clean(path) : join(List.of(workingDirectory, path));
  }

  /** The way from one directory to another, by names only. */
  public String relative(String from, String to) {
    String base = clean(from);
    String target = clean(to);
    if (base.equals(target)) {
      return ".";
    }
    base = base.equals(".") ? "" : base;
    boolean rooted = !base.isEmpty() && isSeparator(base.charAt(0));
    boolean targetRooted = isSeparator(target.charAt(0));
    if (rooted != targetRooted || volume(base) != volume(target)) {
      throw cannot(from, to);
    }
    List<String> a = split(base);
    List<String> b = split(target.equals(".") ? "" : target);
    int same = 0;
    while (same < a.size() && same < b.size() && a.get(same).equals(b.get(same))) {
      same++;
    }
    if (same < a.size() && a.get(same).equals("..")) {
      throw cannot(from, to);
    }
    Deque<String> parts = new ArrayDeque<>(b.subList(same, b.size()));
    for (int i = same; i < a.size(); i++) {
      parts.addFirst("..");
    }
    return parts.isEmpty() ? "." : String.join(String.valueOf(separator), parts);
  }

  private List<String> split(String path) {
    return GoStrings.split(path, String.valueOf(separator), -1).stream()
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static FunctionException cannot(String from, String to) {
    return new FunctionException("Rel: can't make " + to + " relative to " + from);
  }

  public String fromSlash(String path) {
    return path.replace('/', separator);
  }

  public String toSlash(String path) {
    return path.replace(separator, '/');
  }
}
