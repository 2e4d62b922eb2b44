package io.github.taskfilels.ide.rules;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSetMultimap;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlTree;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments {@code # taskfile-ls: ignore RULE} of one file. Such a comment on a line of its own
 * silences the rule in the next line that is neither empty nor a comment; behind some text, in its
 * own line. Several rules are separated by commas or spaces; what follows {@code --} is an
 * explanation.
 */
public final class Suppressions {
  private static final String MARK = "taskfile-ls";
  private static final Pattern COMMENT =
      Pattern.compile("#\\s*" + MARK + "\\s*:\\s*ignore\\s+(.*?)(?:\\s--.*)?", Pattern.DOTALL);
  private static final Splitter NAMES = Splitter.on(Pattern.compile("[\\s,]+")).omitEmptyStrings();

  private final LineIndex lines;
  private final ImmutableSetMultimap<Integer, String> rulesByLine;

  private Suppressions(LineIndex lines, ImmutableSetMultimap<Integer, String> rulesByLine) {
    this.lines = lines;
    this.rulesByLine = rulesByLine;
  }

  /** Whether it is worth while to parse a text for them. */
  static boolean mayBeIn(String text) {
    return text.contains(MARK);
  }

  /** Reads the comments of a file. */
  public static Suppressions of(YamlTree tree) {
    LineIndex lines = new LineIndex(tree.text());
    ImmutableSetMultimap.Builder<Integer, String> found = ImmutableSetMultimap.builder();
    int[] contents = null;
    for (TextRange comment : tree.comments()) {
      Matcher matcher = COMMENT.matcher(comment.in(tree.text()).stripTrailing());
      if (matcher.matches()) {
        contents = contents == null ? nextContents(tree.text(), lines) : contents;
        int line = lines.lineOf(comment.start());
        boolean alone = tree.text().substring(lines.lineStart(line), comment.start()).isBlank();
        found.putAll(alone ? contents[line] : line, NAMES.splitToList(matcher.group(1)));
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

  /**
   * For each line the next one that is neither empty nor a comment; the line itself where there is
   * none.
   */
  private static int[] nextContents(String text, LineIndex lines) {
    int[] next = new int[lines.lineCount()];
    int content = -1;
    for (int line = lines.lineCount() - 1; line >= 0; line--) {
      next[line] = content < 0 ? line : content;
      String written = text.substring(lines.lineStart(line), lines.lineEnd(line)).strip();
      content = written.isEmpty() || written.startsWith("#") ? content : line;
    }
    return next;
  }
}
