package io.github.taskfilels.ide;

import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.ide.CodeLenses.Kind;
import io.github.taskfilels.ide.completion.Candidate;
import io.github.taskfilels.ide.completion.Completions;
import io.github.taskfilels.ide.completion.Documentation;
import io.github.taskfilels.ide.hints.Hint;
import io.github.taskfilels.ide.hints.InlayHints;
import io.github.taskfilels.ide.hints.Signatures;
import io.github.taskfilels.ide.rename.RenameRefusedException;
import io.github.taskfilels.ide.rename.Renames;
import io.github.taskfilels.ide.rules.Linter;
import io.github.taskfilels.ide.tokens.DocumentTokens;
import io.github.taskfilels.ide.tokens.SemanticToken;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.testkit.Shared;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.Cancel;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.LocalDisk;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Workspace;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is typed, features answer, and what they answer is well formed. */
public class HalfTypedDocumentsTest {
  private static final int ROUNDS = 300;
  private static final int MANY_ROUNDS = 20_000;

  public static final String WHOLE =
      """
      # one 😀
      # two
      version: '3'
      vars: &v {A: "x\\ty", B: ['{{.A}}', 2]}
      includes:
        lib: {taskfile: ./lib.yml, aliases: [l], excludes: [x], vars: {A: 1}}
      x-base: &base
        deps: ['lib:gen', {task: a, vars: {P: 1}}]
      tasks:
        a: &a
          <<: *base
          aliases: [b]
          requires: {vars: [P]}
          cmds:
            - for: {var: B, as: X}
              task: 'w-{{.X}}'
            - |
              {{if .A}}
              echo {{range .B}}{{.}}{{else}}no{{end}}
              {{else if eq .P "x"}}{{template "t" .}}
              {{end}}

            - defer: {task: :a}
        # region in
        w-*: {cmds: *v, vars: {P: '{{.P}}'}}
        # endregion
        c: *a
      """;

  public static final String LIB =
      "version: '3'\ntasks: {gen: {aliases: [g], deps: [':a', x]}, x: 'echo {{.A}}'}\n";

  /** A rule that fails is a fault. */
  private static final Linter LINTER =
      new Linter(
          (rule, file, failure) -> {
            throw failure;
          });

  private static final String[] PIECES = {
    "\n",
    "\r\n",
    "\r",
    "\t",
    "  ",
    "- ",
    ": ",
    ":",
    "? ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\"",
    "'",
    "|",
    ">-",
    "#",
    " #",
    "&a ",
    "*a",
    "&",
    "*",
    "{{",
    "}}",
    "{{if .A}}",
    "{{end}}",
    "{{else}}",
    "---\n",
    "\\",
    "😀",
    "é",
    "a",
    "tasks:",
    "  a:\n",
    "\uFEFF",
    "# region\n",
    "# endregion\n",
    "<<: "
  };

  @Test
  void everyFeatureAtAnyPlace() {
    everyFeature(0, ROUNDS);
  }

  @Test
  @Tag("corpus")
  void everyFeatureInManyDocuments() {
    everyFeature(ROUNDS, MANY_ROUNDS);
  }

