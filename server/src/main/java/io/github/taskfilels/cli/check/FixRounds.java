package io.github.taskfilels.cli.check;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Multiset;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.Fix;
import io.github.taskfilels.ide.rules.FixAll;
import io.github.taskfilels.ide.rules.Linter;
import io.github.taskfilels.ide.rules.Severity;
import io.github.taskfilels.program.load.LoadRefusal.Kind;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes the fixes that need nobody to look at them, until nothing changes. Where those of a file
 * make more errors of it than it had, as two that give the same name do, they are made one by one,
 * without those that do so alone.
 */
final class FixRounds {
  /** Two fixes that undo each other must not go on for ever. */
  private static final int MOST = 200;

  private final Snapshot start;
  private final Linter linter;
  private final Predicate<FileId> mayChange;
  private final Map<FileId, String> texts = new TreeMap<>();
  private final Multiset<FileId> made = HashMultiset.create();
  private final Set<FileId> oneByOne = new HashSet<>();
  private final Set<Choice> refused = new HashSet<>();

  /** Which fix it is, also when other lines have changed. */
  private record Choice(FileId file, String rule, String line, String title) {
    static Choice of(Snapshot snapshot, Finding finding, Fix fix) {
      String line = new LineFingerprints(snapshot).of(finding);
      return new Choice(finding.file(), finding.ruleId(), line, fix.title());
    }
  }

  /**
   * What becomes of the files; nothing is written.
   *
   * @param texts of the files that changed
   * @param made how many fixes in each file
   */
  record Result(ImmutableMap<FileId, String> texts, Multiset<FileId> made) {}

  private FixRounds(Snapshot start, Linter linter, Predicate<FileId> mayChange) {
    this.start = start;
    this.linter = linter;
    this.mayChange = mayChange;
  }

  /**
   * @param find the findings that are to be mended
   * @param mayChange whether a file may be changed
   */
  static Result of(
      Snapshot start,
      Linter linter,
      Function<Snapshot, ImmutableList<Finding>> find,
      Predicate<FileId> mayChange) {
    FixRounds rounds = new FixRounds(start, linter, mayChange);
    Set<Object> seen = new HashSet<>();
    Snapshot snapshot = start;
    for (int round = 0; round < MOST && seen.add(rounds.state()); round++) {
      snapshot = rounds.round(snapshot, find.apply(snapshot));
    }
    rounds.texts.entrySet().removeIf(entry -> isSame(start, entry.getKey(), entry.getValue()));
    return new Result(ImmutableMap.copyOf(rounds.texts), rounds.made);
  }

  private Object state() {
    return List.of(ImmutableMap.copyOf(texts), oneByOne.size(), refused.size());
  }

  private static boolean isSame(Snapshot start, FileId file, String text) {
    FileText before = start.text(file);
    return before != null && before.text().equals(text);
  }

  private Snapshot round(Snapshot snapshot, List<Finding> findings) {
    Map<FileId, Choice> last = new HashMap<>();
    Multiset<FileId> wanted = HashMultiset.create();
    List<Finding> mended = new ArrayList<>();
    for (Finding finding : findings) {
      FileId file = finding.file();
      Fix fix = FixAll.preferred(snapshot, finding);
      if (fix != null
          && fix.edits().keySet().stream().allMatch(mayChange)
          && !refused.contains(Choice.of(snapshot, finding, fix))
          && !(oneByOne.contains(file) && last.containsKey(file))) {
        last.put(file, Choice.of(snapshot, finding, fix));
        wanted.add(file);
        mended.add(finding);
      }
    }
    Map<FileId, String> edited = new HashMap<>();
    for (Map.Entry<FileId, ImmutableList<TextEdit>> edit : FixAll.of(snapshot, mended).entrySet()) {
      FileText text = snapshot.text(edit.getKey());
      if (text != null) {
        edited.put(edit.getKey(), TextEdit.apply(text.text(), edit.getValue()));
      }
    }
    take(snapshot, edited, last);
    wanted.elementSet().retainAll(edited.keySet());
    made.addAll(wanted);
    return start.supposing(texts);
  }

  /** Takes over new texts, but for those with more errors. */
  private void take(Snapshot before, Map<FileId, String> edited, Map<FileId, Choice> last) {
    Map<FileId, String> all = new HashMap<>(texts);
    all.putAll(edited);
    Snapshot after = start.supposing(all);
    for (FileId file : ImmutableList.copyOf(edited.keySet())) {
      Choice choice = last.get(file);
      if (isWorse(before, after, file)) {
        edited.remove(file);
        if (!oneByOne.add(file) && choice != null) {
          refused.add(choice);
        }
      }
    }
    texts.putAll(edited);
  }

  /** Where YAML was broken, other errors may only come to light. */
  private boolean isWorse(Snapshot before, Snapshot after, FileId file) {
    List<Finding> old = errors(before, file);
    return old.stream().noneMatch(finding -> finding.ruleId().equals(Kind.YAML_SYNTAX.id()))
        && errors(after, file).size() > old.size();
  }

  private List<Finding> errors(Snapshot snapshot, FileId file) {
    return linter.of(snapshot, file).stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .toList();
  }
}
