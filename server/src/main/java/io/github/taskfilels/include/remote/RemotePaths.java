package io.github.taskfilels.include.remote;

import com.google.common.collect.ImmutableSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells paths on other machines from local ones. Source: Task 3.53.1, {@code taskfile/node.go}. */
public final class RemotePaths {
  private static final ImmutableSet<String> GIT_SCHEMES =
      ImmutableSet.of("git", "ssh", "https", "http");
  private static final Pattern URL =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://[^/?#]*([^?#]*).*");

  /** {@code user@host:path}, as scp and git write it. */
  private static final Pattern SCP =
      Pattern.compile("(?:[A-Za-z0-9_]+@)?[A-Za-z0-9._-]+:([A-Za-z0-9./_-]+)(?:\\?.*)?");

  private static final Pattern PASSWORD = Pattern.compile("(://[^/@:]*):[^/@]*@");

  private RemotePaths() {}

  /** The URL without its password, as Task shows it. */
  public static String redact(String url) {
    return PASSWORD.matcher(url).replaceFirst("$1:xxxxx@");
  }

  public static boolean isRemote(String path) {
    Matcher url = URL.matcher(path);
    if (url.matches()) {
      String scheme = url.group(1);
      return scheme.equals("http")
          || scheme.equals("https")
          || (GIT_SCHEMES.contains(scheme) && isRepository(url.group(2)));
    }
    Matcher scp = SCP.matcher(path);
    return scp.matches() && isRepository(scp.group(1));
  }

  private static boolean isRepository(String path) {
    int split = path.indexOf("//");
    return (split < 0 ? path : path.substring(0, split)).endsWith(".git")
        || path.contains("/_git/");
  }
}
