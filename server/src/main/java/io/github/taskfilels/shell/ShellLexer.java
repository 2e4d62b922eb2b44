package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a script into tokens. It is a cursor: the current token is its state, so that a reader that
 * needs no more makes no objects. What a character means depends on where it stands, which only the
 * reader knows; it says so with each step.
 */
final class ShellLexer {
  /** What a token is. Those that open something are followed by what is inside it. */
  enum Kind {
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
    OPEN_BACKQUOTES,
    OPEN_PROCESS,
    /** What the mode says to end at. */
    CLOSE,
    /** {@link #separator}, in a parameter expansion. */
    SEPARATOR
  }

  /** Where a token stands, and so which characters mean more than themselves. */
  enum Mode {
    COMMAND(" \t\r\n;&|<>()'\"\\$`*?[~#@+!", '\0', false),
    /** One word, whatever blanks are in it. */
    WORD(";&|<>()'\"\\$`*?[~@+!", '\0', false),
    /** A regular expression: its parentheses belong to it, and blanks inside them. */
    REGEX(" \t\r\n'\"\\$`()", '\0', false),
    PARAMETER("'\"\\$`*?[~}/:", '}', false),
    QUOTED_PARAMETER("\"\\$`}/:", '}', true),
    SUBSCRIPT("'\"\\$`]", ']', false),
    ARITHMETIC("'\"\\$`()", '\0', false),
    DOUBLE_QUOTES("\"\\$`", '"', true),
    HERE_DOCUMENT("\\$`", '\0', true);

    final char close;
    final boolean quoted;
    private final boolean[] special = new boolean[128];

    Mode(String special, char close, boolean quoted) {
      this.close = close;
      this.quoted = quoted;
      for (int i = 0; i < special.length(); i++) {
        this.special[special.charAt(i)] = true;
      }
    }
  }

  private static final String[] OPERATORS = {
    "<<<", "<<-", "&>>", ";;&", "&&", "||", "|&", ";;", ";&", "<<", ">>", "<&", ">&", "<>", ">|",
    "&>"
  };

  /** Between the arguments of a parameter expansion; NUL for none. */
  char separator;

  private final String text;
  private final int limit;

  /** Offsets in the script; null where they are those in the text. */
  private final int @Nullable [] offsets;

  /** The end of the opaque range that begins at an offset, else 0; null where there is none. */
  private final int @Nullable [] opaque;

  private Kind kind = Kind.BLANK;
  private boolean closed = true;
  private int regexDepth;
  private int start;
  private int at;

  private ShellLexer(
      String text, int @Nullable [] offsets, int @Nullable [] opaque, int from, int limit) {
    this.text = text;
    this.offsets = offsets;
    this.opaque = opaque;
    this.at = from;
    this.start = from;
    this.limit = limit;
  }

  ShellLexer(String text, ImmutableList<TextRange> opaque) {
    this(text, null, ends(text, opaque), 0, text.length());
  }

  private static int @Nullable [] ends(String text, ImmutableList<TextRange> opaque) {
    if (opaque.isEmpty()) {
      return null;
    }
    int[] ends = new int[text.length() + 1];
    for (TextRange range : opaque) {
      ends[range.start()] = range.end();
    }
    return ends;
  }

  /** A lexer of a part of this text. */
  ShellLexer within(int from, int to) {
    return new ShellLexer(text, offsets, opaque, from, to);
  }

