package io.github.taskfilels.yaml;

/** The tolerant parser. */
public final class YamlParser {
  private YamlParser() {}

  /** Parses any text; never throws, and needs time linear in its length. */
  public static YamlTree parse(String text) {
    throw new UnsupportedOperationException("lands with the parser: " + text.length());
  }
}
