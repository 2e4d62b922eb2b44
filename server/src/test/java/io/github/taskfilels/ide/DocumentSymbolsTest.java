package io.github.taskfilels.ide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.ide.DocumentSymbols.Symbol;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.Fixture.Label;
import io.github.taskfilels.testkit.TestWorkspace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentSymbolsTest {

  private static List<Symbol> symbols(String text) {
    TestWorkspace workspace = TestWorkspace.of(Map.of(Fixture.DEFAULT_FILE, text));
    return DocumentSymbols.of(workspace.snapshot(), TestWorkspace.id(Fixture.DEFAULT_FILE));
  }

  private static Stream<Label> labels(String parent, List<Symbol> symbols) {
    return symbols.stream()
        .flatMap(
            symbol ->
                Stream.concat(
                    Stream.of(
                        new Label(
                            Fixture.DEFAULT_FILE,
                            symbol.selectionRange(),
                            (parent + symbol.kind().name().toLowerCase(Locale.ROOT))
                                + (" " + symbol.name() + " " + symbol.detail()).stripTrailing())),
                    labels(symbol.name() + "/", symbol.children())));
  }

  private static void check(String text) {
    Fixture fixture = Fixture.parse(text);
    fixture.assertFound(labels("", symbols(fixture.text())).toList());
  }

  @Test
  void descriptionsAreRenderedWhereNothingHasToBeRun() {
    assertThat(
            symbols(
                    """
                    version: '3'
                    vars: {A: one, S: {sh: exit 1}, R: {ref: .S}}
                    tasks:
                      known: {desc: 'Makes {{.A | upper}} of {{.TASK}}', vars: {A: two}}
                      unset: {desc: 'Makes {{.NOTHING}}it'}
                      run: {desc: 'Makes {{.A}} of {{.R}}'}
                      wrong: {desc: 'Makes {{.A'}
                      costly: {desc: '{{range until 100000}}{{range until 100000}}x{{end}}{{end}}'}
                    """)
                .stream()
                .filter(symbol -> symbol.kind() == DocumentSymbols.Kind.TASK)
                .map(Symbol::detail))
        .containsExactly(
            "Makes TWO of known",
            "Makes it",
            "Makes {{.A}} of {{.R}}",
            "Makes {{.A",
            "{{range until 100000}}{{range until 100000}}x{{end}}{{end}}");
  }

  @Test
  void descriptionsAreSeenFromTheRoot() {
    TestWorkspace workspace =
        TestWorkspace.of(
            Fixture.parse(
                    """
                    //- /Taskfile.yml
                    version: '3'
                    includes: {lib: {taskfile: ./lib.yml, vars: {A: given}}}
                    //- /lib.yml
                    version: '3'
                    tasks: {t: {desc: 'Takes {{.A}} in {{.TASK}}'}}
                    """)
                .files());
    assertThat(DocumentSymbols.of(workspace.snapshot(), TestWorkspace.id("/lib.yml")))
        .extracting(Symbol::detail)
        .containsExactly("Takes given in lib:t");
  }

  @Test
  void theOutlineIsWhatIsWritten() {
    check(
        """
        version: '3'
        vars:
          A: 1
        # @2+1 variable A var
          KEY: {value: hush, secret: true}
        # ^^^ variable KEY var
        env:
          B: 1
        # @2+1 variable B env
        tasks:
          'docs:gen':
        # ^^^^^^^^^^ task docs:gen Makes pages
            desc: |
              Makes pages
              and more
            vars: {C: 1}
        #          ^ docs:gen/variable C var
            env: {D: 1}
        #         ^ docs:gen/variable D env
          part-*: {internal: true}
        # ^^^^^^ task part-*
        includes:
          lib: ./lib.yml
        # ^^^ include lib ./lib.yml
          gone: {optional: true}
        # ^^^^ include gone
        """);
  }

  @Test
  void anAnchorIsNotOutlinedWhereItIsUsed() {
    check(
        """
        version: '3'
        x: {base: &base {desc: shared, vars: {A: 1}}}
        tasks:
          t:
        # @2+1 task t shared
            <<: *base
        """);
  }

  @Test
  void halfTypedTextGivesNamesAndRangesThatEditorsTake() {
    for (String text :
        List.of(
            "tasks:\n  a:\n  : x\n  '':\n    vars: {'': 1}\n",
            "tasks: {a: {vars: {b",
            "includes:\n  :\n  a: [",
            "vars:\n  - A\ntasks: []\n")) {
      assertThat(flat(symbols(text)))
          .allSatisfy(
              symbol -> {
                assertThat(symbol.name()).isNotBlank();
                assertThat(symbol.range().covers(symbol.selectionRange())).isTrue();
              });
    }
    assertThat(symbols("tasks: {a: {vars: {b").getFirst().name()).isEqualTo("a");
    assertThat(symbols("")).isEmpty();
  }

  private static List<Symbol> flat(List<Symbol> symbols) {
    return symbols.stream()
        .flatMap(symbol -> Stream.concat(Stream.of(symbol), flat(symbol.children()).stream()))
        .toList();
  }
}
