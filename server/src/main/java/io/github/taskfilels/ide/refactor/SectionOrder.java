package io.github.taskfilels.ide.refactor;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.format.RootOrder;
import io.github.taskfilels.ide.refactor.Proposal.Keeps;
import io.github.taskfilels.ide.refactor.Proposal.Kind;
import io.github.taskfilels.text.TextDifference;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;

/** The sections of the file in the order of Task's style guide, with what is said above them. */
final class SectionOrder implements Refactoring {
  private static final String TITLE = "Sort the sections by Task's style guide";

  @Override
  public ImmutableList<Proposal> at(Selection selection) {
    String text = selection.text();
    String ordered = RootOrder.of(selection.tree());
    if (ordered.equals(text)) {
      return ImmutableList.of();
    }
    TextDifference difference = TextDifference.between(text, ordered);
    TextEdit edit =
        new TextEdit(
            new TextRange(difference.start(), difference.oldEnd()),
            ordered.substring(difference.start(), difference.newEnd()));
    return ImmutableList.of(
        Proposal.of(Kind.SORT, TITLE, Keeps.MODEL, () -> selection.edits().offered(TITLE, edit)));
  }
}
