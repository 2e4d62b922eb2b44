package io.github.taskfilels.ide.rules;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSetMultimap;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlTree;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The comments {@code # taskfile-ls: ignore RULE} and {@code # taskfile-ls: ignore-file RULE} of
 * one file. The first on a line of its own silences the rule in the next line that is neither empty
 * nor a comment; behind some text, in its own line; the second in the whole file. With a line goes
 * the text of several lines that begins in it, which can hold no comment of its own. Several rules
 * are separated by commas or spaces; what follows {@code --} is an explanation.
 */
public final class Suppressions {
  private static final String MARK = "taskfile-ls";
  private static final Pattern COMMENT =
      Pattern.compile(
          "#\\s*" + MARK + "\\s*:\\s*ignore(-file)?\\s+(.*?)(?:\\s--.*)?", Pattern.DOTALL);
  private static final Splitter NAMES = Splitter.on(Pattern.compile("[\\s,]+")).omitEmptyStrings();

  /** In place of a line: all of the file. */
  private static final int EVERYWHERE = -1;

  private final LineIndex lines;
  private final ImmutableList<Ignore> ignores;
  private final ImmutableSetMultimap<Integer, String> rulesByLine;

  /**
   * One rule that a comment names.
   *
   * @param id what is written
   * @param range where that stands
   * @param line the line in which it silences, from 0; negative for the whole file
   * @param lastLine the last line in which it does
   */
  record Ignore(String id, TextRange range, int line, int lastLine) {}

  private Suppressions(LineIndex lines, ImmutableList<Ignore> ignores) {
    this.lines = lines;
    this.ignores = ignores;
    ImmutableSetMultimap.Builder<Integer, String> byLine = ImmutableSetMultimap.builder();
    for (Ignore ignore : ignores) {
      for (int line = ignore.line(); line <= ignore.lastLine(); line++) {
        byLine.put(line, ignore.id());
      }
    }
    this.rulesByLine = byLine.build();
  }

  /** Whether it is worth while to parse a text for them. */
  static boolean mayBeIn(String text) {
    return text.contains(MARK);
  }

  /** Reads the comments of a file. */
  public static Suppressions of(YamlTree tree) {
    LineIndex lines = new LineIndex(tree.text());
    ImmutableList.Builder<Ignore> found = ImmutableList.builder();
    int[] contents = null;
    for (TextRange comment : tree.comments()) {
      Matcher matcher = COMMENT.matcher(comment.in(tree.text()).stripTrailing());
      if (matcher.matches()) {
        contents = contents == null ? nextContents(tree.text(), lines) : contents;
        int line = lines.lineOf(comment.start());
        boolean alone = tree.text().substring(lines.lineStart(line), comment.start()).isBlank();
        int silenced = matcher.group(1) != null ? EVERYWHERE : alone ? contents[line] : line;
        int last = silenced == EVERYWHERE ? silenced : lastLine(tree, lines, silenced);
        int from = matcher.start(2);
        for (String id : NAMES.split(matcher.group(2))) {
          from = comment.in(tree.text()).indexOf(id, from);
          TextRange range = new TextRange(from, from + id.length()).shift(comment.start());
          found.add(new Ignore(id, range, silenced, last));
          from += id.length();
        }
      }
    }
    return new Suppressions(lines, found.build());
  }

  /** How many rules a comment names. */
  static int namesIn(YamlTree tree, TextRange comment) {
    Matcher matcher = COMMENT.matcher(comment.in(tree.text()).stripTrailing());
    return matcher.matches() ? NAMES.splitToList(matcher.group(2)).size() : 0;
  }

  /** What the comments name, in order of position. */
  ImmutableList<Ignore> ignores() {
    return ignores;
  }

  /** Whether a finding is silenced where it begins. */
  public boolean silences(Finding finding) {
    return !rulesByLine.isEmpty()
        && (isNamed(EVERYWHERE, finding)
            || isNamed(lines.lineOf(finding.range().start()), finding));
  }

  private boolean isNamed(int line, Finding finding) {
    return rulesByLine.containsEntry(line, finding.ruleId())
        || rulesByLine.containsEntry(line, Rules.groupOf(finding.ruleId()));
  }

  /** The findings that are not silenced. */
  public ImmutableList<Finding> apply(ImmutableList<Finding> findings) {
    return rulesByLine.isEmpty()
        ? findings
        : findings.stream()
            .filter(finding -> !silences(finding))
            .collect(ImmutableList.toImmutableList());
  }

  /** Those that silence none of the findings, in order of position. */
  ImmutableList<Ignore> unused(ImmutableList<Finding> findings) {
    Set<String> found = new HashSet<>();
    for (Finding finding : findings) {
      int line = lines.lineOf(finding.range().start());
      for (String name : new String[] {finding.ruleId(), Rules.groupOf(finding.ruleId())}) {
        found.add(line + " " + name);
        found.add(EVERYWHERE + " " + name);
      }
    }
    return ignores.stream()
        .filter(
            ignore ->
                IntStream.rangeClosed(ignore.line(), ignore.lastLine())
                    .noneMatch(line -> found.contains(line + " " + ignore.id())))
        .collect(ImmutableList.toImmutableList());
  }

  /** The last line of the text that begins in a line; the line itself where none goes on. */
  private static int lastLine(YamlTree tree, LineIndex lines, int line) {
    int last = line;
    for (Object node : tree.pathTo(lines.lineEnd(line))) {
      if (node instanceof YamlScalar scalar && lines.lineOf(scalar.range().start()) == line) {
        last = lines.lineOf(scalar.range().end());
      }
    }
    return last;
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
