package io.github.taskfilels.taskfile.read;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.taskfile.Problem.Kind;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.schema.Vocabulary;
import io.github.taskfilels.text.Similar;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlSequence;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads values that are one of a set of words, and reports all others. */
final class EnumReader {
  private final ReadContext context;

  EnumReader(ReadContext context) {
    this.context = context;
  }

  /**
   * A word of which Task notices only when a task runs that it is wrong. Not checked where it holds
   * a template.
   *
   * @param words the words that the key takes
   * @param used whether any task of the file comes by it
   */
  @Nullable Text word(
      Kind kind,
      MappingReader mappingReader,
      String key,
      ImmutableList<String> words,
      boolean used) {
    Text text = mappingReader.nonEmpty(key);
    if (text != null && !words.contains(text.value()) && !text.value().contains("{{")) {
      context.failOrWarn(kind, used, text.range(), notOneOf(key, text.value(), words));
    }
    return text;
  }

  static String notOneOf(String key, String value, List<String> words) {
    String near = Similar.nearest(value, words);
    return "'"
        + key
        + "' must be "
        + String.join(", ", words.subList(0, words.size() - 1))
        + " or "
        + words.getLast()
        + ", not '"
        + value
        + "'"
        + (near == null ? "" : "; did you mean '" + near + "'?");
  }

  /**
   * @param used whether any command of a shell comes by them; each fails with a wrong one
   */
  ImmutableList<Text> setOptions(MappingReader mappingReader, boolean used) {
    ImmutableList<Text> options = mappingReader.texts("set");
    for (Text option : options) {
      if (!Vocabulary.isSetOption(option.value())) {
        context.failOrWarn(
            Kind.SET_INVALID,
            used,
            option.range(),
            "unknown shell option: " + notOneOf("set", option.value(), Vocabulary.SET));
      }
    }
    return options;
  }

  /**
   * @param used as in {@link #setOptions}
   */
  ImmutableList<Text> shoptOptions(MappingReader mappingReader, boolean used) {
    ImmutableList<Text> options = mappingReader.texts("shopt");
    for (Text option : options) {
      if (!Vocabulary.SHOPT.contains(option.value())) {
        context.failOrWarn(
            Kind.SHOPT_INVALID,
            used,
            option.range(),
            "unknown or unsupported shell option: "
                + notOneOf("shopt", option.value(), Vocabulary.SHOPT));
      }
    }
    return options;
  }

  ImmutableList<Text> platforms(MappingReader mappingReader) {
    noNulls(mappingReader, "platforms");
    ImmutableList<Text> platforms = mappingReader.texts("platforms");
    for (Text platform : platforms) {
      if (!Vocabulary.isPlatform(platform.value())) {
        context.refuse(
            Kind.PLATFORM_INVALID,
            platform.range(),
            platformMessage(platform.value()),
            "invalid platform \"" + platform.value() + "\"");
      }
    }
    return platforms;
  }

  private static String platformMessage(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String near = Vocabulary.isPlatform(lower) ? lower : Similar.nearest(text, platformWords());
    return "'"
        + text
        + "' is not a platform; write os, arch or os/arch in Go's words"
        + (near == null ? "" : ", such as '" + near + "'");
  }

  private static ImmutableSet<String> platformWords() {
    return ImmutableSet.<String>builder()
        .addAll(Vocabulary.SYSTEMS)
        .addAll(Vocabulary.ARCHITECTURES)
        .build();
  }

  /** Reports null elements in lists in which Task does not expect any. */
  void noNulls(MappingReader mappingReader, String key) {
    if (mappingReader.value(key) instanceof YamlSequence sequence) {
      for (YamlItem item : sequence.items()) {
        if (context.value(item.value()) == null) {
          context.fail(
              Kind.NULL_ELEMENT, item.range(), "Task crashes on an empty element of '" + key + "'");
        }
      }
    }
  }
}
