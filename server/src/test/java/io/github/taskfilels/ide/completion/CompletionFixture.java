package io.github.taskfilels.ide.completion;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;

/** Asks for candidates at the cursor of a fixture. */
record CompletionFixture(Fixture fixture, Snapshot snapshot, Completions.Result result) {

  static CompletionFixture of(String text) {
    Fixture fixture = Fixture.parse(text);
    Fixture.Place cursor = fixture.cursor();
    TestWorkspace workspace = TestWorkspace.of(fixture.files());
    Snapshot snapshot = workspace.type(cursor.file(), fixture.text(cursor.file()));
    return new CompletionFixture(
        fixture,
        snapshot,
        Completions.at(snapshot, TestWorkspace.id(cursor.file()), cursor.offset()));
  }

  List<String> labels() {
    return result.candidates().stream().map(Candidate::label).toList();
  }

  Candidate candidate(String label) {
    return result.candidates().stream()
        .filter(candidate -> candidate.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError(label + " is not among " + labels()));
  }

  /** The document after a candidate was taken. */
  String taken(String label) {
    return replaced(candidate(label).range(), candidate(label).text());
  }

  /** The same with the snippet, as it is written. */
  String filled(String label) {
    return replaced(candidate(label).range(), String.valueOf(candidate(label).snippet()));
  }

  private String replaced(TextRange range, String text) {
    String before = fixture.text(fixture.cursor().file());
    return before.substring(0, range.start()) + text + before.substring(range.end());
  }
}
