package io.github.taskfilels.yaml;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collections in brackets and braces; an open one ends where a line looks like an entry of a
 * parent.
 */
final class FlowParser {
  private final Cursor in;
  private final ScalarParser scalars;
  private int depth;

  FlowParser(Cursor cursor, ScalarParser scalars) {
    this.in = cursor;
    this.scalars = scalars;
  }

  /** The collection at the cursor, in a block parent at column {@code parent}. */
  YamlNode collection(int parent, @Nullable YamlProperties properties) {
    if (depth >= BlockParser.MAX_DEPTH) {
      return tooDeep();
    }
    depth++;
    try {
      return in.at(in.pos) == '[' ? sequence(parent, properties) : mapping(parent, properties);
    } finally {
      depth--;
    }
  }

  /**
   * As {@link #collection}; null where nothing closes the bracket, it ends its line, and what
   * stands below looks like a block: the bracket alone is then the mistake, and only it is read.
   */
  @Nullable YamlNode unlessStray(int parent, @Nullable YamlProperties properties) {
    int start = in.pos;
    int told = in.errors.size();
    YamlNode collection = collection(parent, properties);
    if (in.errors.size() == told || !hidesBlock(start, parent)) {
      return collection;
    }
    List<YamlError> later = in.errors.subList(told, in.errors.size());
    boolean open = later.stream().anyMatch(error -> isOpen(error, start));
    if (!open) {
      return collection;
    }
    later.clear();
    in.error(YamlError.Kind.UNTERMINATED_FLOW, notClosed(in.at(start)), start, start + 1);
    in.pos = start + 1;
    return null;
  }

  private static boolean isOpen(YamlError error, int start) {
    return error.kind() == YamlError.Kind.UNTERMINATED_FLOW && error.range().start() == start;
  }

  /** Whether the next line is deeper than the parent, and an entry that no comma ends. */
  private boolean hidesBlock(int start, int parent) {
    int next = in.nextContent(start + 1);
    if (next <= in.lineEnd(start) || next >= in.end || in.column(next) <= parent) {
      return false;
    }
    boolean comma = in.text.substring(next, in.lineEnd(next)).stripTrailing().endsWith(",");
    return in.looksLikeEntry(next) && !comma;
  }

  static String notClosed(char bracket) {
    return "this " + bracket + " is not closed";
  }

  private YamlSequence sequence(int parent, @Nullable YamlProperties properties) {
    int start = in.pos++;
    List<YamlItem> items = new ArrayList<>();
    while (more(start, ']', parent)) {
      int from = in.pos;
      YamlNode value = pairOrValue(parent);
      items.add(new YamlItem(YamlParser.range(from, value.range().end()), value));
      separator(from);
    }
    return new YamlSequence(
        YamlParser.range(start, in.pos), properties, true, ImmutableList.copyOf(items));
  }

  /** An element of a sequence, which may be a mapping of one pair without braces. */
  private YamlNode pairOrValue(int parent) {
    int start = in.pos;
    if (in.at(start) == '?' && in.isGap(start + 1)) {
      in.pos++;
      in.skipToContent();
    }
    YamlNode key = value(parent);
    int colon = colon(key);
    if (colon < 0) {
      return key;
    }
    YamlNode value = valueAfter(colon, parent);
    TextRange range = YamlParser.range(start, Math.max(colon + 1, value.range().end()));
    return new YamlMapping(
        range, null, true, ImmutableList.of(new YamlEntry(range, key, colon, value)));
  }

  private YamlMapping mapping(int parent, @Nullable YamlProperties properties) {
    int start = in.pos++;
    List<YamlEntry> entries = new ArrayList<>();
    while (more(start, '}', parent)) {
      int from = in.pos;
      if (in.at(from) == '?' && in.isGap(from + 1)) {
        in.pos++;
        in.skipToContent();
      }
      YamlNode key = value(parent);
      int colon = colon(key);
      YamlNode value =
          colon < 0
              ? new YamlMissing(TextRange.at(key.range().end()), null)
              : valueAfter(colon, parent);
      int end = Math.max(Math.max(colon + 1, key.range().end()), value.range().end());
      entries.add(new YamlEntry(YamlParser.range(from, end), key, colon, value));
      separator(from);
    }
    return new YamlMapping(
        YamlParser.range(start, in.pos), properties, true, ImmutableList.copyOf(entries));
  }

