package io.github.taskfilels.taskfile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.text.Similar;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlSequence;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads values that are one of a set of words, and reports all others. */
final class Checks {
  private final Reading reading;

  Checks(Reading reading) {
    this.reading = reading;
  }

  /**
   * A word of which Task notices only when a task runs that it is wrong. Not checked where it holds
   * a template.
   *
   * @param words the words that the key takes
   */
  @Nullable Text word(Fields fields, String key, ImmutableList<String> words) {
    Text text = fields.nonEmpty(key);
    if (text != null && !words.contains(text.value()) && !text.value().contains("{{")) {
      reading.warn(text.range(), notOneOf(key, text.value(), words));
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

  ImmutableList<Text> setOptions(Fields fields) {
    ImmutableList<Text> options = fields.texts("set");
    for (Text option : options) {
      if (!Words.isSetOption(option.value())) {
        reading.warn(
            option.range(), "unknown shell option: " + notOneOf("set", option.value(), Words.SET));
      }
    }
    return options;
  }

  ImmutableList<Text> shoptOptions(Fields fields) {
    ImmutableList<Text> options = fields.texts("shopt");
    for (Text option : options) {
      if (!Words.SHOPT.contains(option.value())) {
        reading.warn(
            option.range(),
            "unknown or unsupported shell option: "
                + notOneOf("shopt", option.value(), Words.SHOPT));
      }
    }
    return options;
  }

  ImmutableList<Text> platforms(Fields fields) {
    noNulls(fields, "platforms");
    ImmutableList<Text> platforms = fields.texts("platforms");
    for (Text platform : platforms) {
      if (!Words.isPlatform(platform.value())) {
        reading.refuse(
            platform.range(),
            platformMessage(platform.value()),
            "invalid platform \"" + platform.value() + "\"");
      }
    }
    return platforms;
  }

  private static String platformMessage(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String near = Words.isPlatform(lower) ? lower : Similar.nearest(text, platformWords());
    return "'"
        + text
        + "' is not a platform; write os, arch or os/arch in Go's words"
        + (near == null ? "" : ", such as '" + near + "'");
  }

  private static ImmutableSet<String> platformWords() {
    return ImmutableSet.<String>builder().addAll(Words.SYSTEMS).addAll(Words.ARCHITECTURES).build();
  }

  /** Warns of null elements in lists in which Task does not expect any. */
  void noNulls(Fields fields, String key) {
    if (fields.value(key) instanceof YamlSequence sequence) {
      for (YamlItem item : sequence.items()) {
        if (reading.value(item.value()) == null) {
          reading.warn(item.range(), "Task crashes on an empty element of '" + key + "'");
        }
      }
    }
  }
}
