package io.github.taskfilels.run.launch;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which tasks are wanted, and with what.
 *
 * @param tasks names, in order; none stands for {@code default}
 * @param variables {@code NAME=value}, in order
 * @param rest what stands behind {@code --}
 */
public record TaskArguments(
    ImmutableList<String> tasks,
    ImmutableMap<String, String> variables,
    ImmutableList<String> rest) {
  private static final ImmutableList<String> DEFAULT = ImmutableList.of("default");

  /** One task without anything else. */
  public static TaskArguments of(String task) {
    return new TaskArguments(ImmutableList.of(task), ImmutableMap.of(), ImmutableList.of());
  }

  /**
   * The words of a command line: variables and tasks, wherever they stand. The last value of a name
   * counts.
   *
   * @param rest what stands behind {@code --}
   */
  public static TaskArguments of(List<String> words, ImmutableList<String> rest) {
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
    return new TaskArguments(tasks.build(), ImmutableMap.copyOf(variables), rest);
  }

  /** The names of the tasks that are meant; at least one. */
  ImmutableList<String> names() {
    return tasks.isEmpty() ? DEFAULT : tasks;
  }

  /** The same for other tasks. */
  TaskArguments naming(ImmutableList<String> others) {
    return new TaskArguments(others, variables, rest);
  }
}
