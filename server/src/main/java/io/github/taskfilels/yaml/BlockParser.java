package io.github.taskfilels.yaml;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Block collections: what stands at which column belongs to which parent. */
final class BlockParser {
  /**
   * Deeper nesting than this is kept as one opaque scalar, so that no text can exhaust the stack.
   */
  static final int MAX_DEPTH = 400;

  private final Cursor in;
  private final ScalarParser scalars;
  private final FlowParser flow;
  private final Slips slips;
  private int depth;

  BlockParser(Cursor cursor) {
    this.in = cursor;
    this.scalars = new ScalarParser(cursor);
    this.flow = new FlowParser(cursor, scalars);
    this.slips = new Slips(cursor);
  }

  YamlNode document() {
    in.skipToContent();
    if (in.atEnd()) {
      return new YamlMissing(TextRange.at(in.end), null);
    }
    YamlNode root = node(-1, in.column(in.pos));
    for (in.skipToContent(); !in.atEnd(); in.skipToContent()) {
      // Content to the left of the root, or after a scalar: what is there joins the root.
      int at = in.pos;
      in.error(
          YamlError.Kind.BAD_INDENTATION,
          "this line does not belong to what stands above it",
          at,
          in.lineEnd(at));
      root = Adoption.ofNames(root, node(-1, in.column(at)));
      if (in.pos == at) {
        in.pos = in.nextLine(at);
      }
    }
    return root;
  }

  /** A value that begins at the cursor, whose parent stands at column {@code parent}. */
  private YamlNode node(int parent, int column) {
    if (depth >= MAX_DEPTH) {
      return tooDeep(parent);
    }
    depth++;
    try {
      in.checkIndentation();
      if (in.isItem(in.pos)) {
        return sequence(parent, column, null);
      }
      if (isExplicitKey() || in.keyColon(in.pos) >= 0) {
        return mapping(parent, column, null, null);
      }
      YamlProperties properties = properties();
      if (properties != null) {
        return afterProperties(parent, false, properties);
      }
      return scalarOrFirstKey(parent, column);
    } finally {
      depth--;
    }
  }

  /**
   * A value after an anchor or a tag that stands alone before it.
   *
   * @param ofKey whether the parent is a key, below which a sequence may stand at the key's own
   *     column
   */
  private YamlNode afterProperties(int parent, boolean ofKey, YamlProperties first) {
    YamlProperties properties = first;
    int from = in.pos;
    if (!in.skipToContent()) {
      return in.atEnd() ? missing(from, properties) : scalar(parent, properties);
    }
    int column = in.atEnd() ? -1 : in.column(in.pos);
    boolean sequenceOfKey = ofKey && column == parent && in.isItem(in.pos);
    if (in.atEnd() || (column <= parent && !sequenceOfKey)) {
      in.pos = from;
      return missing(from, properties);
    }
    if (in.isItem(in.pos)) {
      return sequence(parent, column, properties);
    }
    if (isExplicitKey() || in.keyColon(in.pos) >= 0) {
      return mapping(parent, column, properties, null);
    }
    YamlProperties more = properties();
    if (more != null) {
      return afterProperties(parent, ofKey, properties.and(more));
    }
    return scalar(parent, properties);
  }

  /** A scalar, unless it is a key without its colon, which the next line betrays. */
  private YamlNode scalarOrFirstKey(int parent, int column) {
    if (isWord(in.at(in.pos)) || scalars.opensQuote(parent)) {
      int next = in.nextContent(in.lineEnd(in.pos));
      if (next < in.end
          && in.column(next) >= column
          && in.keyColon(next) >= 0
          && !in.isItem(next)
          && !in.hasTabBefore(next)
          && in.column(next) > parent) {
        return mapping(parent, column, null, keyWithoutColon(column));
      }
    }
    return scalar(parent, null);
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == ':' || c == '-';
  }

  private YamlNode scalar(int parent, @Nullable YamlProperties properties) {
    char c = in.at(in.pos);
    if (c == '{' && in.at(in.pos + 1) == '{') {
      return in.templateEnd(in.pos) < 0
          ? scalars.templateOfLines(parent, properties)
          : scalars.template(properties, false);
    }
    if (c == '[' || c == '{') {
      YamlNode collection = flow.unlessStray(parent, properties);
      if (collection != null) {
        return collection;
      }
      in.skipToContent();
      return node(parent, in.column(in.pos));
    }
    return scalars.block(parent, properties);
  }

