package io.github.taskfilels.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a document that is being typed loses. Public Taskfiles get one half-typed line each time;
 * counted is how often every other task is still there, and how often the half-typed word is where
 * a finished one would be.
 */
class HalfTypedTest {
  private static final String[] HALF_LINES = {
    "de",
    "- ",
    "- task: ",
    "deps: [",
    "deps: [te",
    "cmds: {",
    "- \"ec",
    "- '{{.",
    "{{.A",
    "dir: {{.",
    "dir: {{.A}}",
    "- {{.A}} x",
    "vars: *",
    "vars: &",
    "- @echo",
    "- `x`",
    "- |",
    "desc: a: b",
    "\tdesc: x",
    "\"",
    "'",
    "name",
    "- echo a: b: c",
    "? ",
    "! ",
    "- - ",
    "- {task: x, vars: {A: ",
    " cmds:",
    "<<<<<<< HEAD",
    "desc:x",
    "-",
    "- task",
    "deps:",
    "deps: test, "
  };

  @Test
  void otherTasksStayVisible() throws IOException {
    Random random = new Random(42);
    int cases = 0;
    int whole = 0;
    List<String> lost = new ArrayList<>();
    for (Path file : taskfiles()) {
      String text = Files.readString(file).replace("\r\n", "\n");
      List<String> lines = Arrays.asList(text.split("\n", -1));
      Set<String> names = tasks(YamlParser.parse(text));
      int first = lines.indexOf("tasks:") + 1;
      if (first == 0 || names.size() < 2 || !SyntaxCheck.of(YamlParser.parse(text)).isEmpty()) {
        continue;
      }
      for (int round = 0; round < 12; round++) {
        int at = first + random.nextInt(Math.max(1, lines.size() - first));
        if (at >= lines.size()) {
          continue;
        }
        String line = lines.get(at);
        int indent = line.length() - line.stripLeading().length();
        List<String> typed = new ArrayList<>(lines);
        Set<String> expected = new LinkedHashSet<>(names);
        if (round % 2 == 0) {
          if (line.isBlank()) {
            continue;
          }
          typed.set(at, line.substring(0, indent + random.nextInt(line.length() - indent)));
          expected.removeIf(name -> line.strip().replaceAll("^['\"]", "").startsWith(name));
        } else {
          typed.add(
              at + 1,
              " ".repeat(line.isBlank() ? 4 : indent)
                  + HALF_LINES[random.nextInt(HALF_LINES.length)]);
        }
        cases++;
        Set<String> found = tasks(YamlParser.parse(String.join("\n", typed)));
        if (found.containsAll(expected)) {
          whole++;
        } else {
          expected.removeAll(found);
          lost.add(
              file.getFileName()
                  + ":"
                  + (at + 1)
                  + " <"
                  + typed.get(Math.min(typed.size() - 1, round % 2 == 0 ? at : at + 1))
                  + "> lost "
                  + expected.iterator().next());
        }
      }
    }
    assertThat(cases).isGreaterThan(2_000);
    assertThat(whole / (double) cases)
        .as("%d of %d; lost: %s", whole, cases, lost)
        .isGreaterThanOrEqualTo(0.995);
  }

  @Test
  void halfTypedKeyHasItsParent() throws IOException {
    Random random = new Random(7);
    int cases = 0;
    int right = 0;
    List<String> wrong = new ArrayList<>();
    for (Path file : taskfiles()) {
      String text = Files.readString(file);
      YamlTree tree = YamlParser.parse(text);
      if (!(tree.root() instanceof YamlMapping root)
          || !(root.get("tasks") instanceof YamlMapping tasks)
          || !SyntaxCheck.of(tree).isEmpty()) {
        continue;
      }
      List<YamlEntry> bodies =
          tasks.entries().stream()
              .filter(
                  task ->
                      task.value() instanceof YamlMapping body
                          && !body.flow()
                          && body.properties() == null)
              .toList();
      for (int round = 0; round < 6 && !bodies.isEmpty(); round++) {
        YamlEntry task = bodies.get(random.nextInt(bodies.size()));
        YamlMapping body = (YamlMapping) task.value();
        YamlEntry before = body.entries().get(random.nextInt(body.entries().size()));
        int at = before.range().start();
        int column = at - (text.lastIndexOf('\n', at - 1) + 1);
        String typed = text.substring(0, at) + "de\n" + " ".repeat(column) + text.substring(at);
        cases++;
        if (isKeyOfTask(YamlParser.parse(typed), at + 2, task.keyText())) {
          right++;
        } else {
          wrong.add(file + " in " + task.keyText() + " before " + before.keyText());
        }
      }
    }
    assertThat(cases).isGreaterThan(1_000);
    assertThat(right / (double) cases)
        .as("%d of %d; wrong: %s", right, cases, wrong)
        .isGreaterThanOrEqualTo(0.99);
  }

  private static boolean isKeyOfTask(YamlTree tree, int offset, String task) {
    List<YamlEntry> entries =
        tree.pathTo(offset).stream()
            .filter(YamlEntry.class::isInstance)
            .map(YamlEntry.class::cast)
            .toList();
    return entries.size() == 3
        && entries.get(0).keyText().equals("tasks")
        && entries.get(1).keyText().equals(task)
        && entries.get(2).keyText().equals("de");
  }

  private static Set<String> tasks(YamlTree tree) {
    Set<String> names = new LinkedHashSet<>();
    if (tree.root() instanceof YamlMapping root && root.get("tasks") instanceof YamlMapping tasks) {
      tasks.entries().forEach(entry -> names.add(entry.keyText()));
    }
    return names;
  }

  private static List<Path> taskfiles() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Shared.corpus())) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = file.toString();
        if ((name.endsWith(".yml") || name.endsWith(".yaml"))
            && Files.size(file) < 60_000
            && Files.readString(file).contains("tasks:")) {
          found.add(file);
        }
      }
    }
    return found;
  }
}
