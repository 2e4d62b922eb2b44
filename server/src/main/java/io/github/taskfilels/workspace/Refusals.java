package io.github.taskfilels.workspace;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.yaml.SyntaxCheck;
import io.github.taskfilels.yaml.YamlError;
import org.jspecify.annotations.Nullable;

/**
 * Why Task refuses a text, whatever other files say.
 *
 * @param syntax what is wrong with the YAML by the strict check; null where nothing is
 * @param problems those of the model for which Task refuses the file, in order of position
 */
public record Refusals(@Nullable YamlError syntax, ImmutableList<Problem> problems) {
  private static final Refusals NONE = new Refusals(null, ImmutableList.of());

  static Refusals of(Taskfile taskfile) {
    ImmutableList<YamlError> errors = SyntaxCheck.of(taskfile.tree());
    ImmutableList.Builder<Problem> refused = ImmutableList.builder();
    for (Problem problem : taskfile.problems()) {
      if (problem.refusal() != null) {
        refused.add(problem);
      }
    }
    ImmutableList<Problem> problems = refused.build();
    return errors.isEmpty() && problems.isEmpty()
        ? NONE
        : new Refusals(errors.isEmpty() ? null : errors.getFirst(), problems);
  }
}
