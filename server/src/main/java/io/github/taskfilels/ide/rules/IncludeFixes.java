package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.Snapshot;

/** What mends includes. */
final class IncludeFixes {
  private IncludeFixes() {}

  /** Without the include around a finding. */
  static ImmutableList<Fix> remove(Snapshot snapshot, Finding finding) {
    FileEdits file = FileEdits.of(snapshot, finding.file());
    Taskfile taskfile = snapshot.taskfile(finding.file());
    if (file == null || taskfile == null) {
      return ImmutableList.of();
    }
    for (Include include : taskfile.includes()) {
      if (include.range().covers(finding.range())) {
        TextEdit edit = file.withoutEntryAt(include.namespaceRange().start());
        TextEdit all = edit == null ? file.withoutEntry("includes") : edit;
        return all == null
            ? ImmutableList.of()
            : ImmutableList.of(file.offered("Remove include '" + include.namespace() + "'", all));
      }
    }
    return ImmutableList.of();
  }
}
