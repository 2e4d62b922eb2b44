package io.github.taskfilels.ide.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples on the page of each rule are true: the bad one is found, and mended to the good. */
class RulePagesTest {
  /** What an example in text cannot show. */
  private static final ImmutableSet<String> NOT_SHOWN =
      ImmutableSet.of("unreadable-file", "alias-excess", "shellcheck");

  private static final Path PAGES = Path.of("docs/rules");

  private static final Linter LINTER =
      new Linter(
          (rule, file, failure) -> {
            throw failure;
          });

  static ImmutableList<Rule> rules() {
    return Rules.ALL;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theBadExampleIsFoundWhereItSays(Rule rule) {
    Fixture bad = Fixture.parse(rule.page().bad());
    List<Fixture.Label> marked = found(bad, rule);
    assertThat(marked.isEmpty()).as(rule.id()).isEqualTo(NOT_SHOWN.contains(rule.id()));
    bad.assertFound(marked);
  }

  private static List<Fixture.Label> found(Fixture fixture, Rule rule) {
    Snapshot snapshot = TestWorkspace.of(fixture.files(), Map.of()).snapshot();
    return all(snapshot, fixture.files()).stream()
        .filter(finding -> finding.ruleId().equals(rule.id()))
        .map(finding -> new Fixture.Label(finding.file().toString(), finding.range(), ""))
        .toList();
  }

  private static List<Finding> all(Snapshot snapshot, ImmutableMap<String, String> files) {
    return files.keySet().stream()
        .filter(file -> !file.endsWith(".env"))
        .flatMap(file -> LINTER.of(snapshot, TestWorkspace.id(file)).stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void nothingIsWrongWithTheGoodExample(Rule rule) {
    Fixture good = Fixture.parse(rule.page().good());
    Snapshot snapshot = TestWorkspace.of(good.files(), Map.of()).snapshot();
    assertThat(all(snapshot, good.files()))
        .filteredOn(finding -> finding.severity().compareTo(Severity.INFORMATION) < 0)
        .isEmpty();
    assertThat(all(snapshot, good.files()))
        .filteredOn(finding -> finding.ruleId().equals(rule.id()))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void thePreferredFixMakesTheGoodExample(Rule rule) {
    Fixture bad = Fixture.parse(rule.page().bad());
    Snapshot snapshot = TestWorkspace.of(bad.files(), Map.of()).snapshot();
    Map<String, String> mended = new LinkedHashMap<>(bad.files());
    boolean any = false;
    for (Map.Entry<FileId, ImmutableList<TextEdit>> edits :
        FixAll.of(snapshot, preferable(snapshot, bad, rule)).entrySet()) {
      String file = edits.getKey().toString();
      mended.put(file, TextEdit.apply(bad.text(file), edits.getValue()));
      any = true;
    }
    if (any) {
      assertThat(mended).isEqualTo(Fixture.parse(rule.page().good()).files());
    }
  }

  private static List<Finding> preferable(Snapshot snapshot, Fixture bad, Rule rule) {
    List<Finding> findings = new ArrayList<>(all(snapshot, bad.files()));
    findings.removeIf(finding -> !finding.ruleId().equals(rule.id()));
    return findings;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void itIsWritten(Rule rule) {
    assertThat(rule.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    assertThat(rule.page().summary()).matches("(?s)[A-Z`].*\\.");
    assertThat(rule.page().task()).matches("(?s)[A-Z`].*\\.");
    assertThat(Stream.of(rule.page().bad(), rule.page().good())).noneMatch(String::isBlank);
  }

  /** {@code -Drules.write} makes them anew. */
  @Test
  void thePagesAreCurrent() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    Rules.ALL.forEach(rule -> expected.put(rule.id() + ".md", RuleText.page(rule)));
    expected.put("README.md", RuleText.index());
    if (System.getProperty("rules.write") != null) {
      Files.createDirectories(PAGES);
      for (Map.Entry<String, String> page : expected.entrySet()) {
        Files.writeString(PAGES.resolve(page.getKey()), page.getValue());
      }
    }
    Map<String, String> written = new TreeMap<>();
    try (DirectoryStream<Path> pages = Files.newDirectoryStream(PAGES)) {
      for (Path page : pages) {
        written.put(page.getFileName().toString(), Files.readString(page));
      }
    }
    assertThat(written.keySet()).isEqualTo(expected.keySet());
    assertThat(written).isEqualTo(expected);
  }
}
