package io.github.taskfilels.ide;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Occurrences;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.ide.tokens.DocumentTokens;
import io.github.taskfilels.ide.tokens.SemanticToken;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.Shared;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.Cancel;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.LocalDisk;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a name leads to lists the name among its references, highlights in the file are the
 * references that stand in it, and hovers and colours are of the same.
 */
class AgreementTest {

  private record Spot(FileId file, TextRange range) {}

  /** Asks for the references of each place once. */
  private static final class Asked {
    final Snapshot snapshot;
    final List<String> wrong = new ArrayList<>();
    private final Map<Spot, Set<Spot>> known = new HashMap<>();
    int checked;

    Asked(Snapshot snapshot) {
      this.snapshot = snapshot;
    }

    void check(FileId file) {
      for (Occurrence occurrence : Occurrences.of(snapshot, file)) {
        Spot here = new Spot(file, occurrence.range());
        for (Definitions.Target target : Definitions.of(snapshot, file, occurrence)) {
          // The start of a file is no name.
          if (!target.range().isEmpty()
              && !references(new Spot(target.file(), target.selection())).contains(here)) {
            wrong.add(here + " " + occurrence + " leads to " + target);
          }
          checked++;
        }
      }
    }

    /**
     * What is named is coloured as what it is, where no other name stands in it and nothing is
     * built by a template; paths and anchors are YAML's.
     */
    void checkTokens(FileId file) {
      List<Occurrence> all = Occurrences.of(snapshot, file);
      for (int i = 0; i < all.size(); i++) {
        Occurrence occurrence = all.get(i);
        boolean innermost =
            i + 1 == all.size() || !occurrence.range().intersects(all.get(i + 1).range());
        SemanticToken.Type type =
            occurrence.symbols().isEmpty()
                    || occurrence.role() == Occurrence.Role.IMPORTS
                    || Template.isTemplate(occurrence.range().in(snapshot.tree(file).text()))
                ? null
                : type(occurrence.symbols().iterator().next());
        if (innermost && type != null) {
          assertThat(DocumentTokens.in(snapshot, file, occurrence.range()))
              .as(file + " " + occurrence)
              .isNotEmpty()
              .allMatch(token -> token.style().type() == type);
        }
      }
    }

    private static SemanticToken.@Nullable Type type(Symbol symbol) {
      return switch (symbol) {
        case Symbol.Task _ -> SemanticToken.Type.FUNCTION;
        case Symbol.Include _ -> SemanticToken.Type.NAMESPACE;
        case Symbol.Variable _ -> SemanticToken.Type.VARIABLE;
        case Symbol.Alias alias -> type(alias.of());
        case Symbol.Environment _ -> SemanticToken.Type.VARIABLE;
        case Symbol.File _, Symbol.Anchor _, Symbol.Template _ -> null;
      };
    }

    /** Highlights of a place are its references in the same file. */
    void checkHighlights(FileId file, TextRange range) {
      Set<TextRange> found = new HashSet<>();
      DocumentHighlights.at(snapshot, file, range.start())
          .forEach(highlight -> found.add(highlight.range()));
      Set<TextRange> expected = new HashSet<>();
      SymbolReferences.at(snapshot, file, range.start(), true).stream()
          .filter(place -> place.file().equals(file))
          .forEach(place -> expected.add(place.occurrence().range()));
      assertThat(found).isEqualTo(expected);
    }

    /** A hover is about what is highlighted, and stands where a definition is asked for. */
    void checkHover(FileId file, TextRange range) {
      int offset = range.start();
      List<String> known = new ArrayList<>();
      for (Symbol symbol : SymbolReferences.symbolsAt(snapshot, file, offset)) {
        String text = Hovers.of(snapshot, file, symbol, ProjectFacts.NONE);
        if (text != null) {
          known.add(text.lines().findFirst().orElse(""));
        }
      }
      Hover hover = Hovers.at(snapshot, file, offset, ProjectFacts.NONE);
      if (!known.isEmpty()) {
        assertThat(hover).as(file + " " + range).isNotNull();
        // Of a script it says what the script sees of the variable.
        String shown = hover.markdown().replaceFirst("^\\*\\*shell variable", "**variable");
        assertThat(known).as(file + " " + range).anyMatch(shown::startsWith);
        Definitions.at(snapshot, file, offset)
            .forEach(target -> assertThat(target.origin()).isEqualTo(hover.range()));
      }
    }

