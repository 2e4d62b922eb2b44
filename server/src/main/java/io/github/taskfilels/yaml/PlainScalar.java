package io.github.taskfilels.yaml;

/** What a text means where it is written without quotes. */
public final class PlainScalar {
  private PlainScalar() {}

  /**
   * Whether a text is read as it is.
   *
   * @param inFlow whether it stands between brackets or braces
   */
  public static boolean isPlain(String value, boolean inFlow) {
    if (inFlow && value.startsWith(":")) {
      // Not every reader of YAML takes it.
      return false;
    }
    YamlNode root = YamlParser.parse(inFlow ? "[ " + value + "]" : "- " + value).root();
    return root instanceof YamlSequence sequence
        && sequence.items().size() == 1
        && sequence.items().getFirst().value() instanceof YamlScalar scalar
        && scalar.style() == ScalarStyle.PLAIN
        && scalar.value().equals(value)
        && scalar.range().length() == value.length();
  }
}
