package io.github.taskfilels.yaml;

import io.github.taskfilels.text.SourceMap;
import io.github.taskfilels.text.TextRange;

/** Decodes scalars. */
final class ScalarDecoder {
  private ScalarDecoder() {}

  record Decoded(String value, SourceMap map) {}

  static Decoded decode(String text, TextRange range, ScalarStyle style, int parentIndent) {
    throw new UnsupportedOperationException("lands with the parser: " + style + parentIndent + range + text.length());
  }
}
