package io.github.taskfilels.ide.rules;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Include;

/** Namespaces that make names which are hard to call. */
public final class NamespaceOddRule implements FileRule {
  private static final CharMatcher ODD = CharMatcher.whitespace().or(CharMatcher.is('*'));

  @Override
  public String id() {
    return "namespace-odd";
  }

  @Override
  public Severity severity() {
    return Severity.INFORMATION;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A namespace of an include that is empty or holds white space or an asterisk: the names of"
            + " its tasks are hard to call, and nobody expects them.",
        "Takes it as it is.",
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          my docs: ./docs.yml
        # ^^^^^^^
        //- /docs.yml
        version: '3'
        """,
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          docs: ./docs.yml
        //- /docs.yml
        version: '3'
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();

    for (Include include : context.taskfile().includes()) {
      if (!include.flatten()
          && (include.namespace().isEmpty() || ODD.matchesAnyOf(include.namespace()))) {
        findings.add(
            context.finding(
                this,
                include.namespaceRange(),
                "an empty namespace, or one with white space or an asterisk, is hard to call; use letters,"
                    + " digits and hyphens"));
      }
    }
    return findings.build();
  }
}
