package io.github.taskfilels.ide.rules;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rules.WrittenReferences.Written;
import io.github.taskfilels.program.ChainFailures;
import io.github.taskfilels.program.ChainFailures.Failure;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.IncludeStep;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.Suggestions;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.PlainScalar;
import io.github.taskfilels.yaml.ScalarStyle;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlScalar;
import org.jspecify.annotations.Nullable;

/** References to tasks that do not exist. */
public final class TaskMissingRule implements WorkspaceRule {
  /** What a name in this file can hold that needs no quotes. */
  private static final CharMatcher NEW_NAME =
      CharMatcher.inRange('a', 'z')
          .or(CharMatcher.inRange('A', 'Z'))
          .or(CharMatcher.inRange('0', '9'))
          .or(CharMatcher.anyOf("_-"));

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
    Programs programs = Programs.ofNames(context.snapshot(), context.file());
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

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    FileEdits file = FileEdits.of(snapshot, finding.file());
    YamlScalar scalar = file == null ? null : file.scalarAt(finding.range().start());
    if (file == null || scalar == null || !scalar.range().equals(finding.range())) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Fix> fixes = ImmutableList.builder();
    Programs programs = Programs.ofNames(snapshot, finding.file());
    IncludePath includePath = programs.chainTo(finding.file());
    String meant =
        new Suggestions(programs.of(includePath.root())).reference(includePath, scalar.value());
    boolean told = finding.message().contains("did you mean");
    if (told && meant != null && scalar.style() != ScalarStyle.DOUBLE_QUOTED) {
      fixes.add(
          file.preferred(
              "Write '" + meant + "'", new TextEdit(scalar.range(), written(scalar, meant))));
    }
    Fix created = create(snapshot, file, scalar);
    if (created != null) {
      fixes.add(created);
    }
    return fixes.build();
  }

  /** A name in the quotes of another, or in some where it needs them. */
  private static String written(YamlScalar scalar, String name) {
    return scalar.style() == ScalarStyle.PLAIN && PlainScalar.isPlain(name, true)
        ? name
        : "'" + name.replace("'", "''") + "'";
  }

  /** The task, below all others; null where it would belong into another file. */
  private static @Nullable Fix create(Snapshot snapshot, FileEdits file, YamlScalar name) {
    Taskfile taskfile = snapshot.taskfile(file.file());
    YamlEntry tasks = file.entryOf("tasks");
    if (taskfile == null
        || tasks == null
        || !(tasks.value() instanceof YamlMapping mapping)
        || mapping.flow()
        || mapping.entries().isEmpty()
        || !NEW_NAME.matchesAllOf(name.value())) {
      return null;
    }
    int first = mapping.entries().getFirst().range().start();
    int end = file.afterLine(mapping.range().end());
    String before = file.text().substring(0, end).endsWith("\n") ? "" : file.newline();
    String text =
        before
            + file.newline()
            + file.indent(first)
            + name.value()
            + ":"
            + file.newline()
            + file.indent(first)
            + "  cmds: []"
            + file.newline();
    return file.offered(
        "Create task '" + name.value() + "'", new TextEdit(TextRange.at(end), text));
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
