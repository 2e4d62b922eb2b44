package io.github.taskfilels.cli.check;

import com.google.common.hash.Hashing;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;
import java.nio.charset.StandardCharsets;

/**
 * What a finding is known by when the file is edited elsewhere: the text of its line, without white
 * space around it and without its number. As a hash, for a line may hold what nobody wants to find
 * in another file.
 */
record LineFingerprints(Snapshot snapshot) {
  private static final int DIGITS = 16;

  /** Sixteen hexadecimal digits. */
  String of(Finding finding) {
    return hash(line(finding));
  }

  /** The same for a file, a rule and a line together, and which of the equal ones it is. */
  String of(String file, Finding finding, int number) {
    return hash(file + "\n" + finding.ruleId() + "\n" + line(finding) + "\n" + number);
  }

  private static String hash(String text) {
    return Hashing.sha256()
        .hashString(text, StandardCharsets.UTF_8)
        .toString()
        .substring(0, DIGITS);
  }

  private String line(Finding finding) {
    FileText text = snapshot.text(finding.file());
    LineIndex lines = snapshot.lines(finding.file());
    if (text == null || lines == null) {
      return "";
    }
    int line = lines.lineOf(finding.range().start());
    return text.text().substring(lines.lineStart(line), lines.lineEnd(line)).strip();
  }
}
