package io.github.taskfilels.cli.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {
  private static final Pattern HUNK =
      Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@");

  @Test
  void changedAddedAndRemovedLines() {
    String text = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\nend";
    List<TextEdit> edits =
        List.of(
            new TextEdit(new TextRange(0, 1), "one"),
            new TextEdit(new TextRange(4, 6), ""),
            new TextEdit(TextRange.at(text.length()), "\n"));
    assertThat(UnifiedDiff.of("a", text, edits))
        .isEqualTo(
            """
            --- a
            +++ a
            @@ -1,6 +1,5 @@
            -1
            +one
             2
            -3
             4
             5
             6
            @@ -10,4 +9,4 @@
             10
             11
             12
            -end
            \\ No newline at end of file
            +end
            """);
    assertThat(UnifiedDiff.of("a", text, List.of())).isEmpty();
  }

  @Test
  void allIsNewOrGone() {
    assertThat(UnifiedDiff.of("a", "\n", List.of(new TextEdit(new TextRange(0, 1), ""))))
        .isEqualTo("--- a\n+++ a\n@@ -1 +0,0 @@\n-\n");
    assertThat(UnifiedDiff.of("a", "", List.of(new TextEdit(TextRange.at(0), "x\n"))))
        .isEqualTo("--- a\n+++ a\n@@ -0,0 +1 @@\n+x\n");
  }

  /** The text that a program like patch makes of a text and a difference. */
  private static String patched(String text, String diff) {
    List<String> before = new ArrayList<>(List.of(text.split("(?<=\n)")));
    StringBuilder after = new StringBuilder();
    int at = 0;
    String last = "";
    for (String line : diff.split("(?<=\n)")) {
      Matcher hunk = HUNK.matcher(line.strip());
      if (hunk.matches()) {
        int count = hunk.group(2) == null ? 1 : Integer.parseInt(hunk.group(2));
        int from = Integer.parseInt(hunk.group(1)) - (count == 0 ? 0 : 1);
        while (at < from) {
          after.append(before.get(at++));
        }
      } else if (line.startsWith("\\")) {
        if (!last.startsWith("-")) {
          after.setLength(after.length() - 1);
        }
      } else if (!line.startsWith("---") && !line.startsWith("+++")) {
        if (line.startsWith("+")) {
          after.append(line, 1, line.length());
        } else {
          assertThat(line.substring(1).strip()).isEqualTo(before.get(at++).strip());
          after.append(line.startsWith(" ") ? line.substring(1) : "");
        }
        last = line;
      }
    }
    while (at < before.size()) {
      after.append(before.get(at++));
    }
    return after.toString();
  }

  @Test
  void aPatchGivesTheOtherText() {
    Random random = new Random(5);
    for (int round = 0; round < 5000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i >= 0; i--) {
        text.append(random.nextInt(3) == 0 ? "\n" : random.nextInt(4) == 0 ? "\r\n" : "x" + i);
      }
      List<TextEdit> edits = new ArrayList<>();
      for (int at = 0; at <= text.length(); at += 2 + random.nextInt(30)) {
        int end = Math.min(text.length(), at + random.nextInt(2));
        String other = List.of("", "\n", "y", "y\n\nz").get(random.nextInt(4));
        if (!other.contentEquals(text.subSequence(at, end))) {
          edits.add(new TextEdit(new TextRange(at, end), other));
        }
      }
      String before = text.toString();
      String after = TextEdit.apply(before, edits);
      String diff = UnifiedDiff.of("f", before, edits);
      assertThat(diff.isEmpty()).isEqualTo(edits.isEmpty());
      if (edits.isEmpty()) {
        continue;
      }
      assertThat(patched(before, diff)).as("%s%n%s", before, diff).isEqualTo(after);
    }
  }
}
