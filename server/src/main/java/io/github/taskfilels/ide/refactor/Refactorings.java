package io.github.taskfilels.ide.refactor;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rules.Fix;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import org.jspecify.annotations.Nullable;

/** All refactorings. */
public final class Refactorings {
  private static final ImmutableList<Refactoring> ALL =
      ImmutableList.of(
          new LongForm(),
          new ShortForm(),
          new CollectionStyle(),
          new SectionOrder(),
          new ExtractTask(),
          new InlineTask(),
          new ExtractVariable(),
          new DependencyMoves(),
          new SplitNamespace(),
          new MergeInclude(),
          new MoveTask(),
          new ConvertScript());

  private Refactorings() {}

  /**
   * Which proposal it is.
   *
   * @param hash of the text, for a proposal of another text means nothing
   */
  public record Key(FileId file, TextRange range, int hash, String title) {}

  /** What could be done at a place of a file, with what cannot be done and says why. */
  public static ImmutableList<Proposal> at(Snapshot snapshot, FileId file, TextRange range) {
    Selection selection = Selection.of(snapshot, file, range);
    if (selection == null) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Proposal> proposals = ImmutableList.builder();
    for (Refactoring refactoring : ALL) {
      snapshot.checkCancelled();
      proposals.addAll(refactoring.at(selection));
    }
    return proposals.build();
  }

  /** Finds a proposal again. */
  public static Key key(Snapshot snapshot, FileId file, TextRange range, Proposal proposal) {
    return new Key(file, range, hash(snapshot, file), proposal.title());
  }

  private static int hash(Snapshot snapshot, FileId file) {
    var text = snapshot.text(file);
    return text == null ? 0 : text.text().hashCode();
  }

  /** The change of a proposal; null where the text is another one now. */
  public static @Nullable Fix chosen(Snapshot snapshot, Key key)
      throws RefactoringRefusedException {
    if (hash(snapshot, key.file()) != key.hash()) {
      return null;
    }
    for (Proposal proposal : at(snapshot, key.file(), key.range())) {
      if (proposal.title().equals(key.title())) {
        return change(snapshot, key.file(), proposal);
      }
    }
    return null;
  }

  /** The checked change of a proposal of the same snapshot. */
  public static Fix change(Snapshot snapshot, FileId file, Proposal proposal)
      throws RefactoringRefusedException {
    Fix fix = proposal.change().make();
    RefactoringCheck.check(snapshot, file, proposal, fix);
    return fix;
  }
}