  private YamlMapping mapping(
      int parent, int column, @Nullable YamlProperties properties, @Nullable YamlEntry first) {
    int start = first == null ? in.pos : first.range().start();
    List<YamlEntry> entries = new ArrayList<>();
    if (first != null) {
      entries.add(first);
    }
    int end = first == null ? start : first.range().end();
    while (true) {
      int before = in.pos;
      if (first != null || !entries.isEmpty()) {
        in.skipToContent();
      }
      if (in.atEnd()) {
        in.pos = before;
        break;
      }
      int at = in.column(in.pos);
      boolean left = at < column && (at <= parent || !slips.isShort(column, parent));
      if (left || (parent >= 0 && slips.isOfRoot(column, parent))) {
        in.pos = before;
        break;
      }
      int from = in.pos;
      if (at > column && !entries.isEmpty()) {
        deeper(entries, column, parent);
      } else {
        if (at < column) {
          misplaced("less deep");
        }
        if (parent < 0) {
          slips.reading(entries, in.keyColon(in.pos));
        }
        // What belongs to a line that is not deep enough may be no deeper than its neighbours.
        entries.add(entry(Math.min(at + 1, column)));
      }
      if (in.pos == from) {
        in.pos = in.lineEnd(from) == from ? from + 1 : in.lineEnd(from);
      }
      end = entries.get(entries.size() - 1).range().end();
    }
    return new YamlMapping(
        YamlParser.range(start, end), properties, false, ImmutableList.copyOf(entries));
  }

  /**
   * A line that is deeper than the keys although the last value is complete: it is a key, too, it
   * goes on with an earlier value, or it joins the last one.
   */
  private void deeper(List<YamlEntry> entries, int column, int parent) {
    int last = entries.size() - 1;
    YamlEntry entry = entries.get(last);
    boolean root = parent < 0;
    int owner = root && !slips.isSection() ? slips.continued(entries) : -1;
    if (owner >= 0) {
      ImmutableList<YamlEntry> moved = ImmutableList.copyOf(entries.subList(owner + 1, last + 1));
      misplaced("less deep", moved.getFirst().range().start());
      YamlNode rest = node(column, in.column(in.pos));
      entries.subList(owner + 1, last + 1).clear();
      entries.set(owner, Slips.moved(moved, entries.get(owner), rest));
    } else if (root ? slips.isSection() : slips.isLong(column, entry.value())) {
      misplaced("deeper");
      entries.add(entry(column));
    } else {
      misplaced("deeper");
      YamlNode child = node(column, in.column(in.pos));
      YamlNode value =
          root ? Adoption.ofNames(entry.value(), child) : Adoption.of(entry.value(), child);
      entries.set(last, Adoption.into(entry, value));
    }
  }

  private void misplaced(String how) {
    misplaced(how, in.pos);
  }

  /** Reports the indentation of the line whose content begins at an offset. */
  private void misplaced(String how, int content) {
    if (in.hasTabBefore(content)) {
      return; // The tab is the mistake, and is reported with the line.
    }
    int start = in.lineStart(content);
    in.error(
        YamlError.Kind.BAD_INDENTATION,
        "bad indentation: this line is " + how + " than its neighbours",
        start,
        content > start ? content : in.lineEnd(content));
  }

  private YamlEntry entry(int column) {
    int start = in.pos;
    in.checkIndentation();
    if (in.isItem(start)) {
      in.error(YamlError.Kind.SYNTAX, "a list item cannot stand between keys", start, start + 1);
      YamlNode stray =
          in.column(start) == column ? sequence(column - 1, column, null) : oneItem(column);
      return new YamlEntry(stray.range(), new YamlMissing(TextRange.at(start), null), -1, stray);
    }
    if (isExplicitKey()) {
      return explicitEntry(column);
    }
    int colon = in.keyColon(start);
    if (colon < 0) {
      return keyWithoutColon(column);
    }
    YamlNode key = key(colon);
    in.pos = colon + 1;
    YamlNode value = value(column);
    return new YamlEntry(
        YamlParser.range(start, Math.max(colon + 1, value.range().end())), key, colon, value);
  }