    private Set<Spot> references(Spot spot) {
      return known.computeIfAbsent(
          spot,
          any -> {
            Set<Spot> found = new HashSet<>();
            for (SymbolReferences.Place place :
                SymbolReferences.of(snapshot, spot.file(), symbols(spot))) {
              found.add(new Spot(place.file(), place.occurrence().range()));
            }
            return found;
          });
    }

    private ImmutableSet<Symbol> symbols(Spot spot) {
      return Occurrences.of(snapshot, spot.file()).stream()
          .filter(occurrence -> occurrence.range().equals(spot.range()))
          .flatMap(occurrence -> occurrence.symbols().stream())
          .collect(ImmutableSet.toImmutableSet());
    }
  }

  @Test
  void inFilesThatIncludeEachOther() {
    Fixture fixture =
        Fixture.parse(
            """
            //- /Taskfile.yml
            version: '3'
            x-base: &base {vars: {V: 1}, deps: [all], requires: {vars: [R]}}
            vars: {A: 1, B: '{{.A}}{{.C}}'}
            env: {C: 2}
            includes:
              lib: {taskfile: ./lib.yml, aliases: [l], vars: {A: 2}, excludes: [x]}
              flat: {taskfile: ./flat.yml, flatten: true}
              again: ./lib.yml
            tasks:
              all:
                aliases: [everything]
                deps: ['lib:gen', 'l:g', fl, {task: 'lib:w-{{.A}}', vars: {P: 1}}]
                cmds: [{for: [fl, all], task: '{{.ITEM}}'}, {task: all, vars: {V: 2}}]
              b: {<<: *base, cmds: [{for: {var: V, as: X}, cmd: '{{.X}} {{.V}}'}]}
            //- /lib.yml
            version: '3'
            includes: {top: ./flat.yml}
            tasks:
              gen: {aliases: [g], deps: [':all', 'top:fl'], cmds: ['{{.A}}{{.P}}']}
              w-*: {vars: {P: '{{.P | default .A}}'}, cmds: ['{{.P}}{{index .MATCH 0}}']}
              x: {deps: [gen, 'w-1']}
            //- /flat.yml
            version: '3'
            tasks: {fl: {deps: [':b', everything], cmds: [{defer: {task: all}}]}}
            """);
    Snapshot snapshot = TestWorkspace.of(fixture.files()).snapshot();
    Asked asked = new Asked(snapshot);
    for (String path : fixture.files().keySet()) {
      FileId file = TestWorkspace.id(path);
      asked.check(file);
      Occurrences.of(snapshot, file)
          .forEach(
              occurrence -> {
                asked.checkHighlights(file, occurrence.range());
                asked.checkHover(file, occurrence.range());
              });
      asked.checkTokens(file);
    }
    assertThat(asked.wrong).isEmpty();
    assertThat(asked.checked).isGreaterThan(60);
  }

  @Test
  void inHalfTypedFiles() {
    TestWorkspace workspace =
        TestWorkspace.of(
            Map.of(
                "/Taskfile.yml",
                HalfTypedDocumentsTest.WHOLE,
                "/lib.yml",
                HalfTypedDocumentsTest.LIB));
    for (int seed = 0; seed < 500; seed++) {
      String text = HalfTypedDocumentsTest.mutated(new Random(seed));
      Asked asked = new Asked(workspace.type("/Taskfile.yml", text));
      asked.check(TestWorkspace.id("/Taskfile.yml"));
      asked.check(TestWorkspace.id("/lib.yml"));
      assertThat(asked.wrong).as("seed " + seed + " of\n" + text).isEmpty();
    }
  }

  @Test
  void inPublicTaskfiles() {
    Path corpus = Shared.corpus();
    Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.of());
    workspace.foldersChanged(List.of(FileId.of(corpus)));
    workspace.discover(Cancel.never(), found -> {});
    Snapshot snapshot = workspace.snapshot();
    Asked asked = new Asked(snapshot);
    Random random = new Random(17);
    for (FileId file : IncludeGraph.ofWorkspace(snapshot).files()) {
      asked.check(file);
      asked.checkTokens(file);
      List<Occurrence> all = Occurrences.of(snapshot, file);
      if (!all.isEmpty()) {
        asked.checkHover(file, all.get(random.nextInt(all.size())).range());
      }
    }
    assertThat(asked.wrong).isEmpty();
    assertThat(asked.checked).isGreaterThan(10_000);
  }
}
