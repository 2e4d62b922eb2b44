package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;

/**
 * The words of texts, by which files that cannot name something are passed over: texts of files
 * that nobody looks at are kept packed.
 */
public final class FileWords {
  private FileWords() {}

  /** Whether all words of a name stand somewhere in a file. */
  public static boolean mayHold(Snapshot snapshot, FileId file, String name) {
    return of(snapshot, file).containsAll(words(name));
  }

  private static ImmutableSet<String> of(Snapshot snapshot, FileId file) {
    return snapshot.memo(
        new FileKey(FileWords.class, file),
        reader -> {
          FileText text = reader.text(file);
          return text == null ? ImmutableSet.of() : words(text.text());
        });
  }

  private static ImmutableSet<String> words(String text) {
    ImmutableSet.Builder<String> words = ImmutableSet.builder();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inside = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        words.add(text.substring(start, i).intern());
        start = -1;
      }
    }
    return words.build();
  }
}
