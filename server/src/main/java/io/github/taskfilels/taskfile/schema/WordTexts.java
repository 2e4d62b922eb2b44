package io.github.taskfilels.taskfile.schema;

import com.google.common.collect.ImmutableMap;
import org.jspecify.annotations.Nullable;

/**
 * What the fixed words of the format mean, those of {@link Vocabulary}. No word has two meanings.
 * Source: Task 3.53.1 and the manual of Bash.
 */
public final class WordTexts {
  private static final ImmutableMap<String, String> TEXTS =
      ImmutableMap.<String, String>builder()
          .put("checksum", "By the content of the sources. This is the default.")
          .put("timestamp", "By the times of the sources, which are compared with the outputs.")
          .put("none", "Not at all: the task always runs.")
          .put("always", "Each call runs the task. This is the default.")
          .put("once", "The first call runs the task, all others do nothing.")
          .put("when_changed", "Once for each set of variables that it is called with.")
          .put("interleaved", "Output is shown as it comes. This is the default.")
          .put("group", "The output of each command is shown in one piece when it has ended.")
          .put("prefixed", "Each line of output begins with the name of its task.")
          .put("sources", "Goes through the files that sources of the task name.")
          .put("generates", "Goes through the files that generates of the task names.")
          .put("allexport", "Each variable that is set becomes one of the environment.")
          .put("errexit", "The command ends where one of its parts fails.")
          .put("noexec", "Commands are read and not run.")
          .put("noglob", "File patterns stay as they are written.")
          .put("nounset", "To read a variable that is not set is an error.")
          .put("xtrace", "Each command is printed before it runs, with its values.")
          .put("pipefail", "A pipeline fails where any of its commands does, not only the last.")
          .put("dotglob", "File patterns also match names that begin with a dot.")
          .put("expand_aliases", "Aliases are replaced by what they stand for.")
          .put("extglob", "File patterns know ?(…), *(…), +(…), @(…) and !(…).")
          .put("globstar", "The file pattern ** matches any number of folders.")
          .put("nocaseglob", "File patterns match lower and upper case alike.")
          .put("nullglob", "A file pattern that matches nothing disappears.")
          .buildOrThrow();

  private static final ImmutableMap<String, String> LETTERS =
      ImmutableMap.of(
          "a",
          "allexport",
          "e",
          "errexit",
          "n",
          "noexec",
          "f",
          "noglob",
          "u",
          "nounset",
          "x",
          "xtrace");

  private WordTexts() {}

  /** What a word means, one sentence; null for one that is none of the format. */
  public static @Nullable String of(String word) {
    return TEXTS.get(LETTERS.getOrDefault(word, word));
  }
}