  /**
   * A lexer of the text between backquotes: in it, a backslash before a backslash, a dollar, a
   * backquote or, within double quotes, a double quote is taken away.
   */
  ShellLexer backquoted(int from, int to, boolean quoted) {
    if (text.substring(from, to).indexOf('\\') < 0) {
      return within(from, to);
    }
    StringBuilder decoded = new StringBuilder();
    int[] map = new int[to - from + 1];
    int @Nullable [] ends = opaque == null ? null : new int[to - from + 1];
    for (int i = from; i < to; i++) {
      map[decoded.length()] = offset(i);
      if (ends != null && opaque != null && opaque[i] > 0) {
        ends[decoded.length()] = decoded.length() + opaque[i] - i;
        for (int end = opaque[i]; i < end - 1; i++) {
          decoded.append(text.charAt(i));
          map[decoded.length()] = offset(i + 1);
        }
      } else if (text.charAt(i) == '\\'
          && i + 1 < to
          && (quoted ? "$`\\\"" : "$`\\").indexOf(text.charAt(i + 1)) >= 0) {
        i++;
      }
      decoded.append(text.charAt(i));
    }
    map[decoded.length()] = offset(to);
    return new ShellLexer(decoded.toString(), map, ends, 0, decoded.length());
  }

  Kind kind() {
    return kind;
  }

  /** A lexer of a text in which nothing is opaque. */
  ShellLexer(String text) {
    this(text, null, null, 0, text.length());
  }

  /** Whether the current token has its closing quote or parenthesis. */
  boolean isClosed() {
    return closed;
  }

  String text() {
    return text;
  }

  /** Where the current token begins, in {@link #text}. */
  int start() {
    return start;
  }

  /** Where it ends. */
  int at() {
    return at;
  }

  int limit() {
    return limit;
  }

  boolean atLimit() {
    return at >= limit;
  }

  /** The text of the current token. */
  String token() {
    return text.substring(start, at);
  }

  /** The range of the current token in the script. */
  TextRange range() {
    return range(start, at);
  }

  /** The range in the script of a range of {@link #text}. */
  TextRange range(int from, int to) {
    return new TextRange(offset(from), offset(to));
  }

  private int offset(int index) {
    return offsets == null ? index : offsets[index];
  }

  /** The character at an offset; NUL behind the end. */
  char charAt(int index) {
    return index < limit ? text.charAt(index) : '\0';
  }

  /** The end of what is opaque at an offset; the offset itself where nothing is. */
  int opaqueEnd(int index) {
    return opaque != null && index < limit && opaque[index] > 0
        ? Math.min(limit, opaque[index])
        : index;
  }

  /** Goes on behind something that belongs to a word. */
  void skipTo(int index) {
    at = index;
    kind = Kind.CLOSE;
  }

  /** Goes on at an offset where a command may begin. */
  void beginAt(int index) {
    at = index;
    kind = Kind.OPERATOR;
  }

  /** Goes on at an offset behind the current line break. */
  void goOnAt(int index) {
    at = index;
  }

  /** The offset of the next line break; the limit where there is none. */
  int lineEnd(int index) {
    int end = text.indexOf('\n', index);
    return end < 0 ? limit : Math.min(limit, end);
  }

  /** Reads the next token. */
  Kind next(Mode mode) {
    boolean fresh =
        switch (kind) {
          case BLANK, NEWLINE, COMMENT, OPERATOR -> true;
          default -> false;
        };
    start = at;
    closed = true;
    regexDepth = mode == Mode.REGEX ? regexDepth : 0;
    if (at >= limit) {
      return kind = Kind.END;
    }
    int opaqueEnd = opaqueEnd(at);
    if (opaqueEnd > at) {
      at = opaqueEnd;
      return kind = Kind.OPAQUE;
    }
    char c = text.charAt(at);
    kind = c < 128 && mode.special[c] ? special(c, mode, fresh) : Kind.LITERAL;
    if (kind == Kind.LITERAL) {
      literal(mode);
    }
    return kind;
  }

  /** At least one character that means itself, and those behind it. */
  private void literal(Mode mode) {
    at++;
    while (at < limit && (opaque == null || opaque[at] == 0)) {
      char c = text.charAt(at);
      if (c < 128 && mode.special[c] && !meansItselfInAWord(c)) {
        return;
      }
      at++;
    }
  }

