package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;

/** The rules about templates. */
final class TemplateRules {
  private TemplateRules() {}

  static final ImmutableList<FileRule> ALL =
      ImmutableList.of(
          new TplSyntaxRule(),
          new TplUnknownFunctionRule(),
          new TplArityRule(),
          new TplConstTypeRule(),
          new TplNonFunctionArgsRule(),
          new TplCharLiteralRule(),
          new TplUnknownTemplateRule(),
          new TplDeprecatedRule(),
          new TplRegexRule(),
          new RefSyntaxRule(),
          new TplMaxListRule(),
          new TplCompareTypesRule(),
          new TplStringFuncOnNumberRule(),
          new TplUnreachableRule());
}
