package io.github.taskfilels.shell;

import com.google.common.base.Splitter;
import io.github.taskfilels.template.ScriptTemplate;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.testkit.Shared;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlParser;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/** Scripts to try the parser with. */
final class ShellScripts {
  private ShellScripts() {}

  /** Those of {@code scripts.txt}: all constructs, and what can be wrong with each. */
  static List<String> authored() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ShellScripts.class.getResourceAsStream("/shell/scripts.txt"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Splitter.on("\n%%\n").splitToList(text.substring(0, text.length() - 1));
    }
  }

  /** One of the scripts with one to three changes, as they happen while somebody types. */
  static String mutation(List<String> scripts, Random random) {
    StringBuilder text = new StringBuilder(scripts.get(random.nextInt(scripts.size())));
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + 1 + random.nextInt(4));
      switch (random.nextInt(6)) {
        case 0 -> text.setLength(at);
        case 1, 2 -> text.delete(at, end);
        case 3 -> text.insert(at, text.substring(at, end));
        default -> text.insert(at, ShellPropertiesTest.piece(random));
      }
    }
    // Task's parser takes no notice of NUL, which no YAML file has.
    return text.toString().replace("\0", "");
  }

  /** The commands of the public Taskfiles, with their templates; they are never run. */
  static List<String> corpus() throws IOException {
    List<String> scripts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Shared.corpus())) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.ya?ml")).sorted().toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        collect(YamlParser.parse(text).root(), false, scripts);
      }
    }
    return scripts;
  }

  /** The texts below keys that hold commands. */
  private static void collect(YamlNode node, boolean command, List<String> scripts) {
    switch (node) {
      case YamlScalar scalar when command -> scripts.add(scalar.value());
      case YamlSequence sequence ->
          sequence.items().forEach(item -> collect(item.value(), command, scripts));
      case YamlMapping mapping -> {
        for (YamlEntry entry : mapping.entries()) {
          boolean holds =
              switch (entry.keyText()) {
                case "cmds", "cmd", "sh", "status", "preconditions", "if", "defer" -> true;
                default -> false;
              };
          collect(entry.value(), holds, scripts);
        }
      }
      default -> {}
    }
  }

  /** A script as the shell sees it, with a word in the place of each template that prints. */
  static String rendered(String text) {
    if (!Template.isTemplate(text)) {
      return text;
    }
    ShellScript script = ScriptTemplate.parse(text).script();
    List<TextRange> inWords = new ArrayList<>();
    script.visit(
        node -> {
          if (node instanceof WordPart.Opaque(TextRange range, boolean silent) && silent) {
            inWords.add(range);
          }
        });
    StringBuilder out = new StringBuilder();
    int end = 0;
    for (OpaquePiece piece : ScriptTemplate.pieces(text)) {
      TextRange range = piece.range();
      out.append(text, end, range.start());
      out.append(!piece.silent() ? "x" : inWords.contains(range) ? "" : " ");
      end = range.end();
    }
    return out.append(text, end, text.length()).toString();
  }
}
