package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextDifference;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Findings of an earlier snapshot, to be shown until they are found anew.
 *
 * @param snapshot where they were found
 */
public record CarriedFindings(Snapshot snapshot, ImmutableList<Finding> findings) {

  /**
   * The findings with their places in a later snapshot; without those whose text was edited since,
   * and without related places of which that is true.
   */
  public ImmutableList<Finding> in(Snapshot later) {
    ImmutableList.Builder<Finding> carried = ImmutableList.builder();
    for (Finding finding : findings) {
      TextRange range = moved(later, finding.file(), finding.range());
      if (range != null) {
        carried.add(
            new Finding(
                finding.ruleId(),
                finding.severity(),
                finding.message(),
                finding.file(),
                range,
                related(later, finding.related())));
      }
    }
    return carried.build();
  }

  private ImmutableList<Finding.Related> related(
      Snapshot later, ImmutableList<Finding.Related> places) {
    ImmutableList.Builder<Finding.Related> carried = ImmutableList.builder();
    for (Finding.Related place : places) {
      TextRange range = moved(later, place.file(), place.range());
      if (range != null) {
        carried.add(new Finding.Related(place.message(), place.file(), range));
      }
    }
    return carried.build();
  }

  private @Nullable TextRange moved(Snapshot later, FileId file, TextRange range) {
    FileText before = snapshot.text(file);
    FileText after = later.text(file);
    if (before == null || after == null) {
      return before == after ? range : null;
    }
    return TextDifference.between(before.text(), after.text()).moved(range);
  }
}
