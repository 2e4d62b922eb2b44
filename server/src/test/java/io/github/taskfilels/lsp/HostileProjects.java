package io.github.taskfilels.lsp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Projects that would take all time or memory of somebody who only looks at them, by name. */
final class HostileProjects {
  private static final String VERSION = "version: '3'\n";

  private final Map<String, Consumer<Path>> projects = new LinkedHashMap<>();

  private HostileProjects() {}

  /** All of them; each writes its files to a folder. */
  static Map<String, Consumer<Path>> all() {
    HostileProjects hostile = new HostileProjects();
    hostile.matching();
    hostile.evaluation();
    hostile.syntax();
    hostile.size();
    hostile.includes();
    hostile.loops();
    return hostile.projects;
  }

  private void add(String name, String taskfile) {
    add(name, folder -> write(folder.resolve("Taskfile.yml"), taskfile));
  }

  private void add(String name, Consumer<Path> project) {
    projects.put(name, project);
  }

  private void matching() {
    add(
        "a name with many wildcards",
        VERSION
            + "tasks:\n  'a*a*a*a*a*a*a*a*b': echo\n  x: {deps: ["
            + "a".repeat(60)
            + "]}\n  y: {cmds: [{task: "
            + "a".repeat(60)
            + "}]}\n");
    add(
        "many names with wildcards",
        VERSION
            + "tasks:\n"
            + lines(2_000, i -> "  'a" + i + "*a*a*a*b': {deps: ['" + "a".repeat(40) + i + "']}"));
    add(
        "patterns of sources",
        folder -> {
          write(
              folder.resolve("Taskfile.yml"),
              VERSION
                  + "tasks:\n  t:\n    sources: ['"
                  + "*a".repeat(40)
                  + "*b', '**/**/**/**/*', '"
                  + "{a,b}".repeat(20)
                  + "']\n    cmds: [{for: sources, cmd: echo}]\n");
          write(folder.resolve("a".repeat(200)), "");
        });
  }

  private void evaluation() {
    add("nested loops", variable("{{range until 100000}}{{range until 100000}}{{end}}{{end}}"));
    add("a loop over a number", variable("{{range 100000000000}}{{end}}"));
    add("a long text", variable("{{repeat 268000000 \"x\"}}"));
    add("a wide field", variable("{{range 10000}}{{printf \"%999999d\" 1}}{{end}}"));
    add("a large pattern", variable("{{regexMatch \"((a{1000}){1000}){1000}\" \"a\"}}"));
    add(
        "a list of itself",
        variable("{{$x := list 1}}{{range 60}}{{$x = list $x $x}}{{end}}{{toJson $x}}"));
    add(
        "a reference to a list of itself",
        VERSION
            + "vars:\n  A: {ref: 'list 1'}\n"
            + lines(60, i -> "  A" + i + ": {ref: 'list ." + before(i) + " ." + before(i) + "'}")
            + "  B: '{{.A59}}'\ntasks:\n  t: {desc: '{{.A59}}', cmds: ['echo {{.A59}}']}\n");
    add(
        "variables ten times each other",
        VERSION
            + "vars:\n  A: xxxxxxxxxx\n"
            + lines(10, i -> "  A" + i + ": '" + ("{{." + before(i) + "}}").repeat(10) + "'")
            + "tasks:\n  t: {desc: '{{.A9}}', dir: '{{.A9}}', cmds: ['echo {{.A9}}']}\n");
    add(
        "variables of dotenv ten times each other",
        folder -> {
          write(
              folder.resolve("Taskfile.yml"),
              VERSION + "dotenv: [.env]\ntasks:\n  t: {desc: '{{.A9}}', cmds: ['echo {{.A9}}']}\n");
          write(
              folder.resolve(".env"),
              "A=xxxxxxxxxx\n"
                  + lines(10, i -> "A" + i + "=" + ("${" + before(i) + "}").repeat(10)));
        });
    add(
        "descriptions without end",
        VERSION
            + "tasks:\n"
            + lines(3_000, i -> "  t" + i + ": {desc: '{{range 100000000000}}x{{end}}'}"));
    add(
        "paths without end",
        VERSION
            + "includes:\n"
            + lines(1_000, i -> "  i" + i + ": './{{range 100000000000}}x{{end}}.yml'")
            + "tasks: {t: echo}\n");
    add(
        "variables with many ways to each other",
        VERSION
            + "vars:\n  A0: {sh: sleep 1000}\n  A1: {ref: .A0}\n"
            + lines(
                300,
                i ->
                    "  A" + (i + 2) + ": '{{.A" + (i + 1) + "}}{{.A" + i + "}}{{.A" + (i / 2)
                        + "}}'")
            + "tasks: {t: {desc: '{{.A300}}', dir: '{{.A299}}', cmds: ['{{.A300}}']}}\n");
    add(
        "a matrix of many lists",
        VERSION
            + "tasks:\n  t:\n    cmds:\n      - for:\n          matrix:\n"
            + lines(
                10,
                i ->
                    "            L"
                        + i
                        + ": ["
                        + IntStream.range(0, 100)
                            .mapToObj(String::valueOf)
                            .collect(Collectors.joining(","))
                        + "]")
            + "        cmd: echo\n");
    add("a template of many parentheses", variable("{{" + "(".repeat(100_000) + "}}"));
    add(
        "a template of many blocks",
        variable("{{if 1}}".repeat(50_000) + "{{end}}".repeat(50_000)));
  }

