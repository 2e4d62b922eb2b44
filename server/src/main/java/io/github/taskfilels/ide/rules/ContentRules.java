package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;

/** The rules about what is written well and means nothing, or something else. */
final class ContentRules {
  private ContentRules() {}

  static final ImmutableList<FileRule> ALL =
      ImmutableList.<FileRule>builder()
          .add(new ShSyntaxRule())
          .add(new GlobExcludeOrderRule())
          .add(new GeneratesWithoutSourcesRule())
          .add(new WatchNoSourcesRule())
          .add(new MatchReservedRule())
          .add(new TaskNameRegexRule())
          .add(new TaskNameEqualsRule())
          .add(new AliasDuplicateRule())
          .add(new WildcardMatchIndexRule())
          .add(new VarOverridesSpecialRule())
          .add(new SecretLiteralRule())
          .add(new EnvNotExportableRule())
          .add(new ForAttributeMissingRule())
          .add(new ExitCodeOutsideDeferRule())
          .add(new FlattenAliasesUnusedRule())
          .add(new IncludeInsecureRule())
          .add(new VersionFloatRule())
          .add(new MultiDocumentRule())
          .add(new CdNoEffectRule())
          .add(new YamlBooleanWordRule())
          .add(new LeadingZeroIntRule())
          .add(new TplNotRenderedRule())
          .add(new ForItemTemplateRule())
          .add(new RequiresSelfSatisfiedRule())
          .add(new TaskNoOpRule())
          .add(new NamespaceOddRule())
          .add(new LongFloatRule())
          .add(new GlobInvalidRule())
          .add(new ForVarTypeRule())
          .add(new WildcardShadowedRule())
          .add(new RequiresEnumNonstringRule())
          .add(new DotenvCliVarRule())
          .add(new SecretLeakRule())
          .add(new ChecksumWrongFieldRule())
          .add(new ShCacheDirRule())
          .add(new VarUsedBeforeDefinitionRule())
          .add(new ForVarPathRule())
          .add(new MatchWithoutWildcardRule())
          .add(new VarUnusedRule())
          .add(new ForMatrixDynamicRefRule())
          .add(new VarSelfReferenceRule())
          .add(new DescMissingRule())
          .add(new NonStringMapKeyRule())
          .add(new EnvRefersVarRule())
          .add(new IncludeSchemeRule())
          .build();
}
