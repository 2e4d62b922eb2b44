package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;

/** All rules that look at one file alone. */
public final class FileRules {
  public static final ImmutableList<FileRule> ALL =
      ImmutableList.<FileRule>builder()
          .add(new YamlSyntaxRule())
          .addAll(FormatRules.ALL)
          .addAll(TaskFormatRules.ALL)
          .addAll(TemplateRules.ALL)
          .addAll(ContentRules.ALL)
          .build();

  private FileRules() {}

  /**
   * What all of them find that are not off, in order of position, before severities and suppressing
   * comments.
   */
  public static ImmutableList<Finding> check(FileContext context) {
    return ALL.stream()
        .filter(rule -> !context.settings().isOff(rule))
        .flatMap(rule -> rule.check(context).stream())
        .sorted(Comparator.comparing(Finding::range))
        .collect(ImmutableList.toImmutableList());
  }
}