  private static String variable(String value) {
    return VERSION
        + "vars:\n  A: '"
        + value
        + "'\n  B: '{{.A}}'\ntasks:\n  t:\n    desc: '{{.A}}'\n    dir: '{{.A}}'\n"
        + "    vars: {C: '{{.A}}{{.B}}'}\n    cmds: ['echo {{.C}}', {task: '{{.A}}'}]\n";
  }

  private void syntax() {
    add("many brackets", VERSION + "tasks: " + "[".repeat(20_000));
    add("many braces", VERSION + "tasks: " + "{a: ".repeat(20_000));
    add("deep blocks", VERSION + "tasks:\n" + lines(3_000, i -> " ".repeat(i + 1) + "a:"));
    add("deep lists", VERSION + "vars:\n  A: " + "- ".repeat(50_000));
    add("many quotes", VERSION + "tasks:\n" + lines(20_000, i -> "  t" + i + ": \"x"));
    add("many mistakes", VERSION + "tasks:\n" + lines(20_000, i -> "  t" + i + ": {cmds: [}"));
    add("many tabs", VERSION + "tasks:\n" + lines(20_000, i -> "\tt" + i + ": x"));
    add(
        "many aliases",
        VERSION
            + "vars:\n"
            + lines(20_000, i -> "  A" + i + ": &a" + i + " x")
            + lines(20_000, i -> "  B" + i + ": *a" + i)
            + "tasks: {t: echo}\n");
    add(
        "many aliases of one anchor",
        VERSION + "x: &a 1\nvars:\n" + lines(20_000, i -> "  A" + i + ": *a") + "tasks: {t: echo}");
    add(
        "many aliases that lead nowhere",
        VERSION
            + "x:\n"
            + lines(2_000, i -> "  - &anchor" + i + " x")
            + "vars:\n"
            + lines(2_000, i -> "  A" + i + ": *anchors" + i));
    add(
        "aliases ten times each other",
        VERSION
            + "vars:\n  A: &a [x,x,x,x,x,x,x,x,x,x]\n"
            + lines(
                12, i -> "  A" + i + ": &a" + i + " [" + ("*" + anchor(i) + ",").repeat(10) + "]")
            + "tasks: {t: {vars: {X: *a9}, cmds: ['echo {{.X}}']}}\n");
    add(
        "merge keys ten times each other",
        VERSION
            + "x0: &a {cmds: [echo]}\n"
            + lines(
                12,
                i ->
                    "x"
                        + i
                        + ": &a"
                        + i
                        + " {<<: ["
                        + ("*" + anchor(i) + ",").repeat(10)
                        + "], k"
                        + i
                        + ": 1}")
            + "tasks: {t: {<<: *a11}}\n");
    add("a long number", VERSION + "vars: {A: " + "9".repeat(4_000_000) + "}\ntasks: {t: echo}\n");
    add("a long version", "version: '3." + "9".repeat(1_000_000) + "'\ntasks: {t: echo}\n");
    add("a version of many parts", "version: '3-" + "a.".repeat(100_000) + "a'\n");
    add("a long line", VERSION + "tasks: {t: '" + "echo x; ".repeat(500_000) + "'}\n");
    add("many comments", VERSION + "# taskfile-ls: ignore x\n".repeat(100_000));
    add(
        "shell without end",
        VERSION
            + "tasks:\n  a: '"
            + "$(".repeat(50_000)
            + "'\n  b: '"
            + "${x:-".repeat(50_000)
            + "'\n  c: '"
            + "((".repeat(50_000)
            + "'\n  d: '"
            + "if ".repeat(50_000)
            + "'\n  e: '"
            + "{a,b}".repeat(10_000)
            + "'\n  f: '"
            + "cat <<A; ".repeat(20_000)
            + "'\n");
  }

