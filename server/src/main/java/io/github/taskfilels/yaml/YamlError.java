package io.github.taskfilels.yaml;

import io.github.taskfilels.text.TextRange;

/**
 * Something in a text that is not YAML.
 *
 * @param kind what is wrong, for quick fixes
 * @param message one sentence for people
 */
public record YamlError(Kind kind, String message, TextRange range) {

  /** The mistakes that the tolerant parser knows and can repair. */
  public enum Kind {
    MISSING_COLON,
    UNQUOTED_TEMPLATE,
    TAB_INDENTATION,
    BAD_INDENTATION,
    UNTERMINATED_QUOTE,
    UNTERMINATED_FLOW,
    MERGE_CONFLICT,
    NESTED_VALUE,
    TOO_DEEP,
    /** Anything else. */
    SYNTAX
  }
}
