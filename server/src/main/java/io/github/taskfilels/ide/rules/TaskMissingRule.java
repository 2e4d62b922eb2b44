package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rules.WrittenReferences.Written;
import io.github.taskfilels.program.ChainFailures;
import io.github.taskfilels.program.ChainFailures.Failure;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.IncludeStep;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.Suggestions;
import org.jspecify.annotations.Nullable;

/** References to tasks that do not exist. */
public final class TaskMissingRule implements WorkspaceRule {
  @Override
  public String id() {
    return "task-missing";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A dependency or call of a task that does not exist, neither by name nor by alias "
            + "or wildcard, in whatever way the file is included. As a warning: one that exists "
            + "in some ways to include the file and not in another. Nothing is said where an "
            + "include that could bring the task cannot be read.",
        "Notices only when it gets there, and fails.",
        """
        version: '3'
        tasks:
          build: {deps: [tset]}
        #                ^^^^
          test: make test
        """,
        """
        version: '3'
        tasks:
          build: {deps: [test]}
          test: make test
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    Programs programs = Programs.around(context.snapshot(), context.file());
    IncludePath includePath = programs.chainTo(context.file());
    Suggestions suggestions = new Suggestions(programs.of(includePath.root()));
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Written written : WrittenReferences.of(context)) {
      if (programs.meaning(context.file(), written.name()).wrong()) {
        String message = message(context, includePath, written.name());
        IncludeStep exclude = programs.exclude(includePath, written.name());
        String suggestion =
            exclude == null ? suggestions.reference(includePath, written.name()) : null;
        if (suggestion != null) {
          message += "; did you mean '" + suggestion + "'?";
        }
        message += excluded(context, exclude);
        findings.add(Finding.of(this, context.file(), written.range(context), message));
      } else {
        inChains(context, programs, written, findings);
      }
    }
    return findings.build();
  }

  /** What fails in one chain and works in another is no error: perhaps nobody calls it there. */
  private void inChains(
      RuleContext context,
      Programs programs,
      Written written,
      ImmutableList.Builder<Finding> findings) {
    ChainFailures.Result result =
        programs.failures(context.file(), written.task().name(), written.name());
    ImmutableList<Failure> failures =
        result.failures().stream()
            .filter(failure -> failure.tasks().isEmpty())
            .collect(ImmutableList.toImmutableList());
    if (failures.isEmpty()) {
      return;
    }
    Failure first = failures.getFirst();
    StringBuilder message =
        new StringBuilder(message(context, first.includePath(), written.name()));
    message.append(excluded(context, first.exclude()));
    if (failures.size() > 1) {
      message.append("; nor in ").append(failures.size() - 1).append(" more ways to this file");
    }
    Finding finding = Finding.of(this, context.file(), written.range(context), message.toString());
    findings.add(result.everywhere() ? finding : finding.withSeverity(Severity.WARNING));
  }

  private static String excluded(RuleContext context, @Nullable IncludeStep exclude) {
    return exclude == null
        ? ""
        : "; include '"
            + exclude.include().namespace()
            + "' of "
            + context.name(exclude.from())
            + " excludes it";
  }

  private static String message(RuleContext context, IncludePath includePath, String name) {
    StringBuilder message = new StringBuilder("no task '").append(name).append('\'');
    if (!includePath.isRoot()) {
      String qualified = includePath.qualify(name);
      message.append(" (as included by ").append(context.name(includePath.root()));
      message.append(qualified.equals(name) ? ")" : ": '" + qualified + "')");
    }
    return message.toString();
  }
}
