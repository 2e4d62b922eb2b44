package io.github.taskfilels.shell;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;

/** The words that mean something to bash where a command begins. */
public final class BashNames {
  /** Reserved words: {@code compgen -k} of bash 5.3. */
  public static final ImmutableSet<String> RESERVED_WORDS =
      set(
          "! { } [[ ]] if then elif else fi for while until do done in case esac time function"
              + " select coproc");

  /** Builtin commands: {@code compgen -b} of bash 5.3, and older. */
  public static final ImmutableSet<String> BUILTINS =
      set(
          ". : [ alias bg bind break builtin caller cd command compgen complete compopt continue"
              + " declare dirs disown echo enable eval exec exit export false fc fg getopts hash"
              + " help history jobs kill let local logout mapfile popd printf pushd pwd read"
              + " readarray readonly return set shift shopt source suspend test times trap true"
              + " type typeset ulimit umask unalias unset wait");

  /** Those of the builtins whose arguments may assign arrays. */
  static final ImmutableSet<String> DECLARATIONS =
      set("declare typeset local export readonly nameref");

  private BashNames() {}

  private static ImmutableSet<String> set(String words) {
    return ImmutableSet.copyOf(Splitter.on(' ').split(words));
  }
}
