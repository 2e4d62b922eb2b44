package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.workspace.FileId;

/** Turns the problems that the model knows into findings. */
final class Problems {
  private Problems() {}

  /** The problems of one kind, with one severity. */
  static ImmutableList<Finding> of(
      Rule rule, FileId file, Taskfile taskfile, Problem.Kind kind, Severity severity) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Problem problem : taskfile.problems()) {
      if (problem.kind() == kind) {
        findings.add(finding(rule, file, problem, severity));
      }
    }
    return findings.build();
  }

  static Finding finding(Rule rule, FileId file, Problem problem, Severity severity) {
    ImmutableList<Finding.Related> related =
        problem.related().stream()
            .map(place -> new Finding.Related(place.message(), file, place.range()))
            .collect(ImmutableList.toImmutableList());
    return new Finding(rule.id(), severity, problem.message(), file, problem.range(), related);
  }
}
