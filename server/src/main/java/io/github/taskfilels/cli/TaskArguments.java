package io.github.taskfilels.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands on a command line beside flags: variables and tasks, wherever they stand.
 *
 * @param variables {@code NAME=value}, in order; the last value of a name counts
 * @param tasks the names of tasks, in order
 */
record TaskArguments(ImmutableMap<String, String> variables, ImmutableList<String> tasks) {
  static TaskArguments of(List<String> words) {
    Map<String, String> variables = new LinkedHashMap<>();
    ImmutableList.Builder<String> tasks = ImmutableList.builder();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 0) {
        tasks.add(word);
      } else {
        variables.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return new TaskArguments(ImmutableMap.copyOf(variables), tasks.build());
  }
}
