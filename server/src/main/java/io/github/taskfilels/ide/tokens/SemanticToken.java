package io.github.taskfilels.ide.tokens;

import io.github.taskfilels.text.TextRange;

/**
 * A piece of a text and what it is.
 *
 * @param range never empty, and never across a line
 */
public record SemanticToken(TextRange range, Style style) {

  /** What a token is, in the words of the protocol. */
  public enum Type {
    NAMESPACE("namespace"),
    PROPERTY("property"),
    VARIABLE("variable"),
    FUNCTION("function"),
    /** The delimiters of a template. */
    MACRO("macro"),
    KEYWORD("keyword"),
    COMMENT("comment"),
    STRING("string"),
    NUMBER("number"),
    OPERATOR("operator");

    private final String protocolName;

    Type(String protocolName) {
      this.protocolName = protocolName;
    }

    public String protocolName() {
      return protocolName;
    }
  }

  /** What else is true of a token, in the words of the protocol. */
  public enum Modifier {
    DECLARATION("declaration"),
    READONLY("readonly"),
    /** A variable of the shell gets a value. */
    MODIFICATION("modification"),
    /** Task, its templates or the shell have it, and no file defines it. */
    DEFAULT_LIBRARY("defaultLibrary"),
    DEPRECATED("deprecated");

    private final String protocolName;

    Modifier(String protocolName) {
      this.protocolName = protocolName;
    }

    public String protocolName() {
      return protocolName;
    }
  }
}
