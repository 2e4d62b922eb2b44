package io.github.taskfilels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.taskfilels.cli.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No control character of a Taskfile reaches a terminal, wherever its text is shown. */
@Tag("process")
class ShownTextTest {
  private static final String PROJECT =
      """
      //- /Taskfile.yml
      version: '3'
      includes: {"in\\eclude": ./gone.yml, "ok\\r": {taskfile: ./lib.yml, optional: true}}
      vars: {V: "v\\e[31m\\u202e", "N\\e": 1}
      tasks:
        "na\\e[31mme\\u202e": {desc: "de\\e[32msc\\b\\r", aliases: ["al\\eias"], cmds: ["echo '\\e'"]}
        t: {desc: "x\\u009b5m", summary: "su\\emm", deps: ["na\\e[31mme\\u202e"], vars: {V: "w\\a"}}
        bad: [{task: "none\\e"}, {taskk: "k\\e"}]
        pre: {preconditions: [{sh: "false", msg: "no\\e"}], prompt: "sure\\e?"}
        prefix: {prefix: "pre\\efix", label: "la\\ebel", cmds: [echo x]}
        req: {requires: {vars: ["R\\e", {name: V, enum: ["a\\e"]}]}}
        "key\\e": {"un\\eknown": 1, cmds: ["true"]}
      """;

  @TempDir Path folder;

  private static void assertShown(Result result, List<String> arguments) {
    for (String text : List.of(result.out(), result.err())) {
      String controls = text.replaceAll("[^\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202e]", "");
      assertThat(controls).as(arguments + " shows: " + text).isEmpty();
    }
  }

  @Test
  void controlCharactersAreShownEscaped() throws IOException {
    CommandLine line =
        CommandLine.in(folder, PROJECT.replaceFirst("\"in.*?yml, ", "")).with("NO_COLOR", "1");
    CommandLine broken = CommandLine.in(folder.resolve("broken"), PROJECT).with("NO_COLOR", "1");
    String name = "na\u001b[31mme\u202e";
    for (List<String> arguments :
        List.of(
            List.of("list", "--list-all"),
            List.of("list", "--list-all", "-s"),
            List.of("run", "--list"),
            List.of("run", "--summary", "t", name, "prefix", "req"),
            List.of("run", "-v", "--dry", "t"),
            List.of("run", "-v", "prefix"),
            List.of("run", "-v", "-o", "prefixed", "prefix"),
            List.of("run", "-v", "pre"),
            List.of("run", "-v", "bad"),
            List.of("run", "-v", "req", "R\u001b=1"),
            List.of("run", "-v", "key\u001b"),
            List.of("run", "--run-summary", "--dry", "t"),
            List.of("run", "nothing\u001b"),
            List.of("run", "--\u001b"),
            List.of("list", "-t", "no\u001b"),
            List.of("ru\u001bn"),
            List.of("check"),
            List.of("explain", "t"),
            List.of("explain", name),
            List.of("explain", "t", "--vars"),
            List.of("explain", "t\u001b", "--vars"),
            List.of("graph"),
            List.of("graph", "--tasks"),
            List.of("graph", "--tasks", "--format", "dot"),
            List.of("graph", "--tasks", "--format", "svg"),
            List.of("graph", ".", "x\u001b"))) {
      assertShown(line.run(arguments.toArray(String[]::new)), arguments);
      assertShown(broken.run(arguments.toArray(String[]::new)), arguments);
    }
  }

  @Test
  void jsonShowsNoneAndKeepsItsValues() throws IOException {
    CommandLine line =
        CommandLine.in(
            folder,
            """
            version: '3'
            tasks:
              "na\\u009b\\u202e\\eme": {desc: "d\\u009b", cmds: ["printf '\\u009b\\u202e\\n'"], "k\\u009b": 1}
              v: {vars: {V: "v\\u009b\\u202e"}, cmds: ["echo {{.V}}"], sources: ["s\\u009b"]}
            """);
    String name = "na\u009b\u202e\u001bme";
    for (List<String> arguments :
        List.of(
            List.of("list", "--list-all", "--json"),
            List.of("list", "--list-all", "--json", "--nested"),
            List.of("check", "--format", "json"),
            List.of("check", "--format", "sarif"),
            List.of("explain", "v", "--vars", "--json"),
            List.of("graph", "--tasks", "--format", "json"))) {
      Result result = line.run(arguments.toArray(String[]::new));
      assertShown(result, arguments);
      assertThat(JsonParser.parseString(result.out()).toString()).contains("\u009b");
    }
    line.run("run", "--events", "events.jsonl", "--trace", "trace.json", name);
    for (String file : List.of("events.jsonl", "trace.json", ".task/taskfile-ls/history.jsonl")) {
      String written = Files.readString(line.folder().resolve(file));
      assertThat(written).as(file).doesNotContain("\u009b", "\u202e").contains("\\u009b");
    }
    assertThat(
            Files.readAllLines(line.folder().resolve("events.jsonl")).stream()
                .map(event -> JsonParser.parseString(event).getAsJsonObject())
                .filter(event -> event.get("event").getAsString().equals("nodeStarted"))
                .map(event -> event.get("task").getAsString()))
        .containsExactly(name);
  }

  @Test
  void whatACommandWritesStaysAsItIs() throws IOException {
    CommandLine line =
        CommandLine.in(
            folder, "version: '3'\ntasks: {t: ['printf \"\\033[31mred\\033[0m\\n\"']}\n");
    assertThat(line.run("run", "-s", "t").out()).isEqualTo("\u001b[31mred\u001b[0m\n");
  }

  @Test
  void aMessageIsNoCommandToTheRunnerOfGitHub() throws IOException {
    CommandLine line =
        CommandLine.in(folder, "version: '3'\ntasks: {t: {cmds: [{task: \"a\\n::b::c\"}]}}\n")
            .with("GITHUB_ACTIONS", "true");
    assertThat(line.run("run", "t").out()).doesNotContain("\n::b").contains("%0A::b::c");
  }
}
