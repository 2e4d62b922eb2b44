package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The includes of one file by the names that they can bring: a file may have thousands. */
final class IncludesByPrefix {
  private final ImmutableList<IncludeStep> steps;
  private final ImmutableListMultimap<String, Integer> byPrefix;
  private final ImmutableList<Integer> anyName;
  private final int longest;

  /**
   * @param steps all includes of the file, in order
   * @param anyName whether an include can bring names that do not begin with what is written before
   *     its tasks
   */
  IncludesByPrefix(ImmutableList<IncludeStep> steps, Predicate<IncludeStep> anyName) {
    ImmutableListMultimap.Builder<String, Integer> prefixes = ImmutableListMultimap.builder();
    ImmutableList.Builder<Integer> any = ImmutableList.builder();
    int length = 0;
    for (int i = 0; i < steps.size(); i++) {
      IncludeStep step = steps.get(i);
      ImmutableList<String> written = IncludeStep.prefixes(step.include());
      if (written.isEmpty()
          || written.stream().anyMatch(prefix -> prefix.indexOf('*') >= 0)
          || anyName.test(step)) {
        any.add(i);
        continue;
      }
      for (String prefix : written) {
        prefixes.put(prefix, i);
        length = Math.max(length, prefix.length());
      }
    }
    this.steps = steps;
    this.byPrefix = prefixes.build();
    this.anyName = any.build();
    this.longest = length;
  }

  /** The includes that may bring a name of the file's table, in order. */
  ImmutableList<IncludeStep> of(String name) {
    if (anyName.size() == steps.size()) {
      return steps;
    }
    TreeSet<Integer> places = new TreeSet<>(anyName);
    places.addAll(byPrefix.get(name));
    for (int colon = name.indexOf(':');
        colon >= 0 && colon <= longest;
        colon = name.indexOf(':', colon + 1)) {
      places.addAll(byPrefix.get(name.substring(0, colon)));
    }
    return places.stream().map(steps::get).collect(ImmutableList.toImmutableList());
  }
}
