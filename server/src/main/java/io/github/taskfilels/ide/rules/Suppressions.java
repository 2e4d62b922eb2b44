package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSetMultimap;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The comments {@code # taskfile-ls: ignore RULE} and {@code # taskfile-ls: ignore-file RULE} of
 * one file. The first on a line of its own silences the rule in the next line that is neither empty
 * nor a comment; behind some text, in its own line; the second in the whole file. With a line goes
 * the text of several lines that begins in it, which can hold no comment of its own. Several rules
 * are separated by commas or spaces; what follows {@code --}, {@code #} or something else that is
 * no name is an explanation, and so is a word behind a space that no rule is called.
 */
public final class Suppressions {
  private static final String MARK = "taskfile-ls";

  /** A comment that silences something; the names of rules follow. */
  private static final Pattern IGNORE =
      Pattern.compile("#[\\s#]*" + MARK + "\\s*:\\s*ignore(-file)?(?:\\s*[:=]|\\s)\\s*");

  /** One that is meant to. */
  private static final Pattern MEANT =
      Pattern.compile("#[\\s#]*" + MARK + "\\s*(?::|\\s(?:ignore|disable)\\b)");

  private static final String SEPARATORS = ", \t";

  private static final Pattern NAME = Pattern.compile("\\w[\\w.-]*");

  /** Nobody names more in one comment. */
  private static final int MOST_NAMES = 100;

  /** In place of a line: all of the file. */
  private static final int EVERYWHERE = -1;

  private final LineIndex lines;
  private final Written written;
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

  /**
   * What stands in the comments of a file, in order of position.
   *
   * @param misunderstood the comments that look as if they silenced something and do not
   */
  record Written(ImmutableList<Ignore> ignores, ImmutableList<TextRange> misunderstood) {
    static final Written NOTHING = new Written(ImmutableList.of(), ImmutableList.of());
  }

  private Suppressions(LineIndex lines, Written written) {
    this.lines = lines;
    this.written = written;
    ImmutableSetMultimap.Builder<Integer, String> byLine = ImmutableSetMultimap.builder();
    for (Ignore ignore : written.ignores()) {
      for (int line = ignore.line(); line <= ignore.lastLine(); line++) {
        byLine.put(line, ignore.id());
      }
      if (ignore.id().equals(UnusedIgnoreRule.ID)) {
        // What is found in a comment on a line of its own stands in no other line.
        byLine.put(lines.lineOf(ignore.range().start()), ignore.id());
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
    ImmutableList.Builder<TextRange> misunderstood = ImmutableList.builder();
    int[] contents = null;
    for (TextRange comment : tree.comments()) {
      String written = comment.in(tree.text()).stripTrailing();
      List<TextRange> names = named(written);
      if (names.isEmpty()) {
        if (MEANT.matcher(written).lookingAt()) {
          misunderstood.add(new TextRange(0, written.length()).shift(comment.start()));
        }
        continue;
      }
      contents = contents == null ? nextContents(tree.text(), lines) : contents;
      int line = lines.lineOf(comment.start());
      boolean alone = tree.text().substring(lines.lineStart(line), comment.start()).isBlank();
      Matcher ignore = IGNORE.matcher(written);
      boolean everywhere = ignore.lookingAt() && ignore.group(1) != null;
      int silenced = everywhere ? EVERYWHERE : alone ? contents[line] : line;
      int last = silenced == EVERYWHERE ? silenced : lastLine(tree, lines, silenced);
      for (TextRange name : names) {
        found.add(new Ignore(name.in(written), name.shift(comment.start()), silenced, last));
      }
    }
    return new Suppressions(lines, new Written(found.build(), misunderstood.build()));
  }

  /** Where the names stand in a comment that silences something; nothing in any other. */
  static List<TextRange> named(String comment) {
    Matcher ignore = IGNORE.matcher(comment);
    return ignore.lookingAt() ? names(comment, ignore.end()) : List.of();
  }

  /**
   * The names from an offset on. An explanation behind a space need not be marked: a word that is
   * no rule and is like none begins it.
   */
  private static List<TextRange> names(String comment, int from) {
    List<TextRange> names = new ArrayList<>();
    Matcher name = NAME.matcher(comment);
    int at = from;
    boolean listed = true;
    while (names.size() < MOST_NAMES && name.region(at, comment.length()).lookingAt()) {
      if (!listed && !Rules.isName(name.group()) && Rules.meantBy(name.group()) == null) {
        break;
      }
      names.add(new TextRange(at, name.end()));
      at = name.end();
      int gap = at;
      while (gap < comment.length() && SEPARATORS.indexOf(comment.charAt(gap)) >= 0) {
        gap++;
      }
      if (gap == at) {
        break;
      }
      listed = comment.substring(at, gap).indexOf(',') >= 0;
      at = gap;
    }
    return names;
  }

  /** What stands in the comments. */
  Written written() {
    return written;
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
    return written.ignores().stream()
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
