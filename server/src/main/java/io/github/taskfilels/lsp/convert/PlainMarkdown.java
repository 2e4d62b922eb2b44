package io.github.taskfilels.lsp.convert;

/**
 * The Markdown of hovers as text, for clients that cannot show Markdown. It knows what hovers use:
 * emphasis, code spans, lists, rules, hard breaks and escapes.
 */
public final class PlainMarkdown {
  private static final String ESCAPABLE = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private final String markdown;
  private final StringBuilder text = new StringBuilder();
  private int at;

  private PlainMarkdown(String markdown) {
    this.markdown = markdown;
  }

  public static String text(String markdown) {
    PlainMarkdown plain = new PlainMarkdown(markdown);
    while (plain.at < markdown.length()) {
      plain.step();
    }
    return plain.text.toString();
  }

  private void step() {
    char c = markdown.charAt(at);
    if (c == '`') {
      codeSpan();
    } else if (c == '\\' && at + 1 < markdown.length() && isEscapable(markdown.charAt(at + 1))) {
      text.append(markdown.charAt(at + 1));
      at += 2;
    } else if (c == '*' || c == '_') {
      at++;
    } else if (markdown.startsWith("  \n", at)) {
      at += 2;
    } else {
      text.append(c);
      at++;
    }
  }

  private static boolean isEscapable(char c) {
    return ESCAPABLE.indexOf(c) >= 0;
  }

  /** Goes to the next run of just as many backticks; without one these stand for themselves. */
  private void codeSpan() {
    int start = runEnd(at);
    int length = start - at;
    for (int i = markdown.indexOf('`', start); i >= 0; i = markdown.indexOf('`', runEnd(i))) {
      if (runEnd(i) - i == length) {
        text.append(unpadded(markdown.substring(start, i)));
        at = i + length;
        return;
      }
    }
    text.append(markdown, at, start);
    at = start;
  }

  private int runEnd(int from) {
    int end = from;
    while (end < markdown.length() && markdown.charAt(end) == '`') {
      end++;
    }
    return end;
  }

  private static String unpadded(String code) {
    boolean padded =
        code.length() > 1 && code.startsWith(" ") && code.endsWith(" ") && !code.isBlank();
    return padded ? code.substring(1, code.length() - 1) : code;
  }
}
