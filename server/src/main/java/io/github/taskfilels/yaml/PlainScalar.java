package io.github.taskfilels.yaml;

import com.google.common.base.CharMatcher;

/** What a text means where it is written without quotes. */
public final class PlainScalar {
  private static final CharMatcher COLONS = CharMatcher.is(':');

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
    // Colons mean nothing before a letter, and those of references that climb stand there.
    if (isSimple(COLONS.trimLeadingFrom(value))) {
      return true;
    }
    YamlTree tree = YamlParser.parse(inFlow ? "[ " + value + ", b]" : "- " + value);
    return SyntaxCheck.strict(tree).isEmpty()
        && tree.root() instanceof YamlSequence sequence
        && sequence.items().size() == (inFlow ? 2 : 1)
        && sequence.items().getFirst().value() instanceof YamlScalar scalar
        && scalar.style() == ScalarStyle.PLAIN
        && scalar.value().equals(value)
        && scalar.range().length() == value.length();
  }

  /** Whether a text is a word as most names are: nothing in it means anything in YAML. */
  private static boolean isSimple(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean digit = i > 0 && c >= '0' && c <= '9';
      boolean inside = i > 0 && i < value.length() - 1 && "_-./:".indexOf(c) >= 0;
      if (!letter && !digit && !inside) {
        return false;
      }
    }
    return !value.isEmpty();
  }
}
