package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.text.TextDifference;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Findings of an earlier snapshot, to be shown until they are found anew.
 *
 * @param texts the files of their places as they were then; of a snapshot all else is forgotten
 */
public record CarriedFindings(
    ImmutableMap<FileId, FileText> texts, ImmutableList<Finding> findings) {

  /**
   * Findings to be carried.
   *
   * @param snapshot where they were found
   */
  public static CarriedFindings of(Snapshot snapshot, ImmutableList<Finding> findings) {
    Map<FileId, FileText> texts = new HashMap<>();
    for (Finding finding : findings) {
      keep(snapshot, finding.file(), texts);
      finding.related().forEach(place -> keep(snapshot, place.file(), texts));
    }
    return new CarriedFindings(ImmutableMap.copyOf(texts), findings);
  }

  private static void keep(Snapshot snapshot, FileId file, Map<FileId, FileText> texts) {
    FileText text = snapshot.text(file);
    if (text != null) {
      texts.put(file, text);
    }
  }

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
    FileText before = texts.get(file);
    FileText after = later.text(file);
    if (before == null || after == null) {
      return before == after ? range : null;
    }
    return TextDifference.between(before.text(), after.text()).moved(range);
  }
}
