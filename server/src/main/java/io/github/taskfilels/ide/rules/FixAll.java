package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes all fixes at once that need nobody to look at them. */
public final class FixAll {
  private FixAll() {}

  /**
   * The edits of the preferred fixes of findings, by file. Of two that touch each other the first
   * is made; the other is found again in what that makes.
   */
  public static ImmutableMap<FileId, ImmutableList<TextEdit>> of(
      Snapshot snapshot, List<Finding> findings) {
    Map<FileId, EditList> made = new LinkedHashMap<>();
    for (Finding finding : findings) {
      Fix fix = preferred(snapshot, finding);
      if (fix != null && fits(made, fix)) {
        fix.edits()
            .forEach((file, edits) -> made.computeIfAbsent(file, any -> new EditList()).add(edits));
      }
    }
    ImmutableMap.Builder<FileId, ImmutableList<TextEdit>> edits = ImmutableMap.builder();
    made.forEach((file, list) -> edits.put(file, list.inOrder()));
    return edits.buildOrThrow();
  }

  /** The fix that may be made without a person looking; null where there is none. */
  public static @Nullable Fix preferred(Snapshot snapshot, Finding finding) {
    Rule rule = Rules.find(finding.ruleId());
    return rule == null ? null : preferred(rule.fixes(snapshot, finding));
  }

  /** The same among all that mend a finding. */
  public static @Nullable Fix preferred(List<Fix> fixes) {
    for (Fix fix : fixes) {
      if (fix.preferred() && fix.guess().isEmpty() && fix.created().isEmpty()) {
        return fix;
      }
    }
    return null;
  }

  private static boolean fits(Map<FileId, EditList> made, Fix fix) {
    return fix.edits().entrySet().stream()
        .allMatch(
            entry -> {
              EditList list = made.get(entry.getKey());
              return list == null || list.takes(entry.getValue());
            });
  }

  /** Edits of one file that do not touch each other, by where they begin. */
  private static final class EditList {
    private final TreeMap<TextRange, TextEdit> edits = new TreeMap<>();

    void add(List<TextEdit> more) {
      more.forEach(edit -> edits.put(edit.range(), edit));
    }

    boolean takes(List<TextEdit> more) {
      return more.stream().noneMatch(edit -> touches(edit.range()));
    }

    private boolean touches(TextRange range) {
      TextRange before = edits.floorKey(range);
      TextRange after = edits.ceilingKey(range);
      return (before != null && before.end() >= range.start())
          || (after != null && after.start() <= range.end());
    }

    ImmutableList<TextEdit> inOrder() {
      return ImmutableList.copyOf(edits.values());
    }
  }
}