  /** Moves to the next element; at the end of the collection, moves after it and says no. */
  private boolean more(int start, char close, int parent) {
    int before = in.pos;
    boolean newLine = in.skipToContent();
    char c = in.at(in.pos);
    if (!in.atEnd() && c == close) {
      in.pos++;
      return false;
    }
    if (in.atEnd()
        || (newLine && in.column(in.pos) <= parent && in.looksLikeEntry(in.pos))
        || c == ']'
        || c == '}') {
      boolean wrongClose = !in.atEnd() && (c == ']' || c == '}');
      in.pos = wrongClose ? in.pos + 1 : before;
      in.error(
          YamlError.Kind.UNTERMINATED_FLOW,
          wrongClose ? "this bracket does not match" : notClosed(in.at(start)),
          start,
          start + 1);
      return false;
    }
    return true;
  }

  /** Moves over the comma; makes sure that something was read. */
  private void separator(int from) {
    int before = in.pos;
    in.skipToContent();
    if (in.at(in.pos) == ',') {
      in.pos++;
    } else if (in.pos == from) {
      in.error(YamlError.Kind.SYNTAX, "unexpected character", from, from + 1);
      in.pos = Math.min(in.end, from + 1);
    } else {
      in.pos = before;
    }
  }

  /** The offset of the colon after a key, or -1. */
  private int colon(YamlNode key) {
    int before = in.pos;
    in.skipToContent();
    if (in.at(in.pos) == ':') {
      boolean quoted = !(key instanceof YamlScalar scalar) || scalar.style() != ScalarStyle.PLAIN;
      if (quoted || in.isGap(in.pos + 1) || ",[]{}".indexOf(in.at(in.pos + 1)) >= 0) {
        return in.pos;
      }
    }
    in.pos = before;
    return -1;
  }

  private YamlNode valueAfter(int colon, int parent) {
    in.pos = colon + 1;
    boolean newLine = in.skipToContent();
    char c = in.at(in.pos);
    if (in.atEnd()
        || c == ','
        || c == ']'
        || c == '}'
        || (newLine && in.column(in.pos) <= parent && in.looksLikeEntry(in.pos))) {
      in.pos = colon + 1;
      return new YamlMissing(TextRange.at(colon + 1), null);
    }
    return value(parent);
  }

  private YamlNode value(int parent) {
    YamlProperties properties = scalars.properties();
    if (properties != null) {
      in.skipToContent();
    }
    char c = in.at(in.pos);
    if (in.atEnd() || c == ',' || c == ']' || c == '}') {
      return new YamlMissing(
          TextRange.at(properties == null ? in.pos : properties.range().end()), properties);
    }
    if (c == '{' && in.at(in.pos + 1) == '{' && in.templateEnd(in.pos) > 0) {
      return scalars.template(properties, true);
    }
    return switch (c) {
      case '[', '{' -> collection(parent, properties);
      case '"', '\'' -> scalars.quoted(parent, properties);
      case '*' -> scalars.alias();
      default -> scalars.flowPlain(parent, properties);
    };
  }

  /** Steps over what is nested too deep, by counting brackets. */
  private YamlNode tooDeep() {
    int start = in.pos;
    in.error(
        YamlError.Kind.TOO_DEEP,
        "nested more than " + BlockParser.MAX_DEPTH + " levels deep",
        start,
        start + 1);
    int open = 0;
    while (in.pos < in.end) {
      char c = in.text.charAt(in.pos++);
      open += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
      if (open == 0) {
        break;
      }
    }
    return new YamlScalar(new TextRange(start, in.pos), null, ScalarStyle.PLAIN, in.text, -1);
  }
}
