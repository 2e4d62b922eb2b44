package io.github.taskfilels.lsp;

import static io.github.taskfilels.lsp.HostileProjects.lines;
import static io.github.taskfilels.lsp.HostileProjects.link;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * A hostile project that nobody has thought of: deep, wide, about itself, exploding or endless in a
 * few places each. The same for the same seed.
 */
final class RandomProject {
  private static final int MOST_FILES = 6;

  private final Random random;
  private int files;

  RandomProject(long seed) {
    this.random = new Random(seed);
  }

  /** Writes the files to a folder. */
  void write(Path folder) {
    files = 1 + random.nextInt(MOST_FILES);
    for (int i = 0; i < files; i++) {
      HostileProjects.write(folder.resolve(name(i)), taskfile());
    }
    HostileProjects.write(folder.resolve(".env"), lines(1 + random.nextInt(30), this::dotenv));
    if (random.nextInt(4) == 0) {
      link(folder.resolve("again"), folder);
    }
    if (random.nextInt(4) == 0) {
      link(folder.resolve("endless"), Path.of("/dev/zero"));
    }
    if (random.nextInt(4) == 0) {
      link(folder.resolve("itself"), folder.resolve("itself"));
    }
  }

  private static String name(int file) {
    return file == 0 ? "Taskfile.yml" : "f" + file + ".yml";
  }

  private String taskfile() {
    StringBuilder text = new StringBuilder("version: '3'\ndotenv: [.env]\nincludes:\n");
    text.append(lines(random.nextInt(20), i -> "  i" + i + ": " + include()));
    text.append("vars:\n").append(lines(1 + random.nextInt(30), i -> "  V" + i + ": " + value(0)));
    text.append("tasks:\n").append(lines(1 + size(), this::task));
    return random.nextInt(5) == 0 ? broken(text) : text.toString();
  }

  /** Now and then many, mostly few. */
  private int size() {
    return random.nextInt(6) == 0 ? random.nextInt(5_000) : random.nextInt(30);
  }

  private String broken(StringBuilder text) {
    for (int i = random.nextInt(5); i >= 0; i--) {
      String what = pick("[", "{", "'", "\"", "\t", "{{", "}}", "*", "&", "- ", "\u0000", "\n  ");
      text.insert(random.nextInt(text.length()), what.repeat(1 + random.nextInt(2_000)));
    }
    return text.toString();
  }

  private String include() {
    String file = pick("./" + name(random.nextInt(files)), "./again", "./endless", "./itself", ".");
    return switch (random.nextInt(5)) {
      case 0 -> "{taskfile: " + file + ", flatten: true}";
      case 1 -> "{taskfile: " + file + ", aliases: [a, b, c], internal: true, vars: {X: 1}}";
      case 2 -> "'" + template(0) + "'";
      default -> file;
    };
  }

  private String task(int number) {
    return "  '"
        + pick("t" + number, "a*".repeat(random.nextInt(12)) + number, "*", "t:" + number, ":t")
        + "':\n    desc: '"
        + template(0)
        + "'\n    dir: '"
        + pick(".", "again/again", template(0))
        + "'\n    deps: ["
        + call()
        + ", "
        + call()
        + "]\n    sources: ['"
        + pick("**", "again/**", "*a".repeat(30), "{a,b}".repeat(random.nextInt(20)))
        + "']\n    vars: {A: "
        + value(0)
        + "}\n    cmds:\n      - '"
        + template(0)
        + "'\n      - "
        + loop()
        + "\n";
  }

  private String loop() {
    String over =
        switch (random.nextInt(4)) {
          case 0 -> "{matrix: {A: [" + "1,".repeat(50) + "], B: {ref: .V0}, C: {ref: .V1}}}";
          case 1 -> "{var: V" + random.nextInt(30) + ", split: ''}";
          case 2 -> "sources";
          default -> "[" + "x,".repeat(random.nextInt(300)) + "]";
        };
    return "{for: " + over + ", task: '" + pick("{{.ITEM}}", "t{{.ITEM}}", call()) + "'}";
  }

  private String call() {
    return pick(
        "t" + random.nextInt(30),
        "'i0:t1'",
        "'i1:i1:i1:t1'",
        "'::::t'",
        "a".repeat(random.nextInt(80)) + "b",
        "{task: t1, vars: {A: '{{.A}}{{.A}}'}}");
  }

  private String value(int depth) {
    return switch (random.nextInt(depth > 3 ? 3 : 7)) {
      case 0 -> "{ref: '" + expression(0) + "'}";
      case 1, 2 -> "'" + template(0) + "'";
      case 3 -> "{sh: 'echo " + template(0) + "'}";
      case 4 -> "[" + value(depth + 1) + ", " + value(depth + 1) + "]";
      case 5 -> "{map: {a: " + value(depth + 1) + "}}";
      default -> "9".repeat(1 + random.nextInt(5_000));
    };
  }

  private String template(int depth) {
    if (depth > 3) {
      return "x";
    }
    String inner = template(depth + 1);
    return switch (random.nextInt(6)) {
      case 0 -> "{{range until " + number() + "}}" + inner + "{{end}}";
      case 1 -> "{{range " + number() + "}}" + inner + "{{end}}";
      case 2 -> "{{$x := list " + number() + "}}{{range 50}}{{$x = list $x $x}}{{end}}{{$x}}";
      case 3 -> "{{define \"d\"}}" + inner + "{{template \"d\"}}{{end}}{{template \"d\"}}";
      case 4 -> (".V" + random.nextInt(30)).transform(v -> ("{{" + v + "}}").repeat(10));
      default -> "{{" + expression(0) + "}}";
    };
  }

  private String expression(int depth) {
    if (depth > 4) {
      return pick(".V" + random.nextInt(30), ".A", ".", number());
    }
    String one = "(" + expression(depth + 1) + ")";
    String other = "(" + expression(depth + 1) + ")";
    return switch (random.nextInt(14)) {
      case 0 -> "repeat " + number() + " (toString " + one + ")";
      case 1 -> "list " + one + " " + other + " " + one;
      case 2 -> "until " + number();
      case 3 -> "printf \"%" + number() + "v%*d\" " + one + " " + number() + " 1";
      case 4 -> "replace \"x\" (toString " + one + ") (toString " + other + ")";
      case 5 -> "join (toString " + one + ") " + other;
      case 6 -> "toJson " + one;
      case 7 -> "toYaml (list " + one + " " + other + ")";
      case 8 -> "regexReplaceAll \"(x*)*\" (toString " + one + ") \"$0$0$0\"";
      case 9 -> "indent " + number() + " (toString " + one + ")";
      case 10 -> "fromYaml (toString " + one + ")";
      case 11 -> "dict \"a\" " + one + " \"b\" " + other;
      case 12 -> "cat " + one + " " + other + " " + other;
      default -> ".V" + random.nextInt(30);
    };
  }

  private String dotenv(int number) {
    return "E" + number + "=" + ("${E" + (number - 1) + "}x").repeat(1 + random.nextInt(10));
  }

  private String number() {
    return pick("3", "1000", "100000", "1000000", "2000000000", "9000000000000000000", "-1");
  }

  private String pick(String... some) {
    return List.of(some).get(random.nextInt(some.length));
  }
}