  private boolean meansItselfInAWord(char c) {
    return switch (c) {
      case '#' -> true;
      case '~' -> text.charAt(at - 1) != '=' && text.charAt(at - 1) != ':';
      case '@', '+', '!' -> charAt(at + 1) != '(';
      case '/', ':' -> c != separator;
      default -> false;
    };
  }

  private Kind special(char c, Mode mode, boolean fresh) {
    if (c == mode.close) {
      return took(1, Kind.CLOSE);
    }
    return switch (c) {
      case ' ', '\t', '\r', '\n' -> blank(c, mode);
      case '#' -> fresh ? comment() : Kind.LITERAL;
      case '\'' -> singleQuoted();
      case '"' -> took(1, Kind.OPEN_DOUBLE_QUOTES);
      case '\\' -> backslash(mode, fresh);
      case '$' -> dollar(mode);
      case '`' -> took(1, Kind.OPEN_BACKQUOTES);
      case '/', ':' -> c == separator ? took(1, Kind.SEPARATOR) : Kind.LITERAL;
      case '~' -> tilde(fresh);
      case '*', '?', '@', '+', '!' -> pattern(c, mode);
      case '[' -> bracket();
      default -> operator(c, mode);
    };
  }

  private Kind took(int length, Kind token) {
    at += length;
    return token;
  }

  private Kind blank(char c, Mode mode) {
    if (mode == Mode.REGEX && regexDepth > 0) {
      return Kind.LITERAL;
    }
    if (c == '\n' || (c == '\r' && charAt(at + 1) == '\n')) {
      return took(c == '\n' ? 1 : 2, Kind.NEWLINE);
    }
    while (at < limit && isBlank(at) && opaqueEnd(at) == at) {
      at++;
    }
    return Kind.BLANK;
  }

  private boolean isBlank(int index) {
    return switch (text.charAt(index)) {
      case ' ', '\t' -> true;
      case '\r' -> charAt(index + 1) != '\n';
      default -> false;
    };
  }

  private Kind comment() {
    while (at < limit && text.charAt(at) != '\n') {
      at = Math.max(at + 1, opaqueEnd(at));
    }
    if (text.charAt(at - 1) == '\r') {
      at--;
    }
    return Kind.COMMENT;
  }

  private Kind singleQuoted() {
    at++;
    while (at < limit) {
      int end = opaqueEnd(at);
      if (end == at && text.charAt(at) == '\'') {
        return took(1, Kind.SINGLE_QUOTED);
      }
      at = Math.max(at + 1, end);
    }
    closed = false;
    return Kind.SINGLE_QUOTED;
  }

  private Kind ansiCQuoted() {
    at += 2;
    while (at < limit) {
      int end = opaqueEnd(at);
      if (end == at && text.charAt(at) == '\'') {
        return took(1, Kind.ANSI_C_QUOTED);
      }
      at = end > at ? end : Math.min(limit, at + (text.charAt(at) == '\\' ? 2 : 1));
    }
    closed = false;
    return Kind.ANSI_C_QUOTED;
  }

  private Kind backslash(Mode mode, boolean fresh) {
    char next = charAt(at + 1);
    if (at + 1 >= limit) {
      return mode.quoted ? Kind.LITERAL : took(1, Kind.ESCAPED);
    }
    boolean lineBreak = next == '\n' || (next == '\r' && charAt(at + 2) == '\n');
    if (lineBreak) {
      int length = next == '\n' ? 2 : 3;
      return took(length, fresh && mode == Mode.COMMAND ? Kind.BLANK : Kind.ESCAPED);
    }
    boolean escapes =
        !mode.quoted
            || next == '$'
            || next == '`'
            || next == '\\'
            || (next == '"' && mode != Mode.HERE_DOCUMENT)
            || (next == '}' && mode == Mode.QUOTED_PARAMETER);
    if (!escapes || opaqueEnd(at + 1) > at + 1) {
      return mode.quoted ? Kind.LITERAL : took(1, Kind.ESCAPED);
    }
    boolean pair = Character.isHighSurrogate(next) && Character.isLowSurrogate(charAt(at + 2));
    return took(pair ? 3 : 2, Kind.ESCAPED);
  }

