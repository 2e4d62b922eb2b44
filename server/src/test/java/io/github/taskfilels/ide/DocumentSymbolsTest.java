package io.github.taskfilels.ide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.ide.DocumentSymbols.Symbol;
import io.github.taskfilels.taskfile.read.TaskfileReader;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.Fixture.Label;
import io.github.taskfilels.yaml.YamlParser;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentSymbolsTest {

  private static List<Symbol> symbols(String text) {
    return DocumentSymbols.of(TaskfileReader.read(YamlParser.parse(text)));
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
