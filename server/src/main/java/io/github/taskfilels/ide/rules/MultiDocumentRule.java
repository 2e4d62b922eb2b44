package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlTree;

/** More than one document in a file. */
public final class MultiDocumentRule implements FileRule {
  @Override
  public String id() {
    return "multi-document";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A file with more than one YAML document. Only the first one counts.",
        "Reads the first and ignores the others.",
        """
        version: '3'
        tasks: {build: make}
        ---
        #^^
        tasks: {test: make test}
        """,
        """
        version: '3'
        tasks: {build: make, test: make test}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    YamlTree tree = context.taskfile().tree();
    int end = tree.document().end();
    String rest = tree.text().substring(Math.min(end, tree.text().length()));
    return rest.startsWith("---") && rest.lines().skip(1).anyMatch(MultiDocumentRule::says)
        ? ImmutableList.of(
            context.finding(
                this,
                new TextRange(end, end + 3),
                "Task reads the first document only; what stands below is ignored"))
        : ImmutableList.of();
  }

  private static boolean says(String line) {
    String text = line.strip();
    return !text.isEmpty() && !text.startsWith("#") && !text.equals("---") && !text.equals("...");
  }
}
