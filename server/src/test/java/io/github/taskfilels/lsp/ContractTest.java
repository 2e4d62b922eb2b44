package io.github.taskfilels.lsp;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.taskfilels.ide.rules.ProjectSettingsRule;
import io.github.taskfilels.ide.rules.Rules;
import io.github.taskfilels.ide.settings.ProjectFile;
import io.github.taskfilels.ide.settings.SettingSpec;
import io.github.taskfilels.ide.settings.SettingsSchema;
import io.github.taskfilels.lsp.protocol.Commands;
import io.github.taskfilels.lsp.session.ClientSettings;
import io.github.taskfilels.program.load.LoadRefusal;
import io.github.taskfilels.run.event.RunEventForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What users and clients read about settings, rules, commands and events is what the tables of the
 * server say. With {@code -Dcontract.write} the files are written instead of compared.
 */
class ContractTest {
  private static final Path PROJECT = Path.of("..");
  private static final Path PROTOCOL = PROJECT.resolve("server/PROTOCOL.md");
  private static final Path EXTENSION = PROJECT.resolve("vscode-extension");
  private static final Path MANIFEST = EXTENSION.resolve("package.json");
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  @Test
  void settingsOfTheProtocol() throws IOException {
    table(
        PROTOCOL,
        "settings",
        "| setting | type, default | meaning |",
        ClientSettings.TABLE.stream()
            .map(
                spec ->
                    row(
                        "`" + spec.name() + "`",
                        type(spec.jsonSchema()) + ", `" + GSON.toJson(spec.standard()) + "`",
                        meaning(spec.jsonSchema()))));
  }

  @Test
  void settingsOfTheExtensionsManifest() throws IOException {
    JsonObject manifest = manifest();
    JsonObject properties =
        manifest
            .getAsJsonObject("contributes")
            .getAsJsonObject("configuration")
            .getAsJsonObject("properties");
    for (SettingSpec<?> spec : ClientSettings.TABLE) {
      properties.add("taskfile." + spec.name(), spec.jsonSchema());
    }
    same(MANIFEST, GSON.toJson(manifest) + "\n");
  }

  /** What starts a program is for the user to say, and not for what was cloned. */
  @Test
  void whatStartsProgramsIsSaidByTheUserAlone() throws IOException {
    List<String> names =
        ClientSettings.TABLE.stream()
            .filter(SettingSpec::isOfMachine)
            .map(SettingSpec::name)
            .toList();
    assertThat(names).containsExactly("shellcheck.enabled", "shellcheck.path");
    List<String> restricted =
        manifest()
            .getAsJsonObject("capabilities")
            .getAsJsonObject("untrustedWorkspaces")
            .getAsJsonArray("restrictedConfigurations")
            .asList()
            .stream()
            .map(JsonElement::getAsString)
            .toList();
    assertThat(restricted).containsAll(names.stream().map(name -> "taskfile." + name).toList());
    assertThat(ProjectSettingsRule.SETTINGS).noneMatch(SettingSpec::isOfMachine);
  }

  @Test
  void schemaOfTheSettingsOfAProject() throws IOException {
    same(
        EXTENSION.resolve("schemas/taskfile-ls.schema.json"),
        GSON.toJson(SettingsSchema.of(ProjectSettingsRule.SETTINGS)) + "\n");
    assertThat(
            manifest().getAsJsonObject("contributes").getAsJsonArray("yamlValidation").toString())
        .contains(ProjectFile.NAME, "./schemas/taskfile-ls.schema.json");
    assertThat(ClientSettings.TABLE).containsAll(ProjectSettingsRule.SETTINGS);
  }

  @Test
  void settingsOfTheExtensionsPage() throws IOException {
    Map<String, JsonElement> properties =
        manifest()
            .getAsJsonObject("contributes")
            .getAsJsonObject("configuration")
            .getAsJsonObject("properties")
            .asMap();
    table(
        EXTENSION.resolve("README.md"),
        "settings",
        "| setting | default | meaning |",
        properties.entrySet().stream()
            .map(
                setting ->
                    row(
                        "`" + setting.getKey() + "`",
                        "`" + setting.getValue().getAsJsonObject().get("default") + "`",
                        meaning(setting.getValue().getAsJsonObject()))));
  }

  @Test
  void whatKeepsARootFromBeingLoadedIsShownByRules() {
    assertThat(Rules.names())
        .containsAll(Stream.of(LoadRefusal.Kind.values()).map(LoadRefusal.Kind::id).toList());
  }

