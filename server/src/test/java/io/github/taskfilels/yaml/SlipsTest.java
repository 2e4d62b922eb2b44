package io.github.taskfilels.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One slip on any line of a Taskfile: as long as the text is no YAML, all tasks but that of the
 * line are still there, and one message in our words is at the line.
 */
class SlipsTest {
  private static final String TWO_SPACES =
      """
      version: '3'

      includes:
        docs:
          taskfile: ./docs
          optional: true
        lib: ./lib

      vars:
        A: one
        B:
          sh: date

      env:
        E: x

      tasks:
        default:
          desc: Everything
          deps: [build, docs:gen]

        build:
          desc: "Build it"
          vars:
            X: '{{.A}}'
          sources:
            - src/**/*.go
          cmds:
            - echo one
            - cmd: echo two
              silent: true
            - |
              echo three
              echo four
            - task: lint
              vars:
                Y: 1
          status:
            - test -f out

        # a comment
        lint:
          cmds:
            - echo lint

        'db:migrate':
          cmds:
          - echo a
          - task: lint

        short: echo short
        list:
          - echo 1
          - echo 2

        last:
          desc: Last one
          cmd: echo last
      """;

  private static final String FOUR_SPACES =
      """
      version: "3"
      tasks:
          a:
              desc: Four spaces
              cmds:
                  - echo a
                  - echo b
          b:
              deps:
                  - a
                  - task: c
                    vars: {X: 1}
              preconditions:
                  - sh: test -f x
                    msg: no x
          c:
              cmds:
                  - for: [1, 2]
                    cmd: echo {{.ITEM}}
                  - defer: echo done
          d:
              cmds: ['echo d']
      """;

  private static Set<String> tasks(String text) {
    return YamlParser.parse(text).root() instanceof YamlMapping root
            && root.get("tasks") instanceof YamlMapping tasks
        ? new LinkedHashSet<>(tasks.entries().stream().map(YamlEntry::keyText).toList())
        : Set.of();
  }

  /** Slips on each line with content; {@code slip} gives another line or null for none. */
  private static void everyLine(UnaryOperator<String> slip, int further) {
    for (String text : List.of(TWO_SPACES, FOUR_SPACES)) {
      List<String> lines = Arrays.asList(text.split("\n", -1));
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        String changed = line.isBlank() || line.strip().startsWith("#") ? line : slip.apply(line);
        if (!changed.equals(line)) {
          List<String> slipped = new ArrayList<>(lines);
          slipped.set(i, changed);
          check(text, String.join("\n", slipped), i, further);
        }
      }
    }
  }

  private static void check(String text, String slipped, int line, int further) {
    YamlTree tree = YamlParser.parse(slipped);
    ImmutableList<YamlError> errors = SyntaxCheck.of(tree);
    if (errors.isEmpty()) {
      return; // It is YAML, and means what it says.
    }
    Set<String> others = tasks(text);
    others.removeIf(name -> text.lines().toList().get(line).contains(name + ":"));
    others.removeIf(name -> text.lines().toList().get(line).contains(name + "':"));
    assertThat(tasks(slipped)).as("line %s of%n%s", line + 1, slipped).containsAll(others);
    assertThat(errors).hasSize(1);
    YamlError error = errors.getFirst();
    assertThat(tree.errors()).as("our words: %s in%n%s", error, slipped).contains(error);
    long at = slipped.substring(0, error.range().start()).lines().count();
    boolean lineBegins =
        error.range().start() > 0 && slipped.charAt(error.range().start() - 1) == '\n';
    long found = lineBegins || error.range().start() == 0 ? at : at - 1;
    assertThat(found).as("%s in%n%s", error, slipped).isBetween((long) line, (long) line + further);
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** The first line of a block is at the wrong column only compared with its second, further on. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, -1, -2, -3})
  void indentation(int columns) {
    everyLine(
        line ->
            indent(line) + columns < 0
                ? line
                : " ".repeat(indent(line) + columns) + line.stripLeading(),
        20);
  }

  @Test
  void tabs() {
    everyLine(line -> "\t" + line.stripLeading(), 0);
    everyLine(line -> " ".repeat(indent(line)) + "\t" + line.stripLeading(), 0);
    everyLine(line -> "\t".repeat((indent(line) + 1) / 2) + line.stripLeading(), 0);
    everyLine(line -> "  \t  " + line.stripLeading(), 0);
  }

  @Test
  void colons() {
    // A word before a list is a text over lines as long as no item has a colon.
    everyLine(line -> line.endsWith(":") ? line.substring(0, line.length() - 1) : line, 2);
    everyLine(line -> line.replaceFirst(": ", " "), 0);
    everyLine(line -> line.replaceFirst(": ", ":"), 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"open",
        "'open",
        "[open",
        "{open",
        "[a, 'b",
        "{{",
        "{{.A",
        "{{.A}}",
        "{{.A}}/x",
        "\"{{.A}",
        "'it's'",
        "*",
        "&",
        "|x",
        "@x",
        "%x",
        "`x",
        "[a]]",
        "{a: b",
        "? x",
        "- x",
        ": x",
        "a: b",
        "]",
        "}",
        ",",
        "[{{.A}",
        "{A: {{.B}"
      })
  void values(String value) {
    everyLine(
        line -> line.contains(": ") ? line.substring(0, line.indexOf(": ") + 2) + value : line, 1);
    everyLine(
        line -> line.strip().startsWith("- ") ? " ".repeat(indent(line)) + "- " + value : line, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'%s:", "\"%s:", "'%s", "\"%s", "%s':", "*%s:", "%s :x", "@%s:"})
  void namesOfTasks(String form) {
    everyLine(
        line ->
            line.endsWith(":") && indent(line) > 0 && !line.contains("'")
                ? " ".repeat(indent(line)) + form.formatted(line.strip().replace(":", ""))
                : line,
        2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<<<<<<< HEAD",
        "|||||||",
        "||||||| merged common ancestors",
        "=======",
        ">>>>>>> x"
      })
  void markersOfConflicts(String marker) {
    everyLine(line -> marker + "\n" + line, 0);
    for (String text : List.of(TWO_SPACES, FOUR_SPACES)) {
      for (ImmutableList<YamlError> errors :
          List.of(SyntaxCheck.of(YamlParser.parse(marker + "\n" + text)))) {
        assertThat(errors.getFirst().kind()).isEqualTo(YamlError.Kind.MERGE_CONFLICT);
      }
    }
  }

  /** Where the line goes whose column is between others. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "' lint:\n    cmd: x'; a,lint,z",
        "'   lint:\n    cmd: x'; a,lint,z",
        "'lint:\n    cmd: x'; a,lint,z",
        "'   desc: of a'; a,z",
        "'     desc: of a'; a,z",
        "' - echo'; a,,z",
        "'  \t  lint:'; a,z"
      })
  void aLineBetweenTheColumns(String line, String names) {
    String text = "version: '3'\ntasks:\n  a:\n    cmd: x\n" + line + "\n  z:\n    cmd: x\n";
    assertThat(String.join(",", tasks(text))).isEqualTo(names);
  }
}