  private void size() {
    add(
        "many missing deps",
        VERSION
            + "tasks:\n"
            + lines(2_000, i -> "  task-number-" + i + ": {deps: [task-numbr-" + i + "x]}"));
    add(
        "one task with many missing deps",
        VERSION
            + "tasks:\n  t:\n    deps:\n"
            + lines(5_000, i -> "      - missing-" + i)
            + lines(5_000, i -> "  missnig-" + i + ": echo"));
    add(
        "many unknown keys",
        VERSION + lines(5_000, i -> "taks" + i + ": x") + "tasks: {t: echo}\n");
    add(
        "one task with many unknown keys",
        VERSION + "tasks:\n  t:\n" + lines(20_000, i -> "    cmd" + i + "s: x"));
    add("many tasks", VERSION + "tasks:\n" + lines(200_000, i -> "  task" + i + ": echo " + i));
    add(
        "many tasks of one name",
        VERSION + "tasks:\n" + lines(20_000, i -> "  t: echo " + i) + "includes: {}\n");
    add("many commands", VERSION + "tasks:\n  t:\n    cmds:\n" + lines(100_000, i -> "      - a"));
    add(
        "many variables",
        VERSION
            + "vars:\n"
            + lines(20_000, i -> "  A" + i + ": '{{.A" + (i - 1) + "}}'")
            + "tasks: {t: {desc: '{{.A19999}}', cmds: ['{{.A19999}}']}}\n");
    add(
        "each task calls all others",
        VERSION
            + "tasks:\n"
            + lines(
                300,
                i ->
                    "  t"
                        + i
                        + ": {deps: ["
                        + IntStream.range(0, 300)
                            .mapToObj(j -> "t" + j)
                            .collect(Collectors.joining(","))
                        + "]}"));
    add(
        "a long chain of tasks",
        VERSION + "tasks:\n" + lines(20_000, i -> "  t" + i + ": {deps: [t" + (i + 1) + "]}"));
    add(
        "layers of tasks",
        VERSION
            + "tasks:\n"
            + lines(
                3_000,
                i ->
                    "  t"
                        + i
                        + ": {deps: ["
                        + IntStream.range(1, 20)
                            .mapToObj(j -> "t" + (i + j * 37) % 3_000)
                            .collect(Collectors.joining(","))
                        + "]}"));
    add("a long name", VERSION + "tasks:\n  '" + "a".repeat(1_000_000) + "': {deps: [b]}\n");
  }

  private void includes() {
    add(
        "many includes that are missing",
        VERSION + "includes:\n" + lines(100_000, i -> "  i" + i + ": ./no" + i + ".yml"));
    add(
        "many includes of one file",
        folder -> {
          write(
              folder.resolve("Taskfile.yml"),
              VERSION + "includes:\n" + lines(20_000, i -> "  i" + i + ": ./lib.yml"));
          write(folder.resolve("lib.yml"), VERSION + "tasks: {a: {deps: [b, c, :x]}, b: echo}\n");
        });
    add(
        "diamonds upon diamonds",
        folder -> {
          for (int i = 0; i < 10; i++) {
            String next = "./" + (i + 1) + ".yml";
            write(
                folder.resolve(i == 0 ? "Taskfile.yml" : i + ".yml"),
                VERSION
                    + "includes:\n"
                    + lines(8, name -> "  i" + name + ": " + next)
                    + "tasks: {t: {desc: d, deps: ['i0:t', missing, ':up']}}\n");
          }
          write(folder.resolve("10.yml"), VERSION + "tasks: {t: {deps: [gone]}, 'w*': echo}\n");
        });
    add(
        "flattened diamonds",
        folder -> {
          for (int i = 0; i < 25; i++) {
            String next = "./" + (i + 1) + ".yml";
            write(
                folder.resolve(i == 0 ? "Taskfile.yml" : i + ".yml"),
                VERSION
                    + "includes: {a: {taskfile: "
                    + next
                    + ", flatten: true}, b: {taskfile: "
                    + next
                    + ", flatten: true}}\ntasks: {t"
                    + i
                    + ": {deps: [missing]}}\n");
          }
          write(folder.resolve("25.yml"), VERSION + "tasks: {t: {deps: [gone]}}\n");
        });
    add(
        "files that all include each other",
        folder -> {
          for (int i = 0; i < 40; i++) {
            write(
                folder.resolve(i == 0 ? "Taskfile.yml" : i + ".yml"),
                VERSION
                    + "includes:\n"
                    + lines(40, j -> "  i" + j + ": ./" + (j == 0 ? "Taskfile" : j) + ".yml")
                    + "tasks: {t: {desc: d, deps: ['i1:t', missing]}}\n");
          }
        });
    add(
        "a long chain of includes",
        folder -> {
          for (int i = 0; i < 300; i++) {
            write(
                folder.resolve(i == 0 ? "Taskfile.yml" : i + ".yml"),
                VERSION
                    + "includes: {a: ./"
                    + (i + 1)
                    + ".yml}\ntasks: {t: {deps: ['a:t', no]}}\n");
          }
          write(folder.resolve("300.yml"), VERSION + "tasks: {t: echo}\n");
        });
    add(
        "colons that climb",
        folder -> {
          write(
              folder.resolve("Taskfile.yml"),
              VERSION + "includes: {a: ./Taskfile.yml}\ntasks: {':t': {deps: ['::::t']}}\n");
        });
  }

  private void loops() {
    add(
        "folders in a circle",
        folder -> {
          write(
              folder.resolve("Taskfile.yml"),
              VERSION
                  + "includes: {a: ./sub, b: ./sub/sub/sub}\n"
                  + "tasks: {t: {sources: ['sub/*/*.x', 'sub/sub/sub/*'], cmds: [echo]}}\n");
          link(folder.resolve("sub"), folder);
          link(folder.resolve("bus"), folder);
        });
  }

  private static String before(int i) {
    return i == 0 ? "A" : "A" + (i - 1);
  }

  private static String anchor(int i) {
    return i == 0 ? "a" : "a" + (i - 1);
  }

  static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void link(Path link, Path target) {
    try {
      Files.createSymbolicLink(link, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
