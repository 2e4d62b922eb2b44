package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rules.Suppressions.Ignore;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlTree;
import java.util.List;

/** Comments that silence a rule which finds nothing there. */
public final class UnusedIgnoreRule implements Rule {
  static final String ID = "unused-ignore";

  private static final String MISUNDERSTOOD =
      "this comment silences nothing; write '# taskfile-ls: ignore RULE', or 'ignore-file' for the"
          + " whole file";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Severity severity() {
    return Severity.INFORMATION;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A comment `# taskfile-ls: ignore RULE` that silences nothing: the mistake was mended, the"
            + " rule is misspelt, or the comment is written in another way. It would hide the next"
            + " mistake, or hides none.",
        "Task does not know these comments.",
        """
        version: '3'
        tasks:
          # taskfile-ls: ignore duplicate-name
          #                     ^^^^^^^^^^^^^^
          build: make
        """,
        """
        version: '3'
        tasks:
          build: make
        """);
  }

  /**
   * @param findings all of the file, also those that are silenced
   */
  ImmutableList<Finding> check(
      Snapshot snapshot, FileId file, RuleSettings settings, ImmutableList<Finding> findings) {
    YamlTree tree = snapshot.tree(file);
    if (tree == null) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Finding> found = ImmutableList.builder();
    Suppressions comments = Suppressions.of(tree);
    for (TextRange comment : comments.written().misunderstood()) {
      found.add(Finding.of(this, file, comment, MISUNDERSTOOD));
    }
    for (Ignore ignore : comments.unused(findings)) {
      String message = message(ignore.id());
      if (!settings.isOff(ignore.id())
          && !ignore.id().equals(id())
          // Another machine may have the program, or its user may have it asked.
          && !ShellCheckRule.isOutside(ignore.id())) {
        found.add(Finding.of(this, file, ignore.range(), message));
      }
    }
    return found.build();
  }

  private static String message(String id) {
    if (Rules.isName(id)) {
      return "'" + id + "' finds nothing here; remove it from the comment";
    }
    String meant = Rules.meantBy(id);
    return "there is no rule '"
        + id
        + (meant == null ? "'; remove it from the comment" : "'; did you mean '" + meant + "'?");
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    FileEdits file = FileEdits.of(snapshot, finding.file());
    if (file == null) {
      return ImmutableList.of();
    }
    for (TextRange comment : file.tree().comments()) {
      if (comment.covers(finding.range())) {
        return fixes(file, comment, finding);
      }
    }
    return ImmutableList.of();
  }

  private static ImmutableList<Fix> fixes(FileEdits file, TextRange comment, Finding finding) {
    List<TextRange> names = Suppressions.named(comment.in(file.text()).stripTrailing());
    if (!names.contains(finding.range().shift(-comment.start()))) {
      TextEdit removed = withoutComment(file, comment);
      return ImmutableList.of(Fix.offered("Remove the comment", finding.file(), removed));
    }
    TextEdit removed = without(file, comment, finding, names.size());
    String name = finding.range().in(file.text());
    String meant = Rules.isName(name) ? null : Rules.meantBy(name);
    return meant == null
        ? ImmutableList.of(file.preferred("Remove it", removed))
        : ImmutableList.of(
            file.preferred("Change to '" + meant + "'", new TextEdit(finding.range(), meant)),
            Fix.offered("Remove it", finding.file(), removed));
  }

  /** Without the comment where it names one rule only, else without the name of the rule. */
  private static TextEdit without(FileEdits file, TextRange comment, Finding finding, int names) {
    String text = file.text();
    if (names > 1) {
      int end = finding.range().end();
      while (end < comment.end() && ", \t".indexOf(text.charAt(end)) >= 0) {
        end++;
      }
      int start = finding.range().start();
      // Behind the last name no comma is left before the explanation.
      if (text.substring(finding.range().end(), end).indexOf(',') < 0) {
        end = finding.range().end();
        while (", \t".indexOf(text.charAt(start - 1)) >= 0) {
          start--;
        }
      }
      return new TextEdit(new TextRange(start, end), "");
    }
    return withoutComment(file, comment);
  }

  private static TextEdit withoutComment(FileEdits file, TextRange comment) {
    String text = file.text();
    int line = file.lineStart(comment.start());
    if (text.substring(line, comment.start()).isBlank()) {
      return new TextEdit(new TextRange(line, file.afterLine(comment.end())), "");
    }
    int start = comment.start();
    while (start > line && " \t".indexOf(text.charAt(start - 1)) >= 0) {
      start--;
    }
    return new TextEdit(new TextRange(start, comment.end()), "");
  }
}
