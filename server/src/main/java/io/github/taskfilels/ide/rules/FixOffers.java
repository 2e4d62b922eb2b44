package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be mended at a place of a file. The edits are made when one is chosen. */
public final class FixOffers {
  /** Of very many findings, so many are asked whether they can be mended. */
  private static final int MOST_ASKED = 200;

  private FixOffers() {}

  /**
   * Something that can be chosen.
   *
   * @param key finds it again in the same text
   * @param findings what it mends at the place
   */
  public record Offer(Key key, String title, boolean preferred, ImmutableList<Finding> findings) {}

  /**
   * Which offer it is: of one finding, of all of a rule in a file, or of all in a file.
   *
   * @param rule the id of the rule; empty for all
   * @param start where the finding begins; negative for all in the file
   * @param title of a fix of one finding; empty for all
   */
  public record Key(FileId file, String rule, int start, String title) {
    private static final int ALL = -1;

    static Key ofRule(FileId file, String rule) {
      return new Key(file, rule, ALL, "");
    }

    static Key ofFile(FileId file) {
      return new Key(file, "", ALL, "");
    }
  }

  /**
   * What mends the findings at a place, the best first, and then all findings of the same rules in
   * the file.
   *
   * @param findings all of the file
   */
  public static ImmutableList<Offer> at(
      Snapshot snapshot, FileId file, TextRange range, List<Finding> findings) {
    ImmutableList.Builder<Offer> ones = ImmutableList.builder();
    ImmutableList.Builder<Offer> others = ImmutableList.builder();
    ImmutableList.Builder<Offer> alls = ImmutableList.builder();
    Set<String> rules = new HashSet<>();
    for (Finding finding : findings) {
      Rule rule = touches(range, finding.range()) ? Rules.find(finding.ruleId()) : null;
      if (rule == null) {
        continue;
      }
      for (Fix fix : rule.fixes(snapshot, finding)) {
        Key key = new Key(file, rule.id(), finding.range().start(), fix.title());
        Offer offer = new Offer(key, fix.title(), fix.preferred(), ImmutableList.of(finding));
        (fix.preferred() ? ones : others).add(offer);
        if (fix.preferred() && rules.add(rule.id()) && isRepeated(snapshot, rule, findings)) {
          String title = "Fix all '" + rule.id() + "' in this file";
          alls.add(new Offer(Key.ofRule(file, rule.id()), title, false, ImmutableList.of(finding)));
        }
      }
    }
    return ImmutableList.<Offer>builder()
        .addAll(ones.build())
        .addAll(others.build())
        .addAll(alls.build())
        .build();
  }

  private static boolean touches(TextRange cursor, TextRange found) {
    return cursor.start() <= found.end() && found.start() <= cursor.end();
  }

  private static boolean isRepeated(Snapshot snapshot, Rule rule, List<Finding> findings) {
    return findings.stream()
            .filter(finding -> finding.ruleId().equals(rule.id()))
            .limit(MOST_ASKED)
            .filter(finding -> FixAll.preferred(snapshot, finding) != null)
            .limit(2)
            .count()
        > 1;
  }

  /** What mends all that has one right answer in the file; null where nothing has. */
  public static @Nullable Offer everything(Snapshot snapshot, FileId file, List<Finding> findings) {
    return findings.stream()
            .limit(MOST_ASKED)
            .anyMatch(finding -> FixAll.preferred(snapshot, finding) != null)
        ? new Offer(Key.ofFile(file), "Fix all in this file", false, ImmutableList.of())
        : null;
  }

  /**
   * The change that an offer stands for; null where the text is another one now.
   *
   * @param findings all of the file
   */
  public static @Nullable Fix chosen(Snapshot snapshot, Key key, List<Finding> findings) {
    if (key.start() < 0) {
      List<Finding> meant =
          findings.stream()
              .filter(finding -> key.rule().isEmpty() || finding.ruleId().equals(key.rule()))
              .toList();
      return new Fix("", true, FixAll.of(snapshot, meant), ImmutableMap.of(), "");
    }
    Rule rule = Rules.find(key.rule());
    for (Finding finding : findings) {
      if (rule != null
          && finding.ruleId().equals(key.rule())
          && finding.range().start() == key.start()) {
        for (Fix fix : rule.fixes(snapshot, finding)) {
          if (fix.title().equals(key.title())) {
            return fix;
          }
        }
      }
    }
    return null;
  }
}
