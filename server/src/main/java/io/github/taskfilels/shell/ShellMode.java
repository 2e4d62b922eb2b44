package io.github.taskfilels.shell;

/** Where a token stands, and so which characters mean more than themselves. */
enum ShellMode {
  COMMAND(" \t\r\n;&|<>()'\"\\$`*?[~#@+!", '\0', false),
  /** One word, whatever blanks are in it. */
  WORD(";&|<>()'\"\\$`*?[~@+!", '\0', false),
  /** A regular expression: its parentheses belong to it, and blanks inside them. */
  REGEX(" \t\r\n'\"\\$`();&<>", '\0', false),
  PARAMETER("'\"\\$`*?[~}/:", '}', false),
  /** In double quotes: no patterns, but single quotes quote all the same. */
  QUOTED_PARAMETER("'\"\\$`}/:", '}', true),
  /** An expression in brackets, which is read up to the one that closes it. */
  SUBSCRIPT("'\"\\$`[]", '\0', false),
  ARITHMETIC("'\"\\$`()", '\0', false),
  DOUBLE_QUOTES("\"\\$`", '"', true),
  HERE_DOCUMENT("\\$`", '\0', true);

  final char close;
  final boolean quoted;

  /** Which characters mean more than themselves, by their codes. */
  final boolean[] special = new boolean[128];

  ShellMode(String special, char close, boolean quoted) {
    this.close = close;
    this.quoted = quoted;
    for (int i = 0; i < special.length(); i++) {
      this.special[special.charAt(i)] = true;
    }
  }
}
