package io.github.taskfilels.taskfile;

import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTemplate;

/**
 * How Task itself refuses a file for a problem.
 *
 * @param words what Task says, or the part that does not depend on where the file stands; empty
 *     where it says nothing of its own
 */
public record Refusal(Stage stage, String words) {

  /** When Task refuses a file, in this order. */
  public enum Stage {
    /** Its YAML library cannot read the text. */
    PARSE,
    /** A value is not what the format wants. */
    DECODE,
    /** The version of the format is missing. */
    NO_VERSION,
    /** The file includes itself. */
    CYCLE,
    /** A style of output that nobody knows. */
    OUTPUT,
    /** The version of the format is not that of this Task. */
    VERSION
  }

  public static Refusal decode(String words) {
    return new Refusal(Stage.DECODE, words);
  }

  /**
   * A value of the wrong kind.
   *
   * @param into what Task calls the kind that it wants
   */
  public static Refusal cannotUnmarshal(YamlNode value, String into) {
    return decode("cannot unmarshal " + tag(value) + " into " + into);
  }

  /** The short tag of a value, as YAML libraries write it ({@code yaml.v3/resolve.go}). */
  private static String tag(YamlNode value) {
    return switch (value) {
      case YamlMapping mapping -> "!!map";
      case YamlTemplate template -> "!!map";
      case YamlSequence sequence -> "!!seq";
      case YamlScalar scalar -> scalar.type().tag();
      default -> "!!str";
    };
  }
}
