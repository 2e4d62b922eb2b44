package io.github.taskfilels.ide;

import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.workspace.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Folds are written behind the line that they begin with, as {@code #> last} or {@code #> kind
 * last}, where {@code last} is how the last line that is hidden begins.
 */
class FoldingRangesTest {

  private static void check(String marked) {
    check(marked, "\n");
  }

  private static void check(String marked, String lineBreak) {
    String text = marked.replaceAll(" *#>.*", "").replace("\n", lineBreak);
    assertThat(drawn(text, folds(text))).isEqualTo(marked);
  }

  private static List<FoldingRanges.Fold> folds(String text) {
    Snapshot snapshot = TestWorkspace.of(Map.of("/Taskfile.yml", text)).snapshot();
    return FoldingRanges.of(snapshot, id("/Taskfile.yml"));
  }

  private static String drawn(String text, List<FoldingRanges.Fold> folds) {
    LineIndex index = new LineIndex(text);
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\r\n|\r|\n", -1)));
    List<String> plain = List.copyOf(lines);
    for (FoldingRanges.Fold fold : folds) {
      int first = index.lineOf(fold.range().start());
      int last = index.lineOf(fold.range().end());
      assertThat(fold.range().start()).isEqualTo(index.lineEnd(first));
      assertThat(fold.range().end()).isEqualTo(index.lineEnd(last));
      String kind =
          fold.kind() == FoldingRanges.Kind.CODE
              ? ""
              : fold.kind().name().toLowerCase(Locale.ROOT) + " ";
      lines.set(first, lines.get(first) + " #> " + kind + plain.get(last).strip());
    }
    return String.join("\n", lines);
  }

  private static final String PLAIN =
      """
      # What this is #> comment # and how.
      # for,
      # and how.
      version: '3'

      includes: #> imports lib: ./lib
        lib: ./lib

      # not hidden with what stands before it
      tasks: #> - defer: echo bye
        # first #> comment # second
        # second
        build: #> - defer: echo bye
          desc: one line
          deps: #> - b
            - a

            - b

          # belongs to what follows
          cmds: #> - defer: echo bye
            - | #> go build
              # no YAML comment

              go build
            - task: x #> A: 1
              vars: #> A: 1
                A: 1
            - defer: echo bye

      # the end""";

  @Test
  void entriesElementsCommentsAndBlockScalars() {
    check(PLAIN);
  }

  @Test
  void anyLineBreak() {
    check(PLAIN, "\r\n");
    check(PLAIN, "\r");
  }

  @Test
  void whatOnlyClosesStays() {
    check(
        """
        tasks: { #> c],
          a: {deps: [ #> b,
            b,
          ]},
          b: [ #> c],
            b,
            c],
        }""");
  }

  @Test
  void blocksOfTemplates() {
    check(
        """
        tasks: #> {{end}}
          t: #> {{end}}
            cmds: #> {{end}}
              - | #> {{end}}
                {{if .A}} #> {{- end}}
                  {{range .B}} #> echo b
                    echo b
                  {{- end}}
                {{else if .C}} #> echo c
                  echo c
                {{else}} #> echo d
                  echo d
                {{end}}""");
  }

  @Test
  void regions() {
    check(
        """
        # region one #> region # endregion
        # about #> comment # it
        # it
        vars: #> A: 1
          A: 1
        #region two #> region #endregion
        env: {}
        #endregion
        # endregion
        # endregion
        # region open""");
  }

  @Test
  void halfTypedTextKeepsItsFolds() {
    check(
        """
        tasks: #> b
          a: #> - ec
            cmds: #> - ec
              - ec
          b""");
    check(
        """
        tasks: #> deps: [x,
          a: #> deps: [x,
            desc: "
            deps: [x,""");
  }

  @Test
  void commentsOfOneColumnBelongTogether() {
    check(
        """
        a: #> - c # beside
          - b
          # one #> comment # two
          # two
        # three #> comment # four
        # four
          - c # beside
        # alone""");
  }

  @Test
  void aShortListHasTheOuterOnes() {
    List<FoldingRanges.Fold> all = folds(PLAIN.replaceAll(" *#>.*", ""));
    assertThat(FoldingRanges.outermost(all, 1000)).isEqualTo(all);
    List<FoldingRanges.Fold> outer =
        all.stream().filter(one -> all.stream().noneMatch(other -> isInside(one, other))).toList();
    assertThat(outer).hasSizeBetween(2, all.size() - 1);
    assertThat(FoldingRanges.outermost(all, outer.size())).isEqualTo(outer);
    assertThat(FoldingRanges.outermost(all, 0)).isEmpty();
  }

  private static boolean isInside(FoldingRanges.Fold one, FoldingRanges.Fold other) {
    return !one.equals(other) && other.range().covers(one.range());
  }

  @Test
  void nothingToFold() {
    assertThat(folds("")).isEmpty();
    assertThat(folds("version: '3'")).isEmpty();
    assertThat(folds("\n\n# a\n\n# b\n")).isEmpty();
  }
}