  private Kind dollar(Mode mode) {
    if (at + 1 >= limit || opaqueEnd(at + 1) > at + 1) {
      return Kind.LITERAL;
    }
    char next = text.charAt(at + 1);
    int name = Names.end(text, at + 1, limit);
    if (name > at + 1) {
      return took(name - at, Kind.PARAMETER);
    }
    return switch (next) {
      case '{' -> took(2, Kind.OPEN_PARAMETER);
      case '(' ->
          charAt(at + 2) == '(' ? took(3, Kind.OPEN_ARITHMETIC) : took(2, Kind.OPEN_COMMAND);
      case '\'' -> mode.quoted ? Kind.LITERAL : ansiCQuoted();
      case '"' -> mode.quoted ? Kind.LITERAL : took(2, Kind.OPEN_DOUBLE_QUOTES);
      case '@', '*', '#', '?', '-', '$', '!' -> took(2, Kind.PARAMETER);
      default -> Names.isDigit(next) ? took(2, Kind.PARAMETER) : Kind.LITERAL;
    };
  }

  private Kind tilde(boolean fresh) {
    char before = at == 0 ? '\0' : text.charAt(at - 1);
    int end = at + 1;
    while (end < limit && (Names.isPart(text.charAt(end)) || "-.+".indexOf(charAt(end)) >= 0)) {
      end++;
    }
    boolean begins = fresh || before == '=' || before == ':';
    boolean ends = end >= limit || "/: \t\r\n;&|<>()}".indexOf(text.charAt(end)) >= 0;
    return begins && ends ? took(end - at, Kind.TILDE) : Kind.LITERAL;
  }

  private Kind pattern(char c, Mode mode) {
    if (charAt(at + 1) != '(' || mode == Mode.PARAMETER) {
      return c == '*' || c == '?' ? took(1, Kind.GLOB) : Kind.LITERAL;
    }
    int depth = 0;
    for (int i = at + 1; i < limit; i = Math.max(i + 1, opaqueEnd(i))) {
      char inside = text.charAt(i);
      depth += inside == '(' ? 1 : inside == ')' ? -1 : 0;
      if (depth == 0) {
        return took(i + 1 - at, Kind.GLOB);
      }
    }
    closed = false;
    return took(limit - at, Kind.GLOB);
  }

  /** A bracket expression; a bracket that is not closed in plain text means itself. */
  private Kind bracket() {
    int from = at + 1;
    if (charAt(from) == '!' || charAt(from) == '^') {
      from++;
    }
    for (int i = from; i < limit; i++) {
      char c = text.charAt(i);
      if (c == ']' && i > from) {
        return took(i + 1 - at, Kind.GLOB);
      }
      if (" \t\r\n;&|<>()'\"\\$`/{},".indexOf(c) >= 0 || opaqueEnd(i) > i) {
        break;
      }
    }
    return Kind.LITERAL;
  }

  private Kind operator(char c, Mode mode) {
    if (mode == Mode.REGEX) {
      if (c == ')' && regexDepth == 0) {
        return took(1, Kind.OPERATOR);
      }
      regexDepth += c == '(' ? 1 : -1;
      return Kind.LITERAL;
    }
    if (mode == Mode.ARITHMETIC) {
      return took(1, Kind.OPERATOR);
    }
    if (mode == Mode.COMMAND && (c == '<' || c == '>') && charAt(at + 1) == '(') {
      return took(2, Kind.OPEN_PROCESS);
    }
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, at) && at + operator.length() <= limit) {
        return took(operator.length(), Kind.OPERATOR);
      }
    }
    return took(1, Kind.OPERATOR);
  }
}
