package io.github.taskfilels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.taskfilels.cli.CommandLine.Result;
import io.github.taskfilels.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The lists of public projects, as Task 3.53.1 gave them. */
class CorpusListTest {
  /** Task's exit codes of a list: done or empty, or why the files cannot be loaded. */
  private static final Set<Integer> CODES = Set.of(0, 1, 100, 102, 107, 109, 110, 203);

  @TempDir Path home;

  @TestFactory
  Stream<DynamicTest> everyProjectIsListedAsRecorded() throws IOException {
    Path corpus = Shared.corpus();
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> cases = Files.list(Shared.conformance().resolve("real"))) {
      for (Path folder : cases.sorted().toList()) {
        String name = String.valueOf(folder.getFileName());
        if (name.startsWith("list-")) {
          JsonObject recorded = json(folder.resolve("case.json"));
          tests.add(DynamicTest.dynamicTest(name, () -> isListedAsRecorded(corpus, recorded)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(40);
    return tests.stream();
  }

  private void isListedAsRecorded(Path corpus, JsonObject recorded) {
    String project = recorded.get("corpus").getAsString().replaceFirst("^permissive/", "");
    for (JsonElement element : recorded.getAsJsonArray("steps")) {
      JsonObject step = element.getAsJsonObject();
      String below = step.has("cwd") ? step.get("cwd").getAsString() : "";
      Result result =
          CommandLine.at(corpus.resolve(project).resolve(below), home)
              .run("list", "-a", "--json", "--no-status");
      JsonObject expected = step.getAsJsonObject("expect");
      assertThat(result.exit()).isEqualTo(expected.get("exit").getAsInt());
      assertThat(table(JsonParser.parseString(result.out()).getAsJsonObject()))
          .isEqualTo(rows(expected.getAsJsonObject("stdout").getAsJsonArray("value")));
    }
  }

  /** The tasks of a list with the place beside the texts, by name. */
  private static List<JsonObject> table(JsonObject list) {
    JsonArray tasks = list.getAsJsonArray("tasks");
    for (JsonElement element : tasks) {
      JsonObject task = element.getAsJsonObject();
      JsonObject place = task.remove("location").getAsJsonObject();
      task.add("line", place.get("line"));
      task.add("column", place.get("column"));
    }
    return rows(tasks);
  }

  private static List<JsonObject> rows(JsonArray array) {
    return array.asList().stream()
        .map(JsonElement::getAsJsonObject)
        .sorted(Comparator.comparing(row -> row.get("name").getAsString()))
        .toList();
  }

  private static JsonObject json(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  @Test
  void everyFileCanBeListedAsARoot() throws IOException {
    Path corpus = Shared.corpus();
    int files = 0;
    try (Stream<Path> paths = Files.walk(corpus)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        Path folder = path.getParent();
        Result result =
            CommandLine.at(folder == null ? corpus : folder, home)
                .run("list", "-a", "--json", "--no-status", "-t", path.toString());
        assertThat(CODES).as(path + ": " + result.err()).contains(result.exit());
        files++;
      }
    }
    assertThat(files).isGreaterThan(900);
  }
}
