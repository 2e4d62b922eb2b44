package io.github.taskfilels.yaml;

import io.github.taskfilels.text.TextRange;

/**
 * The part of YAML in which most Taskfiles are written, and in which the tolerant parser misses no
 * mistake: a text that it reads without errors and that is in this part is accepted by the strict
 * check as well, which takes several times as long. The part is:
 *
 * <ul>
 *   <li>printable characters, no tabs, no byte order mark, line breaks LF or CRLF;
 *   <li>one document, which may begin with a line {@code ---}, and is a block mapping at column 0;
 *   <li>block mappings whose keys are plain or quoted scalars of at most {@link #MAX_KEY}
 *       characters, and block sequences;
 *   <li>plain scalars that begin with no indicator and contain no colon before white space; quoted
 *       scalars on one line with escapes that exist; block scalars whose indentation is that of
 *       their first line;
 *   <li>flow collections on one line, with a comma between all elements and a value for each key;
 *   <li>anchors with plain names before the values of block collections, in the line of the key or
 *       dash, and aliases that stand there alone;
 *   <li>no tags or explicit keys.
 * </ul>
 *
 * <p>That SnakeYAML Engine agrees is tested with public files and many mutations of them.
 */
final class CommonYaml {
  /** A key must end within 1,024 characters (YAML 1.2, 7.4.2); this is less, to be safe. */
  private static final int MAX_KEY = 1_000;

  private final String text;

  private CommonYaml(String text) {
    this.text = text;
  }

  /** Whether a tree has no errors and its text is in this part of YAML. */
  static boolean contains(YamlTree tree) {
    CommonYaml check = new CommonYaml(tree.text());
    return tree.errors().isEmpty()
        && tree.root() instanceof YamlMapping root
        && !root.flow()
        && root.properties() == null
        && check.columnOfRoot(root) == 0
        && check.characters()
        && check.collection(root);
  }

  private int columnOfRoot(YamlMapping root) {
    int start = root.range().start();
    return start - (text.lastIndexOf('\n', start - 1) + 1);
  }

