package io.github.taskfilels.ide.rules;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSetMultimap;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlTree;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments {@code # taskfile-ls: ignore RULE} of one file. Such a comment on a line of its own
 * silences the rule in the next line that is neither empty nor a comment; behind some text, in its
 * own line. Several rules are separated by commas or spaces; what follows {@code --} is an
 * explanation.
 */
public final class Suppressions {
  private static final Pattern COMMENT =
      Pattern.compile("#\\s*taskfile-ls\\s*:\\s*ignore\\s+(.*?)(?:\\s--.*)?", Pattern.DOTALL);
  private static final Splitter NAMES = Splitter.on(Pattern.compile("[\\s,]+")).omitEmptyStrings();

  private final LineIndex lines;
  private final ImmutableSetMultimap<Integer, String> rulesByLine;

  private Suppressions(LineIndex lines, ImmutableSetMultimap<Integer, String> rulesByLine) {
    this.lines = lines;
    this.rulesByLine = rulesByLine;
  }

  /** Reads the comments of a file. */
  public static Suppressions of(YamlTree tree) {
    LineIndex lines = new LineIndex(tree.text());
    ImmutableSetMultimap.Builder<Integer, String> found = ImmutableSetMultimap.builder();
    for (TextRange comment : tree.comments()) {
      Matcher matcher = COMMENT.matcher(comment.in(tree.text()).stripTrailing());
      if (matcher.matches()) {
        List<String> names = NAMES.splitToList(matcher.group(1));
        found.putAll(target(tree.text(), lines, comment), names);
      }
    }
    return new Suppressions(lines, found.build());
  }

  /** Whether a finding is silenced where it begins. */
  public boolean silences(Finding finding) {
    return !rulesByLine.isEmpty()
        && rulesByLine.containsEntry(lines.lineOf(finding.range().start()), finding.ruleId());
  }

  /** The findings that are not silenced. */
  public ImmutableList<Finding> apply(ImmutableList<Finding> findings) {
    return rulesByLine.isEmpty()
        ? findings
        : findings.stream()
            .filter(finding -> !silences(finding))
            .collect(ImmutableList.toImmutableList());
  }

  private static int target(String text, LineIndex lines, TextRange comment) {
    int line = lines.lineOf(comment.start());
    if (!text.substring(lines.lineStart(line), comment.start()).isBlank()) {
      return line;
    }
    for (int next = line + 1; next < lines.lineCount(); next++) {
      String content = text.substring(lines.lineStart(next), lines.lineEnd(next)).strip();
      if (!content.isEmpty() && !content.startsWith("#")) {
        return next;
      }
    }
    return line;
  }
}
