package io.github.taskfilels.taskfile.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InComment;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InKey;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InValue;
import io.github.taskfilels.taskfile.schema.SchemaPosition.Parent;
import io.github.taskfilels.taskfile.schema.SchemaPosition.Unknown;
import io.github.taskfilels.testkit.Shared;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlParser;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Asks at every offset of public Taskfiles, whole and cut. */
class SchemaPositionCorpusTest {
  private static final int FILES = 200;
  private static final int LONGEST = 8_000;
  private static final long SEED = 20_261;

  private static ImmutableList<String> texts() throws IOException {
    Path corpus = Shared.corpus();
    try (Stream<Path> paths = Files.walk(corpus)) {
      ImmutableList.Builder<String> texts = ImmutableList.builder();
      ImmutableList<Path> files =
          paths
              .filter(path -> path.getFileName().toString().matches("(?i)taskfile.*\\.ya?ml"))
              .filter(path -> path.toFile().length() <= LONGEST)
              .sorted()
              .limit(FILES)
              .collect(ImmutableList.toImmutableList());
      for (Path file : files) {
        texts.add(Files.readString(file));
      }
      return texts.build();
    }
  }

  @Test
  void theAnswerAgreesWithWhatIsWritten() throws IOException {
    ImmutableList<String> texts = texts();
    assertThat(texts).hasSize(FILES);
    int asked = 0;
    for (String text : texts) {
      YamlTree tree = YamlParser.parse(text);
      asked += compare(tree, tree.root(), ValueType.TASKFILE);
      everywhere(tree, 1);
    }
    assertThat(asked).isGreaterThan(10_000);
  }

  @Test
  void theAnswerExistsInTextsThatAreCut() throws IOException {
    Random random = new Random(SEED);
    for (String text : texts()) {
      int cut = random.nextInt(text.length() + 1);
      int more = Math.min(text.length(), cut + random.nextInt(40));
      everywhere(YamlParser.parse(text.substring(0, cut)), 7);
      // Near the cut lies what is half-typed.
      String without = text.substring(0, cut) + text.substring(more);
      YamlTree tree = YamlParser.parse(without);
      for (int at = Math.max(0, cut - 60); at <= Math.min(without.length(), cut + 60); at++) {
        check(tree, at);
      }
    }
  }

  private static void everywhere(YamlTree tree, int step) {
    for (int at = 0; at <= tree.text().length(); at += step) {
      check(tree, at);
    }
  }

  private static void check(YamlTree tree, int at) {
    switch (SchemaPosition.at(tree, at)) {
      case InKey key -> {
        YamlMapping written = key.mapping().written();
        boolean flow = written != null && written.flow();
        hold(key.mapping().indentation() < 0 == flow, tree, at);
      }
      case InValue value ->
          hold(value.path().isEmpty() == value.parent() instanceof Parent.OfDocument, tree, at);
      case InComment comment -> hold(comment.range().touches(at), tree, at);
      case Unknown _ -> {}
    }
  }

  /** Goes down the format by another way and asks inside each key and each scalar. */
  private static int compare(YamlTree tree, YamlNode node, @Nullable ValueType type) {
    int asked = 0;
    switch (node) {
      case YamlMapping mapping -> {
        MappingType fixed = type == null ? null : type.mapping();
        for (YamlEntry entry : mapping.entries()) {
          ValueType value = null;
          if (fixed != null) {
            Key key = fixed.key(entry.keyText());
            value = key == null ? null : key.valueType();
          } else if (type != null) {
            value = type.entry();
          }
          if (type != null && (fixed != null || type.entry() != null)) {
            asked += keyIsFound(tree, mapping, entry, type);
          }
          asked += compare(tree, entry.value(), value);
        }
      }
      case YamlSequence sequence -> {
        for (YamlItem item : sequence.items()) {
          asked += compare(tree, item.value(), type == null ? null : type.element());
        }
      }
      case YamlScalar scalar -> {
        for (int at = scalar.range().start(); at <= scalar.range().end(); at++) {
          SchemaPosition found = SchemaPosition.at(tree, at);
          hold(
              found instanceof InValue value
                  ? value.valueType() == type && value.range().equals(scalar.range())
                  : type == null && found instanceof Unknown,
              tree,
              at);
          asked++;
        }
      }
      default -> {}
    }
    return asked;
  }

  private static int keyIsFound(
      YamlTree tree, YamlMapping mapping, YamlEntry entry, ValueType type) {
    int asked = 0;
    for (int at = entry.key().range().start(); at <= entry.key().range().end(); at++) {
      hold(
          SchemaPosition.at(tree, at) instanceof InKey key
              && key.mapping().written() == mapping
              && key.mapping().valueType() == type
              && key.word().equals(entry.key().range()),
          tree,
          at);
      asked++;
    }
    ImmutableSet<String> present = new MappingSite(type, mapping, 0).present();
    hold(
        entry.keyText().isEmpty() || present.contains(entry.keyText()),
        tree,
        entry.range().start());
    return asked;
  }

  /**
   * Fails with the place; an assertion with a description each time would take most of the time.
   */
  private static void hold(boolean condition, YamlTree tree, int at) {
    if (!condition) {
      fail("%s at %s", SchemaPosition.at(tree, at), place(tree, at));
    }
  }

  private static String place(YamlTree tree, int at) {
    String text = tree.text();
    return text.substring(Math.max(0, at - 80), at)
        + "$0"
        + text.substring(at, Math.min(text.length(), at + 40));
  }
}