  /** Looks at each character and at what begins each line. */
  private boolean characters() {
    boolean content = false;
    boolean lineBegins = true;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (lineBegins) {
        if (c == '%' || text.startsWith("...", i)) {
          return false;
        }
        if (text.startsWith("---", i) && (content || !isBreak(i + 3))) {
          return false;
        }
        content |= c != '#' && !isBreak(i);
      }
      lineBegins = c == '\n';
      if (c < ' ' ? !isBreak(i) : c > '~' && !isPrintable(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a character that is not ASCII is one that YAML allows, or half of a whole pair. */
  private boolean isPrintable(int offset) {
    char c = text.charAt(offset);
    if (Character.isHighSurrogate(c)) {
      return offset + 1 < text.length() && Character.isLowSurrogate(text.charAt(offset + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return Character.isHighSurrogate(text.charAt(offset - 1));
    }
    return c >= 0xA0 && c <= 0xFFFD && c != '\uFEFF';
  }

  /** Whether a line break (LF or CRLF) or the end stands at the offset. */
  private boolean isBreak(int offset) {
    return offset >= text.length()
        || text.charAt(offset) == '\n'
        || (text.charAt(offset) == '\r'
            && offset + 1 < text.length()
            && text.charAt(offset + 1) == '\n');
  }

  /**
   * @param after the offset behind the colon or dash before the node
   */
  private boolean block(YamlNode node, int after) {
    if (node.properties() != null && !isAnchored(node, node.properties(), after)) {
      return false;
    }
    return switch (node) {
      case YamlScalar scalar -> scalar(scalar, false);
      case YamlAlias alias -> isAlone(alias, after);
      default -> collection(node);
    };
  }

  private boolean collection(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping -> mapping.flow() ? flowAlone(mapping) : blockMapping(mapping);
      case YamlSequence sequence -> sequence.flow() ? flowAlone(sequence) : blockSequence(sequence);
      case YamlMissing _ -> true;
      case YamlScalar _, YamlAlias _, YamlTemplate _ -> false;
    };
  }

  /** Whether an anchor stands in the line of the key, and a block collection begins in another. */
  private boolean isAnchored(YamlNode node, YamlProperties properties, int after) {
    TextRange anchor = properties.range();
    String name = properties.anchor();
    boolean plain =
        properties.tag() == null
            && name != null
            && AnchorNames.isKnown(name)
            && anchor.length() == 1 + name.length()
            && after < anchor.start()
            && onlySpaces(after, anchor.start());
    if (!plain) {
      return false;
    }
    return switch (node) {
      case YamlScalar scalar ->
          anchor.end() < scalar.range().start() && onlySpaces(anchor.end(), scalar.range().start());
      case YamlMapping mapping -> mapping.flow() || endsLine(anchor.end());
      case YamlSequence sequence -> sequence.flow() || endsLine(anchor.end());
      case YamlAlias _, YamlMissing _, YamlTemplate _ -> false;
    };
  }

  private boolean isAlone(YamlAlias alias, int after) {
    return AnchorNames.isKnown(alias.name())
        && after < alias.range().start()
        && onlySpaces(after, alias.range().start())
        && endsLine(alias.range().end());
  }

  /** Whether nothing but a comment stands in the rest of a line. */
  private boolean endsLine(int offset) {
    int at = offset;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return isBreak(at) || (at > offset && text.charAt(at) == '#');
  }

  private boolean blockMapping(YamlMapping mapping) {
    for (YamlEntry entry : mapping.entries()) {
      if (!key(entry, false) || !block(entry.value(), entry.colon() + 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean blockSequence(YamlSequence sequence) {
    for (YamlItem item : sequence.items()) {
      if (!block(item.value(), item.range().start() + 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean key(YamlEntry entry, boolean inFlow) {
    return entry.key() instanceof YamlScalar key
        && key.properties() == null
        && entry.colon() >= 0
        && entry.colon() - key.range().start() <= MAX_KEY
        && (key.style() == ScalarStyle.PLAIN
            ? isOneLine(key) && plain(key, inFlow)
            : scalar(key, inFlow))
        && onlySpaces(key.range().end(), entry.colon())
        && (isBreak(entry.colon() + 1) || text.charAt(entry.colon() + 1) == ' ');
  }

  private boolean isOneLine(YamlScalar scalar) {
    int end = text.indexOf('\n', scalar.range().start());
    return end < 0 || end >= scalar.range().end();
  }

  private boolean onlySpaces(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != ' ') {
        return false;
      }
    }
    return from <= to;
  }

  private boolean scalar(YamlScalar scalar, boolean inFlow) {
    return switch (scalar.style()) {
      case PLAIN -> plain(scalar, inFlow);
      case SINGLE_QUOTED -> isOneLine(scalar);
      case DOUBLE_QUOTED -> isOneLine(scalar) && escapes(scalar);
      case LITERAL, FOLDED -> blockScalar(scalar);
    };
  }

  private boolean plain(YamlScalar scalar, boolean inFlow) {
    int from = scalar.range().start();
    int to = scalar.range().end();
    if (from >= to || !beginsPlain(from, to) || (inFlow && !isOneLine(scalar))) {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      char next = i + 1 < to ? text.charAt(i + 1) : ' ';
      if (c == ':' && (next <= ' ' || (inFlow && ",[]{}".indexOf(next) >= 0))) {
        return false;
      }
      if (c == '#' && text.charAt(i - 1) <= ' ') {
        return false;
      }
      if (inFlow && ",[]{}".indexOf(c) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether what begins here is no indicator; a dash may stand before a letter or digit. */
  private boolean beginsPlain(int from, int to) {
    char c = text.charAt(from);
    if (c == '-') {
      char next = from + 1 < to ? text.charAt(from + 1) : ' ';
      return next == '-' || Character.isLetterOrDigit(next);
    }
    return c > '~' || Character.isLetterOrDigit(c) || "_./$(~+<=;^\\".indexOf(c) >= 0;
  }

  private boolean escapes(YamlScalar scalar) {
    int to = scalar.range().end() - 1;
    for (int i = text.indexOf('\\', scalar.range().start(), to); i >= 0; ) {
      char c = text.charAt(i + 1);
      if ("0abtnvfreN_LP \"/\\".indexOf(c) < 0) {
        return false;
      }
      i = text.indexOf('\\', Math.min(i + 2, to), to);
    }
    return true;
  }

  /** A header without indentation, and no blank first lines that are wider than the text. */
  private boolean blockScalar(YamlScalar scalar) {
    int at = scalar.range().start() + 1;
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    int header = at;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    if (!isBreak(at) && (text.charAt(at) != '#' || at == header)) {
      return false;
    }
    int line = afterBreak(at);
    while (line < text.length() && isBreak(line)) {
      line = afterBreak(line);
    }
    int content = line;
    while (content < text.length() && text.charAt(content) == ' ') {
      content++;
    }
    return !isBreak(content) || content == line;
  }

  private int afterBreak(int offset) {
    int end = text.indexOf('\n', offset);
    return end < 0 ? text.length() : end + 1;
  }

  /** A flow collection after which its line ends. */
  private boolean flowAlone(YamlNode node) {
    return endsLine(node.range().end()) && flow(node, node.properties() != null);
  }

  private boolean flow(YamlNode node) {
    return flow(node, false);
  }

  private boolean flow(YamlNode node, boolean anchored) {
    if (node.properties() != null && !anchored) {
      return false;
    }
    if (node instanceof YamlScalar scalar) {
      return scalar(scalar, true);
    } else if (node instanceof YamlSequence sequence) {
      return flowSequence(sequence);
    }
    return node instanceof YamlMapping mapping && flowMapping(mapping);
  }

  private boolean flowSequence(YamlSequence sequence) {
    int open = sequence.range().start();
    int at = open + 1;
    for (YamlItem item : sequence.items()) {
      if (!separated(open, at, item.range().start()) || !flow(item.value())) {
        return false;
      }
      at = item.range().end();
    }
    return closed(']', at, sequence.range().end());
  }

  private boolean flowMapping(YamlMapping mapping) {
    int open = mapping.range().start();
    int at = open + 1;
    for (YamlEntry entry : mapping.entries()) {
      if (!separated(open, at, entry.range().start())
          || !key(entry, true)
          || !onlySpaces(entry.colon() + 1, entry.value().range().start())
          || !flow(entry.value())) {
        return false;
      }
      at = entry.range().end();
    }
    return text.charAt(open) == '{' && closed('}', at, mapping.range().end());
  }

  /** Whether between two elements there is one comma, and before the first nothing. */
  private boolean separated(int open, int from, int to) {
    if (from == open + 1) {
      return onlySpaces(from, to);
    }
    int comma = from < to ? text.indexOf(',', from, to) : -1;
    return comma >= 0 && onlySpaces(from, comma) && onlySpaces(comma + 1, to);
  }

  private boolean closed(char bracket, int from, int end) {
    return text.charAt(end - 1) == bracket && onlySpaces(from, end - 1);
  }
}
