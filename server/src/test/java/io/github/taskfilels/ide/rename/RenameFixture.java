package io.github.taskfilels.ide.rename;

import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.ide.rename.RenameRefusedException.Reason;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Renames in fixtures. The cursor is {@code $0}; what is expected is the fixture with {@code ‹old›}
 * replaced by the new name, wherever that is written.
 */
final class RenameFixture {
  private RenameFixture() {}

  /** The files after a rename, by path. */
  static Map<String, String> apply(Snapshot snapshot, Renames.Result result) {
    Map<String, String> texts = new HashMap<>();
    result
        .changes()
        .forEach((file, changes) -> texts.put(file.toString(), applied(snapshot, file, changes)));
    return texts;
  }

  static String applied(Snapshot snapshot, FileId file, List<Renames.Change> changes) {
    return TextEdit.apply(
        snapshot.tree(file).text(), changes.stream().map(Renames.Change::edit).toList());
  }

  /** Where a name is after a rename, whose edits before it have moved it. */
  static int movedTo(Renames.Result result, FileId file, TextRange name) {
    int moved = 0;
    for (Renames.Change change : result.changes().getOrDefault(file, ImmutableList.of())) {
      TextEdit edit = change.edit();
      if (edit.range().end() <= name.start()) {
        moved += edit.newText().length() - edit.range().length();
      }
    }
    return name.start() + moved;
  }

  /** A place of each name is {@code ‹name›}; the first that holds {@code $0} is the cursor. */
  static void check(String text, String newName) {
    check(text, newName, false);
  }

  static void check(String text, String newName, boolean guesses) {
    for (String at : List.of("first", "last")) {
      // From any of the names the same is renamed.
      int mark = at.equals("first") ? text.indexOf('‹') : text.lastIndexOf('‹');
      String marked = text.substring(0, mark) + "$0" + text.substring(mark + 1);
      Fixture fixture = Fixture.parse(marked.replace("‹", "").replace("›", ""));
      assertThat(renamed(fixture, newName, guesses))
          .as("at the " + at)
          .isEqualTo(expected(text, newName));
    }
  }

  static ImmutableMap<String, String> expected(String text, String newName) {
    return ImmutableMap.copyOf(
        Fixture.parse(text.replaceAll("‹[^›]*›", newName.replace("$", "\\$"))).files());
  }

  static ImmutableMap<String, String> renamed(Fixture fixture, String newName, boolean guesses) {
    Snapshot snapshot = TestWorkspace.of(fixture.files()).snapshot();
    Fixture.Place cursor = fixture.cursor();
    try {
      Map<String, String> texts = new HashMap<>(fixture.files());
      texts.putAll(
          apply(
              snapshot,
              Renames.rename(snapshot, id(cursor.file()), cursor.offset(), newName, guesses)));
      return ImmutableMap.copyOf(texts);
    } catch (RenameRefusedException e) {
      throw new AssertionError(e.reason() + ": " + e.getMessage(), e);
    }
  }

  /** Refused for this reason, with a message that holds this. */
  static void refused(String text, String newName, Reason reason, String message) {
    Fixture fixture = Fixture.parse(text);
    Snapshot snapshot = TestWorkspace.of(fixture.files()).snapshot();
    Fixture.Place cursor = fixture.cursor();
    RenameRefusedException refusal =
        catchThrowableOfType(
            RenameRefusedException.class,
            () -> Renames.rename(snapshot, id(cursor.file()), cursor.offset(), newName, false));
    assertThat(refusal).as("refused").isNotNull();
    assertThat(refusal.reason() + ": " + refusal.getMessage())
        .startsWith(reason + ": ")
        .contains(message);
  }
}
