package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rules.Suppressions.Ignore;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlTree;

/** Comments that silence a rule which finds nothing there. */
public final class UnusedIgnoreRule implements Rule {
  @Override
  public String id() {
    return "unused-ignore";
  }

  @Override
  public Severity severity() {
    return Severity.INFORMATION;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A comment `# taskfile-ls: ignore RULE` that silences nothing: the mistake was mended, or"
            + " the rule is misspelt. It would hide the next mistake.",
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
    for (Ignore ignore : Suppressions.of(tree).unused(findings)) {
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
    return Rules.names().contains(id)
        ? "'" + id + "' finds nothing here; remove it from the comment"
        : "there is no rule '" + id + "'; remove it from the comment";
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    FileEdits file = FileEdits.of(snapshot, finding.file());
    if (file == null) {
      return ImmutableList.of();
    }
    for (TextRange comment : file.tree().comments()) {
      if (comment.covers(finding.range())) {
        return ImmutableList.of(file.preferred("Remove it", without(file, comment, finding)));
      }
    }
    return ImmutableList.of();
  }

  /** Without the comment where it names one rule only, else without the name of the rule. */
  private static TextEdit without(FileEdits file, TextRange comment, Finding finding) {
    String text = file.text();
    long names =
        Suppressions.of(file.tree()).unused(ImmutableList.of()).stream()
            .filter(ignore -> ignore.comment().equals(comment))
            .count();
    if (names > 1) {
      int end = finding.range().end();
      while (end < comment.end() && ", \t".indexOf(text.charAt(end)) >= 0) {
        end++;
      }
      return new TextEdit(new TextRange(finding.range().start(), end), "");
    }
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
