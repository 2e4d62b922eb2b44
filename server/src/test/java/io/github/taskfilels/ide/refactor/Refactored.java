package io.github.taskfilels.ide.refactor;

import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rules.Fix;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.Snapshot;
import java.util.Map;
import java.util.TreeMap;

/** Refactorings in fixtures: the cursor is {@code $0}, or two of them around a selection. */
final class Refactored {
  private Refactored() {}

  /** All that is offered, with what cannot be chosen. */
  static ImmutableList<Proposal> proposals(String text) {
    Fixture fixture = Fixture.parse(text);
    Fixture.Label selection = fixture.selection();
    Snapshot snapshot = TestWorkspace.of(fixture.files()).snapshot();
    return Refactorings.at(snapshot, id(selection.file()), selection.range());
  }

  /** The titles of all that can be chosen. */
  static ImmutableList<String> titles(String text) {
    return proposals(text).stream()
        .filter(Proposal::possible)
        .map(Proposal::title)
        .collect(ImmutableList.toImmutableList());
  }

  /** Why a proposal cannot be chosen; empty where it can. */
  static String refusal(String text, String title) {
    return proposal(proposals(text), title).refusal();
  }

  /** Whether it is refused at once or where it is chosen. */
  static boolean isRefused(String text, String title) {
    Fixture fixture = Fixture.parse(text);
    Snapshot snapshot = TestWorkspace.of(fixture.files()).snapshot();
    try {
      Refactorings.change(
          snapshot, id(fixture.selection().file()), proposal(proposals(text), title));
      return false;
    } catch (RefactoringRefusedException e) {
      return !e.getMessage().isEmpty();
    }
  }

  private static Proposal proposal(ImmutableList<Proposal> all, String title) {
    return all.stream()
        .filter(proposal -> proposal.title().equals(title))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    title + " is not among " + all.stream().map(Proposal::title).toList()));
  }

  /** The change of a proposal. */
  static Fix fix(String text, String title) {
    Fixture fixture = Fixture.parse(text);
    Fixture.Label selection = fixture.selection();
    Snapshot snapshot = TestWorkspace.of(fixture.files()).snapshot();
    Proposal proposal =
        proposal(Refactorings.at(snapshot, id(selection.file()), selection.range()), title);
    try {
      return Refactorings.change(snapshot, id(selection.file()), proposal);
    } catch (RefactoringRefusedException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  /** The files after a refactoring. */
  static Map<String, String> files(String text, String title) {
    Fix fix = fix(text, title);
    Map<String, String> files = new TreeMap<>(Fixture.parse(text).files());
    fix.edits()
        .forEach(
            (file, edits) ->
                files.compute(file.toString(), (path, old) -> TextEdit.apply(old, edits)));
    fix.created().forEach((file, made) -> files.put(file.toString(), made));
    return files;
  }

  /** A refactoring makes the files of another fixture. */
  static void check(String text, String title, String expected) {
    assertThat(files(text, title)).isEqualTo(new TreeMap<>(Fixture.parse(expected).files()));
  }

  /** The same, and another one makes the old files again. */
  static void checkBothWays(String text, String title, String expected, String back) {
    check(text, title, expected.replace("$0", ""));
    check(expected, back, text.replace("$0", ""));
  }
}
