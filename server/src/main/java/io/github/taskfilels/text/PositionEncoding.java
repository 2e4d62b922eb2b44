package io.github.taskfilels.text;

/** The unit in which a column is counted; the names are those of the language server protocol. */
public enum PositionEncoding {
  /** Bytes of UTF-8. */
  UTF8("utf-8"),
  /** Code units of UTF-16, the unit of Java strings and of offsets in this server. */
  UTF16("utf-16"),
  /** Code points. */
  UTF32("utf-32");

  private final String protocolName;

  PositionEncoding(String protocolName) {
    this.protocolName = protocolName;
  }

  public String protocolName() {
    return protocolName;
  }

  /** The number of units that the code point takes. */
  int unitsOf(int codePoint) {
    return switch (this) {
      case UTF8 -> codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      case UTF16 -> Character.charCount(codePoint);
      case UTF32 -> 1;
    };
  }
}
