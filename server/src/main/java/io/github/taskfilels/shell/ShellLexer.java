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

  /**
   * The end of the opaque piece that begins at an offset, negative for one that is silent; 0 for
   * other offsets. Null where nothing is opaque.
   */
  private final int @Nullable [] opaque;

  private ShellToken kind = ShellToken.BLANK;
  private boolean closed = true;
  private int regexDepth;

  /** No bracket that begins before this offset is closed. */
  private int unclosedBrackets;

  /** No subscript that begins before this offset is closed in its line. */
  private int unclosedSubscripts;

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

  ShellLexer(String text, ImmutableList<OpaquePiece> opaque) {
    this(text, null, ends(text, opaque), 0, text.length());
  }

  private static int @Nullable [] ends(String text, ImmutableList<OpaquePiece> opaque) {
    if (opaque.isEmpty()) {
      return null;
    }
    int[] ends = new int[text.length() + 1];
    for (OpaquePiece piece : opaque) {
      int end = piece.range().end();
      ends[piece.range().start()] = piece.silent() ? -end : end;
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
      int end = Math.min(to, opaqueEnd(i));
      if (ends != null && end > i) {
        int copied = decoded.length() + end - i;
        ends[decoded.length()] = isSilent(i) ? -copied : copied;
        for (; i < end - 1; i++) {
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

  ShellToken kind() {
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
    return opaque != null && index < limit && opaque[index] != 0
        ? Math.min(limit, Math.abs(opaque[index]))
        : index;
  }

  /** Whether the opaque piece at an offset is silent. */
  boolean isSilent(int index) {
    return opaque != null && opaque[index] < 0;
  }

  /** Goes on behind something that belongs to a word. */
  void skipTo(int index) {
    at = index;
    kind = ShellToken.CLOSE;
  }

  /** Goes on at an offset where a command may begin. */
  void beginAt(int index) {
    at = index;
    kind = ShellToken.OPERATOR;
  }

  /** Goes on at an offset behind the current line break. */
  void goOnAt(int index) {
    at = index;
  }

  /** The offset of the next line break; the limit where there is none. */
  int lineEnd(int index) {
    if (opaque == null) {
      int end = text.indexOf('\n', index);
      return end < 0 ? limit : Math.min(limit, end);
    }
    int end = index;
    while (end < limit && text.charAt(end) != '\n') {
      end = Math.max(end + 1, opaqueEnd(end));
    }
    return end;
  }

  /** Whether a bracket has one that closes it in its line. */
  boolean closesInLine(int open) {
    if (open < unclosedSubscripts) {
      return false;
    }
    int end = lineEnd(open);
    for (int i = open + 1; i < end; i = Math.max(i + 1, opaqueEnd(i))) {
      if (text.charAt(i) == ']') {
        return true;
      }
    }
    unclosedSubscripts = end;
    return false;
  }

  /** Reads the next token. */
  ShellToken next(ShellMode mode) {
    boolean fresh =
        switch (kind) {
          case BLANK, NEWLINE, COMMENT, OPERATOR -> true;
          default -> false;
        };
    start = at;
    closed = true;
    regexDepth = mode == ShellMode.REGEX ? regexDepth : 0;
    if (at >= limit) {
      return kind = ShellToken.END;
    }
    if (opaqueEnd(at) > at) {
      return kind = opaque(mode, fresh);
    }
    char c = text.charAt(at);
    kind = c < 128 && mode.special[c] ? special(c, mode, fresh) : ShellToken.LITERAL;
    if (kind == ShellToken.LITERAL) {
      literal(mode);
    }
    return kind;
  }

  /** What is silent is a blank, unless it stands in the middle of a word. */
  private ShellToken opaque(ShellMode mode, boolean fresh) {
    boolean silent = isSilent(at);
    at = opaqueEnd(at);
    if (!silent || mode != ShellMode.COMMAND) {
      return ShellToken.OPAQUE;
    }
    int behind = at;
    while (opaqueEnd(behind) > behind && isSilent(behind)) {
      behind = opaqueEnd(behind);
    }
    boolean ends =
        behind >= limit
            || (opaqueEnd(behind) == behind && " \t\r\n;&|<>()".indexOf(charAt(behind)) >= 0);
    if (fresh || ends) {
      at = behind;
      return ShellToken.BLANK;
    }
    return ShellToken.OPAQUE;
  }

  /** At least one character that means itself, and those behind it. */
  private void literal(ShellMode mode) {
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
      case '@', '+', '!' -> charAt(at + 1) != '(' || charAt(at + 2) == ')';
      case '/', ':' -> c != separator;
      default -> false;
    };
  }

  private ShellToken special(char c, ShellMode mode, boolean fresh) {
    if (c == mode.close) {
      return took(1, ShellToken.CLOSE);
    }
    return switch (c) {
      case ' ', '\t', '\r', '\n' -> blank(c, mode);
      case '#' -> fresh ? comment() : ShellToken.LITERAL;
      case '\'' -> singleQuoted();
      case '"' -> took(1, ShellToken.OPEN_DOUBLE_QUOTES);
      case '\\' -> backslash(mode, fresh);
      case '$' -> dollar(mode);
      case '`' -> took(1, ShellToken.OPEN_BACKQUOTES);
      case '/', ':' -> c == separator ? took(1, ShellToken.SEPARATOR) : ShellToken.LITERAL;
      case '~' -> tilde(fresh);
      case '*', '?', '@', '+', '!' -> pattern(c, mode);
      case '[' -> mode == ShellMode.SUBSCRIPT ? took(1, ShellToken.OPERATOR) : bracket();
      default -> operator(c, mode);
    };
  }

  private ShellToken took(int length, ShellToken token) {
    at += length;
    return token;
  }

  private ShellToken blank(char c, ShellMode mode) {
    if (mode == ShellMode.REGEX && regexDepth > 0) {
      return ShellToken.LITERAL;
    }
    if (c == '\n' || (c == '\r' && charAt(at + 1) == '\n')) {
      return took(c == '\n' ? 1 : 2, ShellToken.NEWLINE);
    }
    while (at < limit && isBlank(at) && opaqueEnd(at) == at) {
      at++;
    }
    return ShellToken.BLANK;
  }

  private boolean isBlank(int index) {
    return switch (text.charAt(index)) {
      case ' ', '\t' -> true;
      case '\r' -> charAt(index + 1) != '\n';
      default -> false;
    };
  }

  private ShellToken comment() {
    while (at < limit && text.charAt(at) != '\n') {
      at = Math.max(at + 1, opaqueEnd(at));
    }
    if (text.charAt(at - 1) == '\r') {
      at--;
    }
    return ShellToken.COMMENT;
  }

  private ShellToken singleQuoted() {
    at++;
    while (at < limit) {
      int end = opaqueEnd(at);
      if (end == at && text.charAt(at) == '\'') {
        return took(1, ShellToken.SINGLE_QUOTED);
      }
      at = Math.max(at + 1, end);
    }
    closed = false;
    return ShellToken.SINGLE_QUOTED;
  }

  private ShellToken ansiCQuoted() {
    at += 2;
    while (at < limit) {
      int end = opaqueEnd(at);
      if (end == at && text.charAt(at) == '\'') {
        return took(1, ShellToken.ANSI_C_QUOTED);
      }
      at = end > at ? end : Math.min(limit, at + (text.charAt(at) == '\\' ? 2 : 1));
    }
    closed = false;
    return ShellToken.ANSI_C_QUOTED;
  }

  private ShellToken backslash(ShellMode mode, boolean fresh) {
    char next = charAt(at + 1);
    if (at + 1 >= limit) {
      return mode.quoted ? ShellToken.LITERAL : took(1, ShellToken.ESCAPED);
    }
    boolean lineBreak = next == '\n' || (next == '\r' && charAt(at + 2) == '\n');
    if (lineBreak) {
      int length = next == '\n' ? 2 : 3;
      return took(
          length, fresh && mode == ShellMode.COMMAND ? ShellToken.BLANK : ShellToken.ESCAPED);
    }
    boolean escapes =
        !mode.quoted
            || next == '$'
            || next == '`'
            || next == '\\'
            || (next == '"' && mode != ShellMode.HERE_DOCUMENT)
            || ((next == '}' || next == '\'') && mode == ShellMode.QUOTED_PARAMETER);
    if (!escapes || opaqueEnd(at + 1) > at + 1) {
      return mode.quoted ? ShellToken.LITERAL : took(1, ShellToken.ESCAPED);
    }
    boolean pair = Character.isHighSurrogate(next) && Character.isLowSurrogate(charAt(at + 2));
    return took(pair ? 3 : 2, ShellToken.ESCAPED);
  }

  private ShellToken dollar(ShellMode mode) {
    if (at + 1 >= limit || opaqueEnd(at + 1) > at + 1) {
      return ShellToken.LITERAL;
    }
    char next = text.charAt(at + 1);
    int name = Names.end(text, at + 1, limit);
    if (name > at + 1) {
      return took(name - at, ShellToken.PARAMETER);
    }
    return switch (next) {
      case '{' -> took(2, ShellToken.OPEN_PARAMETER);
      case '(' ->
          charAt(at + 2) == '('
              ? took(3, ShellToken.OPEN_ARITHMETIC)
              : took(2, ShellToken.OPEN_COMMAND);
      case '[' -> took(2, ShellToken.OPEN_BRACKET);
      case '\'' ->
          mode.quoted && mode != ShellMode.QUOTED_PARAMETER ? ShellToken.LITERAL : ansiCQuoted();
      case '"' -> mode.quoted ? ShellToken.LITERAL : took(2, ShellToken.OPEN_DOUBLE_QUOTES);
      case '@', '*', '#', '?', '-', '$', '!' -> took(2, ShellToken.PARAMETER);
      default -> Names.isDigit(next) ? took(2, ShellToken.PARAMETER) : ShellToken.LITERAL;
    };
  }

  private ShellToken tilde(boolean fresh) {
    char before = at == 0 ? '\0' : text.charAt(at - 1);
    int end = at + 1;
    while (end < limit && (Names.isPart(text.charAt(end)) || "-.+".indexOf(charAt(end)) >= 0)) {
      end++;
    }
    boolean begins = fresh || before == '=' || before == ':';
    boolean ends = end >= limit || "/: \t\r\n;&|<>()}".indexOf(text.charAt(end)) >= 0;
    return begins && ends ? took(end - at, ShellToken.TILDE) : ShellToken.LITERAL;
  }

  private ShellToken pattern(char c, ShellMode mode) {
    boolean group = charAt(at + 1) == '(' && charAt(at + 2) != ')';
    if (!group || mode == ShellMode.PARAMETER) {
      return c == '*' || c == '?' ? took(1, ShellToken.GLOB) : ShellToken.LITERAL;
    }
    int depth = 0;
    for (int i = at + 1; i < limit; i = Math.max(i + 1, opaqueEnd(i))) {
      char inside = text.charAt(i);
      depth += inside == '(' ? 1 : inside == ')' ? -1 : 0;
      if (depth == 0) {
        return took(i + 1 - at, ShellToken.GLOB);
      }
    }
    closed = false;
    return took(limit - at, ShellToken.GLOB);
  }

  /** A bracket expression; a bracket that is not closed in plain text means itself. */
  private ShellToken bracket() {
    if (at < unclosedBrackets) {
      return ShellToken.LITERAL;
    }
    int from = at + 1;
    if (charAt(from) == '!' || charAt(from) == '^') {
      from++;
    }
    int i = from;
    while (i < limit
        && " \t\r\n;&|<>()'\"\\$`/{},".indexOf(text.charAt(i)) < 0
        && opaqueEnd(i) == i) {
      if (text.charAt(i) == ']' && i > from) {
        return took(i + 1 - at, ShellToken.GLOB);
      }
      i++;
    }
    unclosedBrackets = i;
    return ShellToken.LITERAL;
  }

  private ShellToken operator(char c, ShellMode mode) {
    if (mode == ShellMode.REGEX) {
      if (c != '(' && regexDepth == 0) {
        return took(1, ShellToken.OPERATOR);
      }
      regexDepth += c == '(' ? 1 : c == ')' ? -1 : 0;
      return ShellToken.LITERAL;
    }
    if (mode == ShellMode.ARITHMETIC || mode == ShellMode.SUBSCRIPT) {
      return took(1, ShellToken.OPERATOR);
    }
    if (mode == ShellMode.COMMAND && (c == '<' || c == '>') && charAt(at + 1) == '(') {
      return took(2, ShellToken.OPEN_PROCESS);
    }
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, at) && at + operator.length() <= limit) {
        return took(operator.length(), ShellToken.OPERATOR);
      }
    }
    return took(1, ShellToken.OPERATOR);
  }
}
