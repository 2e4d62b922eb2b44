package io.github.taskfilels.cli.check;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.Fix;
import io.github.taskfilels.ide.rules.FixAll;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes the fixes that need nobody to look at them, until nothing changes. */
final class FixRounds {
  /** Two fixes that undo each other must not go on for ever. */
  private static final int MOST = 50;

  private FixRounds() {}

  /**
   * What becomes of the files; nothing is written.
   *
   * @param snapshot with the new texts
   * @param texts of the files that changed
   * @param fixes how many were made
   */
  record Result(Snapshot snapshot, ImmutableMap<FileId, String> texts, int fixes) {}

  /**
   * @param find the findings that are to be mended
   * @param mayChange whether a file may be changed
   */
  static Result of(
      Snapshot start,
      Function<Snapshot, ImmutableList<Finding>> find,
      Predicate<FileId> mayChange) {
    Map<FileId, String> texts = new LinkedHashMap<>();
    Set<Map<FileId, String>> seen = new HashSet<>();
    Snapshot snapshot = start;
    int fixes = 0;
    for (int round = 0; round < MOST && seen.add(ImmutableMap.copyOf(texts)); round++) {
      List<Finding> mended = new ArrayList<>();
      List<Fix> wanted = new ArrayList<>();
      for (Finding finding : find.apply(snapshot)) {
        Fix fix = FixAll.preferred(snapshot, finding);
        if (fix != null && fix.edits().keySet().stream().allMatch(mayChange)) {
          mended.add(finding);
          wanted.add(fix);
        }
      }
      ImmutableMap<FileId, ImmutableList<TextEdit>> edits = FixAll.of(snapshot, mended);
      if (edits.isEmpty()) {
        break;
      }
      fixes += (int) wanted.stream().filter(fix -> isIn(fix, edits)).count();
      for (Map.Entry<FileId, ImmutableList<TextEdit>> edit : edits.entrySet()) {
        FileText text = snapshot.text(edit.getKey());
        if (text != null) {
          texts.put(edit.getKey(), TextEdit.apply(text.text(), edit.getValue()));
        }
      }
      snapshot = start.supposing(texts);
    }
    texts.entrySet().removeIf(entry -> isSame(start, entry.getKey(), entry.getValue()));
    return new Result(snapshot, ImmutableMap.copyOf(texts), fixes);
  }

  private static boolean isIn(Fix fix, Map<FileId, ImmutableList<TextEdit>> edits) {
    return fix.edits().entrySet().stream()
        .allMatch(
            entry ->
                edits
                    .getOrDefault(entry.getKey(), ImmutableList.of())
                    .containsAll(entry.getValue()));
  }

  private static boolean isSame(Snapshot start, FileId file, String text) {
    FileText before = start.text(file);
    return before != null && before.text().equals(text);
  }
}
