package io.github.taskfilels.shell;

/** What a token is. Those that open something are followed by what is inside it. */
enum ShellToken {
  END,
  BLANK,
  NEWLINE,
  COMMENT,
  OPERATOR,
  LITERAL,
  GLOB,
  TILDE,
  ESCAPED,
  SINGLE_QUOTED,
  ANSI_C_QUOTED,
  PARAMETER,
  OPAQUE,
  OPEN_DOUBLE_QUOTES,
  OPEN_PARAMETER,
  OPEN_COMMAND,
  OPEN_ARITHMETIC,
  /** An expression written in brackets. */
  OPEN_BRACKET,
  OPEN_BACKQUOTES,
  OPEN_PROCESS,
  /** What the mode says to end at. */
  CLOSE,
  /** {@link ShellLexer#separator}, in a parameter expansion. */
  SEPARATOR
}
