package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * One way to read a name as a namespace with wildcards and a name behind it.
 *
 * @param match what the wildcards of the namespace stand for
 * @param inner what stands behind the colon; null where the namespace is the whole name
 */
record WildcardSplit(ImmutableList<String> match, @Nullable String inner) {

  /**
   * All ways, those with the longest namespace first: wildcards take as much as they can, and those
   * of the namespace come before those of the task.
   */
  static ImmutableList<WildcardSplit> of(String namespace, String name) {
    WildcardName pattern = WildcardName.of(namespace);
    ImmutableList.Builder<WildcardSplit> splits = ImmutableList.builder();
    ImmutableList<String> whole = pattern.match(name);
    if (whole != null) {
      splits.add(new WildcardSplit(whole, null));
    }
    for (int colon = name.lastIndexOf(':'); colon >= 0; colon = name.lastIndexOf(':', colon - 1)) {
      ImmutableList<String> match = pattern.match(name.substring(0, colon));
      if (match != null) {
        splits.add(new WildcardSplit(match, name.substring(colon + 1)));
      }
    }
    return splits.build();
  }

  /** What is found behind the colon, with the wildcards of the namespace before its own. */
  NameIndex.Answer before(NameIndex.Answer answer) {
    return new NameIndex.Answer(
        answer.found().stream()
            .map(
                located ->
                    located.matching(
                        ImmutableList.<String>builder()
                            .addAll(match)
                            .addAll(located.match())
                            .build()))
            .collect(ImmutableList.toImmutableList()),
        answer.unknown());
  }
}
