package io.github.taskfilels.ide.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.taskfilels.program.load.LoadRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule stands in the pages that users read, and nothing else does. */
class DocumentedRulesTest {
  private static final Path PROJECT = Path.of("..");
  private static final List<String> IDS = Rules.ALL.stream().map(Rule::id).sorted().toList();

  @Test
  void theTableOfTheReadme() throws IOException {
    String readme = Files.readString(PROJECT.resolve("README.md"));
    String table = readme.substring(readme.indexOf("| id | severity |"));
    List<String> listed =
        Pattern.compile("^\\| `([a-z-]+)` \\| ([a-z, ]+) \\|", Pattern.MULTILINE)
            .matcher(table)
            .results()
            .peek(row -> assertThat(row.group(2)).startsWith(severityOf(row.group(1))))
            .map(row -> row.group(1))
            .sorted()
            .toList();
    assertThat(listed).isEqualTo(IDS);
  }

  private static String severityOf(String id) {
    return Rules.ALL.stream()
        .filter(rule -> rule.id().equals(id))
        .map(rule -> rule.severity().id())
        .findFirst()
        .orElse("no such rule");
  }

  @Test
  void whatKeepsARootFromBeingLoadedIsShownByRules() {
    assertThat(IDS)
        .containsAll(Stream.of(LoadRefusal.Kind.values()).map(LoadRefusal.Kind::id).toList());
  }

  @Test
  void theSettingOfTheExtension() throws IOException {
    JsonObject manifest =
        JsonParser.parseString(Files.readString(PROJECT.resolve("vscode-extension/package.json")))
            .getAsJsonObject();
    List<String> listed =
        manifest
            .getAsJsonObject("contributes")
            .getAsJsonObject("configuration")
            .getAsJsonObject("properties")
            .getAsJsonObject("taskfile.diagnostics.severity")
            .getAsJsonObject("propertyNames")
            .getAsJsonArray("enum")
            .asList()
            .stream()
            .map(JsonElement::getAsString)
            .toList();
    assertThat(listed).isEqualTo(IDS);
  }
}
