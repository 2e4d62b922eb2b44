package io.github.taskfilels.run.files;

/**
 * A file that a pattern names.
 *
 * @param path absolute, with slashes
 * @param stat of the file itself; of the target where it is a link
 */
public record FoundFile(String path, FileStat stat) {

  /** The path below a folder, or the whole path where it is elsewhere. */
  public String below(String folder) {
    return path.length() > folder.length()
            && path.startsWith(folder)
            && path.charAt(folder.length()) == '/'
        ? path.substring(folder.length() + 1)
        : path;
  }

  /** The order of the bytes of UTF-8, in which Task sorts files; found without encoding. */
  static int compareBytes(String a, String b) {
    int shared = Math.min(a.length(), b.length());
    for (int i = 0; i < shared; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        // Only halves of pairs stand for characters behind all others.
        boolean pairs = Character.isSurrogate(x) != Character.isSurrogate(y);
        return pairs ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
