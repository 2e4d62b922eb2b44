package io.github.taskfilels.taskfile.schema;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;

/**
 * The fixed words of the format. Source: Task 3.53.1 and, for options, the shell interpreter that
 * it embeds.
 */
public final class Vocabulary {
  public static final ImmutableList<String> METHODS =
      ImmutableList.of("checksum", "timestamp", "none");
  public static final ImmutableList<String> RUNS =
      ImmutableList.of("always", "once", "when_changed");
  public static final ImmutableList<String> OUTPUTS =
      ImmutableList.of("interleaved", "group", "prefixed");
  public static final ImmutableList<String> LOOP_SOURCES = ImmutableList.of("sources", "generates");

  /**
   * The options of {@code set}; each also has the one-letter form of {@link #SET_LETTERS} but for
   * pipefail.
   */
  public static final ImmutableList<String> SET =
      ImmutableList.of("allexport", "errexit", "noexec", "noglob", "nounset", "xtrace", "pipefail");

  public static final ImmutableSet<String> SET_LETTERS =
      ImmutableSet.of("a", "e", "n", "f", "u", "x");
  public static final ImmutableList<String> SHOPT =
      ImmutableList.of(
          "dotglob", "expand_aliases", "extglob", "globstar", "nocaseglob", "nullglob");

  /** Go's names of operating systems. */
  public static final ImmutableSet<String> SYSTEMS =
      ImmutableSet.of(
          "aix",
          "android",
          "darwin",
          "dragonfly",
          "freebsd",
          "hurd",
          "illumos",
          "ios",
          "js",
          "linux",
          "nacl",
          "netbsd",
          "openbsd",
          "plan9",
          "solaris",
          "windows",
          "zos",
          "__test__");

  /** Go's names of processor architectures. */
  public static final ImmutableSet<String> ARCHITECTURES =
      ImmutableSet.of(
          "386",
          "amd64",
          "amd64p32",
          "arm",
          "armbe",
          "arm64",
          "arm64be",
          "loong64",
          "mips",
          "mipsle",
          "mips64",
          "mips64le",
          "mips64p32",
          "mips64p32le",
          "ppc",
          "ppc64",
          "ppc64le",
          "riscv",
          "riscv64",
          "s390",
          "s390x",
          "sparc",
          "sparc64",
          "wasm");

  private Vocabulary() {}

  /** Whether a platform is written as {@code os}, {@code arch} or {@code os/arch}. */
  public static boolean isPlatform(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return SYSTEMS.contains(text) || ARCHITECTURES.contains(text);
    }
    return SYSTEMS.contains(text.substring(0, slash))
        && ARCHITECTURES.contains(text.substring(slash + 1));
  }

  public static boolean isSetOption(String text) {
    return SET.contains(text) || SET_LETTERS.contains(text);
  }
}
