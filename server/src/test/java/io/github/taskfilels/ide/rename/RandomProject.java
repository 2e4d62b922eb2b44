package io.github.taskfilels.ide.rename;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A project that Task can load and whose tasks end: what is called stands further below, or in an
 * included file. It has namespaces, aliases, wildcards, flattened and excluded tasks, and
 * variables.
 */
final class RandomProject {
  private static final String[] NAMES = {"build", "gen", "w-*", "default", "a:b", "x.y", "t"};
  private static final String[] VARIABLES = {"A", "B", "AB", "NAME"};
  private static final String[] SPACES = {"lib", "gen", "t", "b"};

  private final Random random;
  private final List<List<String>> tasks = new ArrayList<>();
  private final List<List<String>> calls = new ArrayList<>();
  private final Map<String, String> files = new TreeMap<>();

  private RandomProject(Random random) {
    this.random = random;
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      List<String> names = new ArrayList<>();
      for (String name : NAMES) {
        if (random.nextInt(3) > 0) {
          names.add(name);
        }
      }
      tasks.add(names);
      calls.add(new ArrayList<>());
    }
    // The included files first: what can be called in them is called through them.
    for (int i = count - 1; i >= 0; i--) {
      files.put(path(i), text(i));
    }
  }

  /** The files by their paths below the folder of the project, whose root is Taskfile.yml. */
  static Map<String, String> of(long seed) {
    return new RandomProject(new Random(seed)).files;
  }

  /** Writes them; gives the root. */
  static Path write(long seed, Path folder) throws IOException {
    for (Map.Entry<String, String> file : of(seed).entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return folder.resolve(path(0));
  }

  private static String path(int file) {
    return file == 0 ? "Taskfile.yml" : file == 1 ? "one/Taskfile.yml" : "f" + file + ".yml";
  }

  private static String pathFrom(int from, int to) {
    return (from == 1 ? "../" : "./") + path(to);
  }

  private String one(String... of) {
    return of[random.nextInt(of.length)];
  }

  private boolean sometimes() {
    return random.nextInt(3) == 0;
  }

  private String quoted(String text) {
    return switch (random.nextInt(3)) {
      case 0 -> '"' + text + '"';
      case 1 -> "'" + text + "'";
      default -> text.matches("[a-z.-]+") ? text : "'" + text + "'";
    };
  }

  private String text(int file) {
    StringBuilder text = new StringBuilder("version: '3'\n");
    text.append("vars: {").append(one(VARIABLES)).append(": 'of ").append(file).append("'}\n");
    if (sometimes()) {
      text.append("env: {").append(one(VARIABLES)).append(": '{{.A}} e'}\n");
    }
    StringBuilder includes = new StringBuilder();
    for (int to = file + 1; to < tasks.size(); to++) {
      include(includes, file, to);
    }
    text.append(includes.isEmpty() ? "" : "includes:\n").append(includes);
    text.append("tasks:\n");
    List<String> names = tasks.get(file);
    for (int i = 0; i < names.size(); i++) {
      task(text, file, names.get(i), callable(file, i));
    }
    text.append("  leaf").append(file).append(": echo leaf\n");
    names.forEach(name -> calls.get(file).add(name.replace("*", one("one", "two"))));
    return text.toString();
  }

  private void include(StringBuilder text, int from, int to) {
    String space = SPACES[(from + to + random.nextInt(2)) % SPACES.length];
    if (text.indexOf("  " + space + ":") >= 0) {
      return;
    }
    boolean flatten = random.nextInt(5) == 0;
    List<String> there = new ArrayList<>(calls.get(to));
    text.append("  ").append(space).append(":\n");
    text.append("    taskfile: ").append(pathFrom(from, to)).append('\n');
    if (flatten) {
      // What is there twice would be refused.
      text.append("    flatten: true\n    excludes: [")
          .append(String.join(", ", quoted(tasks.get(from))));
      text.append("]\n");
      there.removeAll(tasks.get(from));
      there.removeIf(name -> name.startsWith("w-"));
    } else if (sometimes() && !tasks.get(to).isEmpty()) {
      String excluded = tasks.get(to).getFirst();
      text.append("    excludes: [").append(quoted(excluded)).append("]\n");
      there.remove(excluded);
    }
    String alias = "";
    if (sometimes()) {
      alias = "al" + to;
      text.append("    aliases: [").append(alias).append("]\n");
    }
    if (sometimes()) {
      text.append("    vars: {").append(one(VARIABLES)).append(": '{{.A}} inc'}\n");
    }
    for (String name : there) {
      String prefix = alias.isEmpty() || random.nextBoolean() ? space : alias;
      calls.get(from).add(flatten ? name : prefix + ":" + name);
    }
  }

  private List<String> quoted(List<String> names) {
    return names.stream().map(this::quoted).toList();
  }

  /**
   * What a task may call: those below it, those of included files, and the last one of the root.
   */
  private List<String> callable(int file, int task) {
    List<String> callable = new ArrayList<>(calls.get(file));
    List<String> own = tasks.get(file);
    own.subList(task + 1, own.size())
        .forEach(name -> callable.add(name.replace("*", one("one", "{{.A}}"))));
    callable.add("leaf" + file);
    if (file == 0 || random.nextInt(8) == 0) {
      callable.add(":leaf0");
    }
    return callable;
  }

  private void task(StringBuilder text, int file, String name, List<String> callable) {
    String called = callable.get(random.nextInt(callable.size()));
    String dep = callable.get(random.nextInt(callable.size()));
    text.append("  ").append(quoted(name)).append(":\n    desc: task {{.A}}\n");
    if (sometimes()) {
      text.append("    aliases: [z").append(file).append(name.charAt(0)).append("]\n");
    }
    if (sometimes()) {
      text.append("    label: '{{.TASK}} {{.").append(one(VARIABLES)).append("}}'\n");
    }
    if (sometimes()) {
      String own = one(VARIABLES);
      text.append("    vars: {").append(own).append(": 'own {{.").append(one(VARIABLES));
      text.append("}}'}\n");
    }
    text.append("    deps:\n      - ").append(quoted(dep)).append("\n    cmds:\n");
    text.append("      - echo {{.").append(one(VARIABLES)).append("}} $").append(one(VARIABLES));
    text.append(" {{.MATCH}} # ").append(name).append('\n');
    text.append("      - {task: ").append(quoted(called)).append(", vars: {");
    text.append(one(VARIABLES)).append(": '{{.").append(one(VARIABLES)).append("}}'}}\n");
    if (sometimes()) {
      text.append("      - {for: [").append(quoted(called)).append(", ").append(quoted(dep));
      text.append("], task: '{{.ITEM}}'}\n");
    }
    if (sometimes()) {
      text.append("      - {for: {var: ").append(one(VARIABLES));
      text.append(", as: IT}, cmd: 'echo {{.IT}}'}\n");
    }
  }
}