  private YamlNode key(int colon) {
    int start = in.pos;
    YamlProperties properties = properties();
    in.skipBlanks();
    char c = in.at(in.pos);
    YamlNode key;
    if (in.pos >= colon) {
      in.error(YamlError.Kind.SYNTAX, "the key before this colon is missing", colon, colon + 1);
      key = missing(colon, properties);
    } else if (c == '*') {
      key = scalars.alias();
      if (in.pos > colon) {
        in.error(
            YamlError.Kind.SYNTAX,
            "an alias needs a space before the colon; quote the key for a text",
            start,
            in.pos);
      }
    } else if (c == '"' || c == '\'') {
      key = scalars.quoted(-1, properties);
    } else if ((c == '[' || c == '{') && in.at(in.pos + 1) != '{') {
      key = flow.collection(-1, properties);
    } else {
      YamlTemplate template = c == '{' ? scalars.templateUntil(colon, properties) : null;
      key = template == null ? scalars.plainUntil(colon, properties) : template;
    }
    return in.pos > colon ? scalars.plainBetween(start, colon, properties) : key;
  }

  private boolean isExplicitKey() {
    return in.at(in.pos) == '?' && in.isGap(in.pos + 1);
  }

  private YamlEntry explicitEntry(int column) {
    int start = in.pos;
    in.pos++;
    YamlNode key = explicitValue(column);
    int end = Math.max(start + 1, key.range().end());
    int before = in.pos;
    in.skipToContent();
    if (!in.atEnd()
        && in.column(in.pos) == column
        && in.at(in.pos) == ':'
        && in.isGap(in.pos + 1)) {
      int colon = in.pos++;
      YamlNode value = explicitValue(column);
      return new YamlEntry(
          YamlParser.range(start, Math.max(colon + 1, value.range().end())), key, colon, value);
    }
    in.pos = before;
    return new YamlEntry(
        YamlParser.range(start, end), key, -1, new YamlMissing(TextRange.at(end), null));
  }

  /**
   * A line in a mapping that has no colon: an entry whose value is missing, or stands deeper below
   * it.
   */
  private YamlEntry keyWithoutColon(int column) {
    int start = in.pos;
    YamlNode key = scalars.keyWithoutColon();
    int end = key.range().end();
    int before = in.pos;
    in.skipToContent();
    if (!in.atEnd() && in.column(in.pos) > column + 1) {
      YamlNode value = node(column, in.column(in.pos));
      return new YamlEntry(YamlParser.range(start, value.range().end()), key, -1, value);
    }
    in.pos = before;
    return new YamlEntry(
        YamlParser.range(start, end), key, -1, new YamlMissing(TextRange.at(end), null));
  }

  /**
   * What follows a question mark or its colon, where a block collection may begin on the same line.
   */
  private YamlNode explicitValue(int column) {
    int from = in.pos;
    in.skipBlanks();
    if (in.atEnd() || Cursor.isBreak(in.at(in.pos)) || in.at(in.pos) == '#') {
      in.pos = from;
      return value(column);
    }
    return node(column, in.column(in.pos));
  }

  /** What follows the colon of a key (or the question mark) that stands at a column. */
  private YamlNode value(int column) {
    int from = in.pos;
    in.skipBlanks();
    YamlProperties properties = properties();
    int afterProperties = in.pos;
    in.skipBlanks();
    if (!in.atEnd() && !Cursor.isBreak(in.at(in.pos)) && in.at(in.pos) != '#') {
      YamlNode same = scalar(column, properties);
      reportNestedValue(same);
      return same;
    }
    in.skipToContent();
    if (!in.atEnd()) {
      int at = in.column(in.pos);
      boolean deeper = at > column;
      if (deeper || (at == column && in.isItem(in.pos))) {
        YamlProperties alone = properties != null || in.keyColon(in.pos) >= 0 ? null : properties();
        if (alone != null) {
          return afterProperties(column, true, alone);
        }
        if (properties == null) {
          return node(column, at);
        }
        in.pos = afterProperties;
        return afterProperties(column, true, properties);
      }
    }
    in.pos = properties == null ? from : afterProperties;
    return missing(properties == null ? from : afterProperties, properties);
  }

