package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import com.google.common.collect.Ordering;
import io.github.taskfilels.text.SimilarNames;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
          new ExcludeNoMatchRule(),
          new IncludeIgnoredRootKeyRule(),
          new IncludeOutputLeakRule(),
          new IncludeVarNoEffectRule(),
          new IncludePathDynamicVarRule(),
          new IncludeAliasConflictRule(),
          new IncludeUnusedRule(),
          new IncludeVarUnusedRule(),
          new DotenvInvalidRule(),
          new DotenvMissingRule(),
          new RequiresEnumViolationRule(),
          new VarShadowedCliRule(),
          new TaskEnvInTemplateRule(),
          new VarUndefinedRule(),
          new ForVarUndefinedRule(),
          new TplMissingIntoFuncRule(),
          new ShellVarForTemplateVarRule(),
          new ShellVarUndefinedRule(),
          new ScriptTaskMissingRule(),
          new RequiresUnsatisfiedRule(),
          new IncludeDefaultShadowedRule(),
          new TaskMissingRule(),
          new TaskAmbiguousRule(),
          new TaskCycleRule(),
          new CycleOnlyWithRule(),
          new MissingDependencyRule(),
          new OutputClashRule(),
          new SharedOnceRule());

  /** Every rule, in the order of documentation. */
  public static final ImmutableList<Rule> ALL =
      ImmutableList.<Rule>builder()
          .add(new UnreadableFileRule())
          .addAll(FileRules.ALL)
          .addAll(WORKSPACE)
          .add(ShellCheckRule.RULE, new UnusedIgnoreRule(), new ProjectSettingsRule())
          .build();

  private static final ImmutableMap<String, Rule> BY_ID = Maps.uniqueIndex(ALL, Rule::id);

  private static final ImmutableSortedSet<String> NAMES =
      ALL.stream()
          .flatMap(rule -> Stream.of(rule.id(), rule.group()))
          .filter(name -> !name.isEmpty())
          .collect(ImmutableSortedSet.toImmutableSortedSet(Ordering.natural()));

  private static final SimilarNames SIMILAR = new SimilarNames(NAMES);

  private Rules() {}

  /** The rule of an id; null if there is none. */
  public static @Nullable Rule find(String id) {
    return BY_ID.get(id);
  }

  /** The name of the group of a rule; empty where it is in none. */
  public static String groupOf(String id) {
    Rule rule = BY_ID.get(id);
    return rule == null ? "" : rule.group();
  }

  /** The ids of all rules, sorted. */
  public static ImmutableList<String> ids() {
    return ImmutableList.sortedCopyOf(BY_ID.keySet());
  }

  /** What settings and comments may name: the ids of all rules and the names of groups, sorted. */
  public static ImmutableList<String> names() {
    return NAMES.asList();
  }

  /** Whether settings and comments may name it. */
  static boolean isName(String name) {
    return NAMES.contains(name);
  }

  /** What they probably mean by a name that is none; null where none is near. */
  static @Nullable String meantBy(String name) {
    return SIMILAR.nearest(name);
  }
}
