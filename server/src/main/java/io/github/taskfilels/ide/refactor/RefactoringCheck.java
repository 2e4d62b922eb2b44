package io.github.taskfilels.ide.refactor;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rules.Fix;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Refusals;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlTree;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The net below all refactorings: reads the files as they would be. */
final class RefactoringCheck {
  private RefactoringCheck() {}

  /** The workspace as it would be with a change. */
  static Snapshot after(Snapshot snapshot, Fix fix) {
    Map<FileId, String> texts = new LinkedHashMap<>(fix.created());
    fix.edits()
        .forEach(
            (file, edits) -> {
              YamlTree tree = snapshot.tree(file);
              if (tree != null) {
                texts.put(file, TextEdit.apply(tree.text(), edits));
              }
            });
    return snapshot.supposing(texts);
  }

  /** Refuses a change after which a file is not what it has to be. */
  static void check(Snapshot snapshot, FileId file, Proposal proposal, Fix fix)
      throws RefactoringRefusedException {
    Snapshot after = after(snapshot, fix);
    for (FileId changed : fix.edits().keySet()) {
      refuseBroken(snapshot, after, changed);
    }
    for (FileId made : fix.created().keySet()) {
      refuseBroken(snapshot, after, made);
    }
    Taskfile one = snapshot.taskfile(file);
    Taskfile other = after.taskfile(file);
    if (proposal.keeps() == Proposal.Keeps.MODEL
        && one != null
        && other != null
        && !ModelText.of(one).equals(ModelText.of(other))) {
      throw new RefactoringRefusedException(
          "this would mean something else to Task in this file; change it by hand");
    }
  }

  private static void refuseBroken(Snapshot before, Snapshot after, FileId file)
      throws RefactoringRefusedException {
    Refusals now = after.refusals(file);
    boolean whole =
        now != null
            && now.syntax() == null
            && now.problems().size() <= problems(before.refusals(file)).size();
    if (!whole) {
      throw new RefactoringRefusedException(
          "Task could not read " + file.fileName() + " any more; change it by hand");
    }
  }

  private static ImmutableList<Problem> problems(@Nullable Refusals refusals) {
    return refusals == null ? ImmutableList.of() : refusals.problems();
  }
}