  private static void everyFeature(int from, int to) {
    TestWorkspace workspace = TestWorkspace.of(Map.of("/Taskfile.yml", WHOLE, "/lib.yml", LIB));
    for (int seed = from; seed < to; seed++) {
      Random random = new Random(seed);
      String text = mutated(random);
      Snapshot snapshot = workspace.type("/Taskfile.yml", text);
      try {
        check(snapshot, text, random);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + " of\n" + text, e);
      }
    }
  }

  @Test
  void publicTaskfiles() {
    Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.of());
    workspace.foldersChanged(List.of(FileId.of(Shared.corpus())));
    workspace.discover(Cancel.never(), found -> {});
    Snapshot snapshot = workspace.snapshot();
    Random random = new Random(17);
    for (FileId file : IncludeGraph.ofWorkspace(snapshot).files()) {
      FileText text = snapshot.text(file);
      if (text != null) {
        try {
          structure(snapshot, file, text.text(), random);
        } catch (AssertionError | RuntimeException e) {
          throw new AssertionError(file.toString(), e);
        }
      }
    }
  }

  /** A document in which a few characters are added or are missing. */
  public static String mutated(Random random) {
    return mutated(random, WHOLE);
  }

  /** Another text with some faults. */
  public static String mutated(Random random, String whole) {
    StringBuilder text = new StringBuilder(whole);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(12)));
        case 1 -> text.setLength(at);
        default -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
      }
    }
    return text.toString();
  }

  /** What needs no other files to be asked. */
  private static void structure(Snapshot snapshot, FileId file, String text, Random random) {
    folds(text, FoldingRanges.of(snapshot, file));
    DocumentLinks.of(snapshot, file).forEach(link -> inside(text, link.range()));
    tokens(text, DocumentTokens.of(snapshot, file));
    for (int i = 0; i < 10; i++) {
      int offset = random.nextInt(text.length() + 1);
      selections(text, offset, SelectionRanges.at(snapshot, file, offset));
      for (Signatures.Signature signature : Signatures.at(snapshot, file, offset)) {
        assertThat(signature.active()).isBetween(0, signature.parameters().size() - 1);
        signature.parameters().forEach(one -> inside(signature.label(), one.range()));
      }
      tokens(
          text,
          DocumentTokens.in(
              snapshot, file, TextRange.covering(TextRange.at(offset), anywhere(random, text))));
      hints(snapshot, file, text, TextRange.covering(TextRange.at(offset), anywhere(random, text)));
    }
  }

  private static void check(Snapshot snapshot, String text, Random random) {
    FileId file = id("/Taskfile.yml");
    structure(snapshot, file, text, random);
    assertThat(WorkspaceSymbols.of(snapshot, "a", 10).best())
        .hasSizeLessThanOrEqualTo(10)
        .allSatisfy(
            found -> WorkspaceSymbols.range(snapshot, found.file(), found.kind(), found.key()));
    DocumentSymbols.of(snapshot, file).forEach(symbol -> inside(text, symbol.range()));
    lenses(snapshot, file, text, random);
    LINTER.of(snapshot, file).forEach(finding -> inside(text, finding.range()));
    rename(snapshot, file, text, random.nextInt(text.length() + 1));
    for (int i = 0; i < 2; i++) {
      int offset = random.nextInt(text.length() + 1);
      Set<String> linked = new HashSet<>();
      LinkedEditing.at(snapshot, file, offset).forEach(range -> linked.add(range.in(text)));
      assertThat(linked).hasSizeLessThanOrEqualTo(1);
      DocumentHighlights.at(snapshot, file, offset).forEach(found -> inside(text, found.range()));
      SymbolReferences.at(snapshot, file, offset, random.nextBoolean());
      targets(snapshot, Definitions.at(snapshot, file, offset));
      targets(snapshot, Declarations.at(snapshot, file, offset));
      targets(snapshot, TypeDefinitions.at(snapshot, file, offset));
      targets(snapshot, Implementations.at(snapshot, file, offset));
      Hovers.at(snapshot, file, offset, ProjectFacts.NONE);
      completions(snapshot, file, text, offset);
      for (CallHierarchy.Item item : CallHierarchy.at(snapshot, file, offset)) {
        Definition task = item.task();
        assertThat(item.range().covers(item.selection())).isTrue();
        assertThat(item.name()).isNotBlank();
        CallHierarchy.incoming(snapshot, task);
        CallHierarchy.outgoing(snapshot, task);
      }
    }
  }

  private static void lenses(Snapshot snapshot, FileId file, String text, Random random) {
    Set<Kind> kinds = EnumSet.allOf(Kind.class);
    for (CodeLenses.Lens lens : CodeLenses.of(snapshot, file, kinds)) {
      inside(text, lens.range());
      if (lens.kind().isLazy() && lens.target() != null && random.nextInt(8) == 0) {
        Definition task = new Definition(file, lens.target().key());
        LensDetails.Detail detail = LensDetails.of(snapshot, lens.kind(), task, ProjectFacts.NONE);
        assertThat(detail.name()).isEqualTo(lens.range());
        assertThat(detail.title()).isNotBlank();
      }
    }
  }

  private static void completions(Snapshot snapshot, FileId file, String text, int offset) {
    for (Candidate candidate : Completions.at(snapshot, file, offset).candidates()) {
      inside(text, candidate.range());
      Documentation documentation = candidate.documentation();
      if (documentation != null) {
        documentation.markdown(snapshot);
      }
    }
  }

  private static void rename(Snapshot snapshot, FileId file, String text, int offset) {
    try {
      Renames.Target target = Renames.target(snapshot, file, offset);
      if (target != null) {
        assertThat(target.range().touches(offset)).isTrue();
        Renames.rename(snapshot, file, offset, "fresh", true)
            .changes()
            .getOrDefault(file, ImmutableList.of())
            .forEach(change -> inside(text, change.edit().range()));
      }
    } catch (RenameRefusedException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }

  private static void targets(Snapshot snapshot, List<Definitions.Target> targets) {
    assertThat(targets).doesNotHaveDuplicates();
    for (Definitions.Target target : targets) {
      inside(snapshot.tree(target.file()).text(), target.range());
      assertThat(target.range().covers(target.selection())).isTrue();
    }
  }

  private static void inside(String text, TextRange range) {
    assertThat(range.end()).isLessThanOrEqualTo(text.length());
  }

  private static TextRange anywhere(Random random, String text) {
    return TextRange.at(random.nextInt(text.length() + 1));
  }

  private static void tokens(String text, List<SemanticToken> tokens) {
    int end = 0;
    for (SemanticToken token : tokens) {
      TextRange range = token.range();
      inside(text, range);
      assertThat(range.isEmpty()).isFalse();
      assertThat(range.start()).isGreaterThanOrEqualTo(end);
      assertThat(range.in(text)).doesNotContain("\n", "\r");
      end = range.end();
    }
  }

  private static void hints(Snapshot snapshot, FileId file, String text, TextRange range) {
    for (Hint hint : InlayHints.of(snapshot, file, range, EnumSet.allOf(Hint.Kind.class))) {
      inside(text, TextRange.at(hint.offset()));
      assertThat(hint.label()).isNotBlank().doesNotContain("\n", "\r").hasSizeLessThan(200);
    }
  }

  private static void folds(String text, List<FoldingRanges.Fold> folds) {
    LineIndex lines = new LineIndex(text);
    TextRange last = null;
    for (FoldingRanges.Fold fold : folds) {
      TextRange range = fold.range();
      inside(text, range);
      assertThat(lines.lineOf(range.start())).isLessThan(lines.lineOf(range.end()));
      if (last != null) {
        assertThat(lines.lineOf(range.start())).isGreaterThan(lines.lineOf(last.start()));
        assertThat(last.covers(range) || last.end() < range.start()).isTrue();
      }
      last = range;
    }
    assertThat(FoldingRanges.outermost(folds, 3)).hasSize(Math.min(3, folds.size()));
  }

  private static void selections(String text, int offset, List<TextRange> ranges) {
    assertThat(ranges).isNotEmpty();
    assertThat(ranges.getLast()).isEqualTo(new TextRange(0, text.length()));
    TextRange inner = TextRange.at(offset);
    for (TextRange range : ranges) {
      assertThat(range.covers(inner)).isTrue();
      assertThat(range.isEmpty() || !range.equals(inner)).isTrue();
      inner = range;
    }
  }
}
