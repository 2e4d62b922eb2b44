package io.github.taskfilels.cli.check;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.cli.edit.EncodedFile;
import io.github.taskfilels.cli.edit.LineDiff;
import io.github.taskfilels.cli.edit.UnifiedDiff;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.run.report.Colors;
import io.github.taskfilels.text.Printable;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileProblem;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What fixes make of files, shown or written.
 *
 * @param before the files as they were read
 */
record FixedFiles(Console console, Colors colors, Snapshot before) {

  /** Shows the changes on standard output as one that {@code patch} takes. */
  void show(Map<FileId, String> texts) {
    texts.forEach(
        (file, text) -> {
          FileText old = before.text(file);
          Path path = file.path();
          if (old != null && path != null) {
            String name = console.show(path);
            String diff = UnifiedDiff.of(name, old.text(), LineDiff.of(old.text(), text));
            // What is piped must be what a patch needs.
            console.out().print(console.display() ? UnifiedDiff.painted(diff, colors) : diff);
          }
        });
  }

  /** Writes the texts, each in one step; tells of those that cannot be, and gives the others. */
  ImmutableMap<FileId, String> write(Map<FileId, String> texts) {
    ImmutableMap.Builder<FileId, String> written = ImmutableMap.builder();
    texts.forEach(
        (file, text) -> {
          Path path = file.path();
          FileText old = before.text(file);
          if (path != null && old != null && write(path, old.text(), text)) {
            written.put(file, text);
          }
        });
    return written.buildOrThrow();
  }

  private boolean write(Path path, String old, String text) {
    try {
      EncodedFile file = EncodedFile.read(path);
      if (file.text().equals(old)) {
        file.write(path, text);
        return true;
      }
      failed(path, "has changed since it was checked, and is left as it is; check it again");
    } catch (CharacterCodingException e) {
      failed(path, EncodedFile.NO_TEXT);
    } catch (IOException e) {
      failed(path, "cannot be written and is left as it is: " + FileProblem.of(e));
    }
    return false;
  }

  private void failed(Path path, String why) {
    console
        .err()
        .println(
            Printable.line(console.show(path))
                + ": "
                + colors.paint(Colors.Color.RED, "error")
                + " "
                + Printable.line(why));
  }
}
