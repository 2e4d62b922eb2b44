package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;

/** All rules. */
public final class Rules {
  /** Those that look at more than one file. */
  public static final ImmutableList<WorkspaceRule> WORKSPACE =
      ImmutableList.of(
          new ShadowedFileRule(),
          new IncludeCycleRule(),
          new IncludeSelfRule(),
          new IncludeMissingRule(),
          new IncludePathRule(),
          new IncludeUnresolvedRule(),
          new IncludeChecksumRule(),
          new IncludeVersionRule(),
          new IncludeDotenvRule(),
          new IncludeNameClashRule(),
          new IncludeGlobalClashRule(),
          new TaskMissingRule(),
          new TaskAmbiguousRule(),
          new TaskCycleRule());

  /** Every rule, in the order of documentation. */
  public static final ImmutableList<Rule> ALL =
      ImmutableList.<Rule>builder()
          .add(new UnreadableFileRule())
          .addAll(FileRules.ALL)
          .addAll(WORKSPACE)
          .build();

  private Rules() {}

  /** The ids of all rules, sorted. */
  public static ImmutableList<String> ids() {
    return ImmutableList.sortedCopyOf(ALL.stream().map(Rule::id).toList());
  }
}
