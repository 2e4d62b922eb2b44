package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.HashSet;
import java.util.Set;

/**
 * A rule whose mistakes the reader of files finds already, since what Task refuses to load is
 * refused by runs, too.
 *
 * @param kind which of them it tells
 * @param severity of most of them; what Task accepts is a warning whatever the rule
 * @param mends gives what mends one
 */
record ProblemRule(Problem.Kind kind, Severity severity, RulePage page, Mends mends)
    implements FileRule {
  /** What these were called before each had a name of its own. */
  static final String GROUP = "schema";

  /** What mends a problem, the best first. */
  @FunctionalInterface
  interface Mends {
    ImmutableList<Fix> of(FileEdits file, Problem problem);
  }

  /** One that Task refuses or fails with. */
  static ProblemRule error(Problem.Kind kind, RulePage page, Mends mends) {
    return new ProblemRule(kind, Severity.ERROR, page, mends);
  }

  /** One that Task accepts. */
  static ProblemRule warning(Problem.Kind kind, RulePage page, Mends mends) {
    return new ProblemRule(kind, Severity.WARNING, page, mends);
  }

  /** Nothing mends it but thought. */
  static ImmutableList<Fix> none(FileEdits file, Problem problem) {
    return ImmutableList.of();
  }

  @Override
  public String id() {
    return kind.id();
  }

  @Override
  public String group() {
    return switch (kind) {
      case UNKNOWN_KEY, DUPLICATE_KEY, DUPLICATE_NAME -> "";
      default -> GROUP;
    };
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    // A key behind an anchor is read where it stands, and where it is merged, with other words.
    Set<TextRange> keys = new HashSet<>();
    for (Problem problem : context.taskfile().problems()) {
      if (problem.kind() == kind
          && isMeant(problem, context.settings())
          && (kind != Problem.Kind.UNKNOWN_KEY || keys.add(problem.range()))) {
        findings.add(finding(context.file(), problem));
      }
    }
    return findings.build();
  }

  private boolean isMeant(Problem problem, RuleSettings settings) {
    return kind != Problem.Kind.UNKNOWN_KEY || !settings.knownKeys().contains(problem.key());
  }

  private Finding finding(FileId file, Problem problem) {
    ImmutableList<Finding.Related> related =
        problem.related().stream()
            .map(place -> new Finding.Related(place.message(), file, place.range()))
            .collect(ImmutableList.toImmutableList());
    Severity shown =
        problem.effect() == Problem.Effect.DOUBTFUL ? Severity.WARNING : Severity.ERROR;
    return new Finding(id(), shown, problem.message(), file, problem.range(), related);
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    FileEdits file = FileEdits.of(snapshot, finding.file());
    Taskfile taskfile = snapshot.taskfile(finding.file());
    if (file == null || taskfile == null) {
      return ImmutableList.of();
    }
    for (Problem problem : taskfile.problems()) {
      if (problem.kind() == kind
          && problem.range().equals(finding.range())
          && problem.message().equals(finding.message())) {
        return mends.of(file, problem);
      }
    }
    return ImmutableList.of();
  }
}