  @Test
  void commandsOfTheProtocol() throws IOException {
    table(
        PROTOCOL,
        "commands",
        "| command | argument | result |",
        Commands.TABLE.stream()
            .map(command -> row("`" + command.name() + "`", command.argument(), command.result())));
  }

  @Test
  void commandsOfTheExtension() throws IOException {
    List<String> titled =
        manifest().getAsJsonObject("contributes").getAsJsonArray("commands").asList().stream()
            .map(command -> command.getAsJsonObject().get("command").getAsString())
            .toList();
    assertThat(titled).containsAll(Commands.names());
  }

  @Test
  void eventsOfTheProtocol() throws IOException {
    table(
        PROTOCOL,
        "events",
        "| event | what has happened | members |",
        RunEventForm.ALL.stream()
            .map(
                form ->
                    row(
                        "`" + form.name() + "`",
                        form.doc(),
                        form.members().stream().map(ContractTest::member).collect(joining("; ")))));
  }

  private static String member(RunEventForm.Member<?> member) {
    String name = member.name() + (member.optional() ? "?" : "");
    // Above the table stands what these two are, for nearly all events have them.
    return name.equals("node") || name.equals("task")
        ? "`" + name + "`"
        : "`%s: %s` %s".formatted(name, member.type().replace("|", "\\|"), member.doc());
  }

  @Test
  void eventsOfTheExtension() throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            // The events of a run. Made from the server's table of them by its ContractTest: do not edit.

            interface Numbered {
              /** Its number in the run, from 1. */
              readonly seq: number;
              /** Milliseconds since 1970. */
              readonly at: number;
            }
            """);
    for (RunEventForm<?> form : RunEventForm.ALL) {
      text.append(
          """

          /** %s */
          export interface %s extends Numbered {
            readonly event: "%s";
          """
              .formatted(form.doc(), form.type().getSimpleName(), form.name()));
      for (RunEventForm.Member<?> member : form.members()) {
        text.append("  /** ").append(sentence(member.doc())).append(" */\n  readonly ");
        text.append(member.name()).append(member.optional() ? "?: " : ": ");
        text.append(member.type()).append(";\n");
      }
      text.append("}\n");
    }
    text.append(
        RunEventForm.ALL.stream()
            .map(form -> "\n  | " + form.type().getSimpleName())
            .collect(
                joining(
                    "",
                    "\n"
                        + "/** Something that happened in a run; `event` tells what. */\n"
                        + "export type RunEvent =",
                    ";\n")));
    same(EXTENSION.resolve("src/runEvents.ts"), text.toString());
  }

  private static JsonObject manifest() throws IOException {
    return JsonParser.parseString(Files.readString(MANIFEST)).getAsJsonObject();
  }

  private static String type(JsonObject schema) {
    return schema.has("enum")
        ? schema.getAsJsonArray("enum").asList().stream()
            .map(word -> "`" + word + "`")
            .collect(joining(" or "))
        : schema.has("anyOf")
            ? schema.getAsJsonArray("anyOf").asList().stream()
                .map(either -> type(either.getAsJsonObject()))
                .collect(joining(" or "))
            : schema.get("type").getAsString();
  }

  private static String meaning(JsonObject schema) {
    JsonElement doc = schema.get("markdownDescription");
    String meaning = (doc == null ? schema.get("description") : doc).getAsString();
    JsonArray docs = schema.getAsJsonArray("markdownEnumDescriptions");
    for (int i = 0; docs != null && i < docs.size(); i++) {
      meaning += " " + schema.getAsJsonArray("enum").get(i) + ": " + docs.get(i).getAsString();
    }
    return meaning;
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  /** Compares the table between two marks of a page. */
  private static void table(Path page, String name, String head, Stream<String> rows)
      throws IOException {
    String text = Files.readString(page);
    String mark = "<!-- " + name + ": made from the server's table by ContractTest -->\n";
    assertThat(text).contains(mark);
    // Other comments may stand between the mark and its table.
    int from = text.indexOf("|", text.indexOf(mark));
    int to = text.indexOf("\n\n", from);
    String rule = head.replaceAll("[^|]+", " --- ");
    String table = head + "\n" + rule + "\n" + rows.collect(joining("\n"));
    same(page, text.substring(0, from) + table + (to < 0 ? "\n" : text.substring(to)));
  }

  private static void same(Path file, String expected) throws IOException {
    if (System.getProperty("contract.write") != null) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, expected);
    } else {
      assertThat(file).as("-Dcontract.write makes it anew").hasContent(expected);
    }
  }
}