  private void reportNestedValue(YamlNode value) {
    if (value instanceof YamlScalar scalar && scalar.style() == ScalarStyle.PLAIN) {
      int from = scalar.range().start();
      int colon = in.keyColon(from);
      if (colon >= 0 && colon < scalar.range().end()) {
        in.error(
            YamlError.Kind.NESTED_VALUE,
            "a second colon in this value: quote the value or move it to its own line",
            colon,
            colon + 1);
      }
    }
  }

  private YamlSequence sequence(int parent, int column, @Nullable YamlProperties properties) {
    int start = in.pos;
    int end = start;
    List<YamlItem> items = new ArrayList<>();
    while (true) {
      int before = in.pos;
      if (!items.isEmpty()) {
        in.skipToContent();
      }
      int at = in.column(in.pos);
      boolean isShort = at < column && at > parent && in.isItem(in.pos);
      if (in.atEnd() || (at < column && !isShort) || (at == column && !in.isItem(in.pos))) {
        in.pos = before;
        break;
      }
      int from = in.pos;
      if (at > column) {
        adoptItem(items, column);
      } else {
        if (isShort) {
          misplaced("less deep");
        }
        items.add(item(column));
      }
      if (in.pos == from) {
        in.pos = Math.max(from + 1, in.lineEnd(from));
      }
      end = items.get(items.size() - 1).range().end();
    }
    return new YamlSequence(
        YamlParser.range(start, end), properties, false, ImmutableList.copyOf(items));
  }

  /** An item that is not as deep as the keys around it; what follows is not for it. */
  private YamlSequence oneItem(int column) {
    YamlItem item = item(column);
    return new YamlSequence(item.range(), null, false, ImmutableList.of(item));
  }

  private void adoptItem(List<YamlItem> items, int column) {
    int from = in.pos;
    misplaced("deeper");
    YamlNode child = node(column, in.column(from));
    int last = items.size() - 1;
    YamlItem item = items.get(last);
    if (child instanceof YamlSequence more) {
      more.items().forEach(items::add);
      return;
    }
    YamlNode value = Adoption.of(item.value(), child);
    items.set(last, new YamlItem(TextRange.covering(item.range(), value.range()), value));
  }

  private YamlItem item(int column) {
    int start = in.pos;
    in.checkIndentation();
    in.pos++;
    int afterDash = in.pos;
    in.skipBlanks();
    if (in.atEnd() || Cursor.isBreak(in.at(in.pos)) || in.at(in.pos) == '#') {
      in.skipToContent();
      if (in.atEnd() || in.column(in.pos) <= column) {
        in.pos = afterDash;
        return new YamlItem(
            YamlParser.range(start, afterDash), new YamlMissing(TextRange.at(afterDash), null));
      }
    }
    YamlNode value = node(column, in.column(in.pos));
    return new YamlItem(YamlParser.range(start, Math.max(afterDash, value.range().end())), value);
  }

  /** Anchor and tag at the cursor, in any order; moves after them. */
  private @Nullable YamlProperties properties() {
    return scalars.properties();
  }

  private static YamlMissing missing(int at, @Nullable YamlProperties properties) {
    return new YamlMissing(TextRange.at(at), properties);
  }

  /** All lines deeper than the parent, unread. */
  private YamlNode tooDeep(int parent) {
    int start = in.pos;
    in.error(
        YamlError.Kind.TOO_DEEP,
        "nested more than " + MAX_DEPTH + " levels deep",
        start,
        in.lineEnd(start));
    int end = in.lineEnd(start);
    in.pos = end;
    while (in.skipToContent() && !in.atEnd() && in.column(in.pos) > parent) {
      end = in.lineEnd(in.pos);
      in.pos = end;
    }
    in.pos = end;
    return new YamlScalar(YamlParser.range(start, end), null, ScalarStyle.PLAIN, in.text, parent);
  }
}
