package io.github.taskfilels.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.testkit.Shared;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlParser;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every string with a template in public Taskfiles. */
class CorpusTemplatesTest {
  private static final String BODEGA = "megabyte-labs__Bodega/.config/taskfiles/";

  /**
   * The mistakes of their authors, which Task reports in the same words, with how often they occur.
   */
  private static final ImmutableMap<String, Integer> KNOWN =
      ImmutableMap.<String, Integer>builder()
          // A template of another tool that writes a Taskfile, cut up by YAML.
          .put(
              "futurice__jalapeno/examples/terraform-bootstrap/templates/terraform/Taskfile.yml:"
                  + " unclosed action",
              1)
          // Quotes escaped where YAML does not ask for it, so that the backslash reaches the
          // template.
          .put("jonesrussell__godo/Taskfile.yml: unexpected \"\\\\\" in operand", 1)
          .put("jonesrussell__godo/Taskfile.yml: unexpected EOF: {{if}} has no {{end}}", 1)
          .put(
              "wailsapp__wails/v3/examples/android/build/android/Taskfile.yml:"
                  + " unexpected \"\\\\\" in operand",
              1)
          .put(
              "wailsapp__wails/v3/examples/android/build/android/Taskfile.yml:"
                  + " unexpected EOF: {{if}} has no {{end}}",
              1)
          // An escaped single quote in a double-quoted constant, which Go does not know.
          .put(BODEGA + "boilerplate/Taskfile-prompt.yml: invalid syntax", 4)
          .put(BODEGA + "log/Taskfile.yml: invalid syntax", 1)
          // Single quotes around text.
          .put(BODEGA + "log/Taskfile.yml: malformed character constant: '{{'", 1)
          .put(BODEGA + "log/Taskfile.yml: malformed character constant: '}}'", 1)
          .put(BODEGA + "vagrant/Taskfile.yml: bad character U+0027 '''", 1)
          // A parenthesis that was never opened.
          .put(BODEGA + "cloud/Taskfile-cloudflare.yml: unexpected right paren", 1)
          .buildOrThrow();

  @Test
  void theTemplatesOfPublicTaskfilesAreCorrect() throws IOException {
    Path corpus = Shared.corpus();
    Map<String, Integer> errors = new TreeMap<>();
    int templates = 0;
    for (Path file : files(corpus)) {
      List<String> texts = new ArrayList<>();
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      scalars(YamlParser.parse(text).root(), s -> texts.add(s.value()));
      for (String template : texts) {
        if (Template.isTemplate(template)) {
          templates++;
          Template.parse(template)
              .errors()
              .forEach(
                  e -> errors.merge(corpus.relativize(file) + ": " + e.message(), 1, Integer::sum));
        }
      }
    }
    assertThat(templates).isGreaterThan(5000);
    assertThat(errors).containsExactlyInAnyOrderEntriesOf(KNOWN);
  }

  private static List<Path> files(Path corpus) throws IOException {
    try (Stream<Path> all = Files.walk(corpus)) {
      return all.filter(p -> p.toString().endsWith(".yml") || p.toString().endsWith(".yaml"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private static void scalars(YamlNode node, Consumer<YamlScalar> to) {
    switch (node) {
      case YamlScalar scalar -> to.accept(scalar);
      case YamlSequence sequence -> {
        for (YamlItem item : sequence.items()) {
          scalars(item.value(), to);
        }
      }
      case YamlMapping mapping -> {
        for (YamlEntry entry : mapping.entries()) {
          scalars(entry.value(), to);
        }
      }
      default -> {}
    }
  }
}
