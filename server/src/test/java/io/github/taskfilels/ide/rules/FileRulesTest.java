package io.github.taskfilels.ide.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.read.TaskfileReader;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.yaml.YamlParser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileRulesTest {
  private static final FileId FILE = FileId.of(Path.of("/Taskfile.yml"));

  private static ImmutableList<Finding> find(String text, RuleSettings settings) {
    Taskfile taskfile = TaskfileReader.read(YamlParser.parse(text));
    return settings.apply(
        Suppressions.of(taskfile.tree())
            .apply(FileRules.check(new FileContext(FILE, taskfile, settings))));
  }

  private static void check(String annotated) {
    check(annotated, RuleSettings.DEFAULT);
  }

  private static void check(String annotated, RuleSettings settings) {
    Fixture fixture = Fixture.parse(annotated);
    fixture.assertFound(
        find(fixture.text(), settings).stream()
            .map(
                finding ->
                    new Fixture.Label(
                        Fixture.DEFAULT_FILE,
                        finding.range(),
                        finding.severity().id() + "[" + finding.ruleId() + "]"))
            .toList());
  }

  @Test
  void eachRuleFindsItsOwn() {
    check(
        """
        version: '3'
        silent: maybe
        #       ^^^^^ error[wrong-kind]
        method: magic
        #       ^^^^^ error[method-invalid]
        tasks:
          a:
        # ^ warning[duplicate-name]
            cmd: x
          a:
            desc: one
            desc: two
        #   ^^^^ error[duplicate-key]
            descr: three
        #   ^^^^^ warning[unknown-key]
        """);
  }

  @Test
  void brokenYamlIsOneFindingAndTheRestIsStillChecked() {
    check(
        """
        version: '3'
        tasks:
          a:
            deps: [b, c
        #         ^ error[yaml-syntax]
          b:
            descr: two
        #   ^^^^^ warning[unknown-key]
        """);
  }

  @Test
  void aCommentSilencesOneRuleInTheNextLine() {
    check(
        """
        version: '3'
        tasks:
          a:
            # taskfile-ls: ignore unknown-key
            descr: one
            # taskfile-ls: ignore schema, unknown-key -- both, for a reason
            # another comment

            foo: two
            bar: three # taskfile-ls: ignore unknown-key
            # taskfile-ls: ignore schema
            baz: four
        #   ^^^ warning[unknown-key]
            # taskfile-ls: ignore all
            qux: five
        #   ^^^ warning[unknown-key]
        """);
  }

  @Test
  void aKeyBehindAnAnchorIsToldOnce() {
    check(
        """
        version: '3'
        tasks:
          a: &a {descr: x, cmds: [a]}
        #        ^^^^^ warning[unknown-key]
          b: *a
          c: {<<: *a}
        """);
  }

  @Test
  void settingsChangeSeveritiesAndSwitchOff() {
    String text =
        """
        version: '3'
        silent: maybe
        foo: bar
        #^^ error[unknown-key]
        """;
    check(text, severities(ImmutableMap.of("unknown-key", "error", "schema", "off")));
    assertThat(find("version: '3'\nfoo: 1\n", severities(ImmutableMap.of("unknown-key", "loud"))))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
    assertThat(severities(ImmutableMap.of("schema", "off")).isOff("wrong-kind")).isTrue();
  }

  private static RuleSettings severities(ImmutableMap<String, String> severities) {
    return new RuleSettings(severities, ImmutableSet.of());
  }

  @Test
  void knownKeysAreNotTold() {
    check(
        """
        version: '3'
        owner: me
        team: us
        #^^^ warning[unknown-key]
        tasks:
          a: {owner: me, "tier": 1, cmds: [{cmd: 'true', owner: me, tear: 1}]}
        #                                                           ^^^^ warning[unknown-key]
        """,
        new RuleSettings(ImmutableMap.of(), ImmutableSet.of("owner", "tier")));
  }

  @Test
  void otherPlacesAreInTheSameFile() {
    Finding finding = find("version: '3'\nvars: {A: 1, A: 2}\n", RuleSettings.DEFAULT).getFirst();
    assertThat(finding.related()).extracting(Finding.Related::file).containsExactly(FILE);
  }
}
