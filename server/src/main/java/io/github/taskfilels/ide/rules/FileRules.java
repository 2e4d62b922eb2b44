package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.workspace.FileId;
import java.util.Comparator;

/** All rules that look at one file alone. */
public final class FileRules {
  public static final ImmutableList<FileRule> ALL =
      ImmutableList.of(
          new YamlSyntaxRule(),
          new SchemaRule(),
          new UnknownKeyRule(),
          new DuplicateKeyRule(),
          new DuplicateNameRule());

  private FileRules() {}

  /** What all of them find, in order of position, before severities and suppressing comments. */
  public static ImmutableList<Finding> check(
      FileId file, Taskfile taskfile, RuleSettings settings) {
    return ALL.stream()
        .flatMap(rule -> rule.check(file, taskfile, settings).stream())
        .sorted(Comparator.comparing(Finding::range))
        .collect(ImmutableList.toImmutableList());
  }
}
