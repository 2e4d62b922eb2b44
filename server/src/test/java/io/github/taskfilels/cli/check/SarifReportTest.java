package io.github.taskfilels.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import io.github.taskfilels.cli.CommandLine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report is what the schema of SARIF 2.1.0 says. */
@Tag("process")
class SarifReportTest {
  /** As a package of npm has it, which the build installs for this test. */
  private static final Path SCHEMA =
      Path.of("src/test/npm/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");

  private static final Map<String, String> FILES =
      Map.of(
          "Taskfile.yml",
          "version: '3'\nincludes: {up: ../out, l: ./a b/ü.yml}\ntasks: {a: {deps: [b, é😀]}, b: {deps: [a]}}\n",
          "a b/ü.yml",
          "version: '3'\nowner: me\ntasks: {a: {cmds: x}}\n",
          "c:d.yml",
          "a: [\n",
          "../out/Taskfile.yml",
          "tasks: {}\n",
          ".taskfile-ls.yml",
          "format: {list: 1}\n",
          "none/Taskfile.yml/x",
          "");

  @TempDir Path folder;

  private String report(String... paths) throws IOException {
    Path project = Files.createDirectories(folder.resolve("pro ject"));
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Path path = project.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    String[] arguments = new String[paths.length + 4];
    System.arraycopy(
        new String[] {"check", "--format=sarif", "--severity", "hint"}, 0, arguments, 0, 4);
    System.arraycopy(paths, 0, arguments, 4, paths.length);
    return CommandLine.at(project.toRealPath(), folder).run(arguments).out();
  }

  @Test
  void itFitsTheSchema() throws IOException {
    assumeTrue(Files.exists(SCHEMA), "the build installs the schema with npm");
    Validator validator =
        new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
    URI schema = validator.registerSchema(Files.readString(SCHEMA));
    Validator.Result result = validator.validate(schema, report(".", "c:d.yml"));
    assertThat(result.getErrors()).isEmpty();
    assertThat(validator.validate(schema, report("a b").replace("\"level\"", "\"lvl\"")).isValid())
        .isFalse();
    assertThat(validator.validate(schema, report("none").replace("2.1.0\"", "2.0\"")).isValid())
        .isFalse();
  }

  @Test
  void pathsAreUris() throws IOException {
    JsonArray results =
        JsonParser.parseString(report(".", "c:d.yml"))
            .getAsJsonObject()
            .getAsJsonArray("runs")
            .get(0)
            .getAsJsonObject()
            .getAsJsonArray("results");
    assertThat(results)
        .extracting(
            result ->
                result
                    .getAsJsonObject()
                    .getAsJsonArray("locations")
                    .get(0)
                    .getAsJsonObject()
                    .getAsJsonObject("physicalLocation")
                    .getAsJsonObject("artifactLocation")
                    .get("uri")
                    .getAsString())
        .contains("Taskfile.yml", "a%20b/%C3%BC.yml", "./c:d.yml", ".taskfile-ls.yml")
        .contains(folder.toRealPath().resolve("out/Taskfile.yml").toUri().toString())
        .allSatisfy(uri -> assertThat(URI.create(uri)).isNotNull());
    JsonObject first = results.get(0).getAsJsonObject();
    assertThat(first.getAsJsonObject("partialFingerprints").get("lineText/v1").getAsString())
        .matches("[0-9a-f]{16}");
  }
}
