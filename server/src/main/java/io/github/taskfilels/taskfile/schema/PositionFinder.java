package io.github.taskfilels.taskfile.schema;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InComment;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InKey;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InValue;
import io.github.taskfilels.taskfile.schema.SchemaPosition.Parent;
import io.github.taskfilels.taskfile.schema.SchemaPosition.Unknown;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlMissing;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes down a tree and the format together, to one offset. */
final class PositionFinder {
  private static final Unknown UNKNOWN = new Unknown();

  private final YamlTree tree;
  private final CursorLine line;
  private final int offset;

  /** Whether nothing is written at the offset, so that its column decides what it belongs to. */
  private final boolean blank;

  private final List<PathStep> path = new ArrayList<>();
  private boolean inFlow;

  PositionFinder(YamlTree tree, int offset) {
    this.tree = tree;
    this.line = CursorLine.of(tree, offset);
    this.offset = line.offset();
    this.blank = line.blank() && !insideToken();
  }

  SchemaPosition find() {
    int comment = Starts.last(tree.comments(), TextRange::start, offset - 1);
    if (comment >= 0 && tree.comments().get(comment).touches(offset)) {
      return new InComment(tree.comments().get(comment));
    }
    TextRange document = tree.document();
    boolean after = offset > document.end() || (offset == document.end() && !line.atEndOfText());
    if (offset < document.start() || after) {
      return UNKNOWN;
    }
    return child(tree.root(), ValueType.TASKFILE, new Parent.OfDocument());
  }

  /**
   * Whether the offset lies inside a scalar, an alias or a flow collection, whose lines are free.
   */
  private boolean insideToken() {
    YamlNode node = tree.root();
    while (node.range().start() < offset && offset < node.range().end()) {
      switch (node) {
        case YamlMapping mapping when !mapping.flow() -> {
          YamlEntry entry =
              mapping.entries().get(Starts.last(mapping.entries(), e -> e.range().start(), offset));
          node = offset <= entry.key().range().end() ? entry.key() : entry.value();
        }
        case YamlSequence sequence when !sequence.flow() ->
            node =
                sequence
                    .items()
                    .get(Starts.last(sequence.items(), i -> i.range().start(), offset))
                    .value();
        default -> {
          return true;
        }
      }
    }
    return false;
  }

  /** A value of which something may be written, here or elsewhere. */
  private SchemaPosition child(YamlNode value, @Nullable ValueType type, Parent parent) {
    if (type == null) {
      return UNKNOWN;
    }
    if (value instanceof YamlMissing || !reaches(value)) {
      return open(type, parent);
    }
    return switch (value) {
      case YamlMapping mapping when isLoneColon(mapping) ->
          begun(type, parent, mapping.range(), null);
      case YamlMapping mapping -> mapping(mapping, type, parent);
      case YamlSequence sequence -> sequence(sequence, type, parent);
      default -> scalar(value, type, parent);
    };
  }

  /** The begin of a name with a leading colon, which is a mapping as long as nothing follows. */
  private boolean isLoneColon(YamlMapping mapping) {
    return mapping.entries().size() == 1
        && mapping.entries().getFirst().key().range().isEmpty()
        && mapping.entries().getFirst().value() instanceof YamlMissing
        && mapping.range().in(tree.text()).equals(":");
  }

  private boolean reaches(YamlNode value) {
    if (!blank) {
      return value.range().touches(offset) || value.range().touches(line.anchor());
    }
    return value.range().start() < offset
        || (value instanceof YamlMapping mapping && !mapping.flow())
        || (value instanceof YamlSequence sequence && !sequence.flow());
  }

  private SchemaPosition mapping(YamlMapping mapping, ValueType type, Parent parent) {
    ImmutableList<YamlEntry> entries = mapping.entries();
    int lastEnd = entries.isEmpty() ? -1 : entries.getLast().range().end();
    if (mapping.flow() && isBeside(mapping.range(), '{', lastEnd)) {
      return begun(type, parent, mapping.range(), null);
    }
    if (type.mapping() == null && type.entry() == null) {
      return UNKNOWN;
    }
    boolean flow = mapping.flow();
    int indentation = flow ? -1 : tree.column(mapping.range().start());
    MappingSite site = new MappingSite(type, mapping, indentation);
    int at = Starts.last(entries, e -> e.range().start(), flow || blank ? offset : line.anchor());
    YamlEntry entry = at < 0 ? null : entries.get(at);
    if (entry == null || isBetween(entry, site)) {
      return flow || blank ? key(site, TextRange.at(offset)) : UNKNOWN;
    }
    if (!flow && !blank && !entry.range().touches(line.anchor())) {
      return UNKNOWN;
    }
    inFlow |= flow;
    return isInKey(entry) ? key(site, entry.key().range()) : valueOf(entry, site);
  }

  /** Whether a key that is written at the offset is another one than the last before it. */
  private boolean isBetween(YamlEntry before, MappingSite site) {
    return site.indentation() < 0
        ? isSeparated(before.range().end())
        : blank && line.column() <= site.indentation();
  }

  private boolean isInKey(YamlEntry entry) {
    if (offset <= Math.max(entry.colon(), entry.key().range().end())) {
      return true;
    }
    boolean nothingYet =
        entry.value() instanceof YamlMissing || offset < entry.value().range().start();
    return entry.colon() < 0 && nothingYet && !blank;
  }

  private SchemaPosition valueOf(YamlEntry entry, MappingSite site) {
    if (!(entry.key() instanceof YamlScalar)) {
      return UNKNOWN;
    }
    String name = entry.keyText();
    MappingType fixed = site.type();
    Key key = fixed == null ? null : fixed.key(name);
    path.add(new PathStep.Key(name));
    Parent parent = key == null ? new Parent.OfName(site, name) : new Parent.OfKey(site, key);
    return child(entry.value(), site.valueOf(name), parent);
  }

  private SchemaPosition sequence(YamlSequence sequence, ValueType type, Parent parent) {
    ImmutableList<YamlItem> items = sequence.items();
    boolean flow = sequence.flow();
    if (flow
        && isBeside(sequence.range(), '[', items.isEmpty() ? -1 : items.getLast().range().end())) {
      return begun(type, parent, sequence.range(), null);
    }
    ValueType element = type.element();
    if (element == null) {
      return UNKNOWN;
    }
    int at = Starts.last(items, i -> i.range().start(), flow || blank ? offset : line.anchor());
    YamlItem item = at < 0 ? null : items.get(at);
    if (flow) {
      inFlow = true;
      if (item == null || isSeparated(item.range().end())) {
        path.add(new PathStep.Element(at + 1));
        return open(element, new Parent.OfList(parent, type, at + 1, true));
      }
    } else if (blank) {
      if (item == null || line.column() <= tree.column(sequence.range().start())) {
        path.add(new PathStep.Element(at + 1));
        return begun(
            element, new Parent.OfList(parent, type, at + 1, false), TextRange.at(offset), null);
      }
    } else if (item == null || !item.range().touches(line.anchor())) {
      return UNKNOWN;
    }
    path.add(new PathStep.Element(at));
    Parent.OfList list = new Parent.OfList(parent, type, at, true);
    boolean beforeGap = !flow && offset <= item.range().start() + 1;
    return beforeGap
        ? begun(element, list, TextRange.at(offset), null)
        : child(item.value(), element, list);
  }

  private SchemaPosition scalar(YamlNode node, ValueType type, Parent parent) {
    // What is one word on a line of its own may become the first key of a mapping.
    boolean word =
        node instanceof YamlScalar scalar
            && scalar.isPlainWord()
            && !inFlow
            && line.mayBeginAt(node.range().start());
    MappingSite site = word ? site(type, tree.column(node.range().start())) : null;
    if (blank && site != null && line.column() <= site.indentation()) {
      return begun(type, parent, TextRange.at(offset), site);
    }
    return begun(type, parent, node.range(), blank ? null : site);
  }

  /** Nothing is written yet. */
  private SchemaPosition open(ValueType type, Parent parent) {
    boolean mayBegin = blank || (!inFlow && line.mayBeginAt(offset));
    return begun(type, parent, TextRange.at(offset), mayBegin ? site(type, line.column()) : null);
  }

  private static @Nullable MappingSite site(ValueType type, int indentation) {
    return type.mapping() == null && type.entry() == null
        ? null
        : new MappingSite(type, null, indentation);
  }

  /** A value, or the first key of one that can be nothing but a mapping. */
  private SchemaPosition begun(
      ValueType type, Parent parent, TextRange range, @Nullable MappingSite site) {
    if (site != null && !type.accepts(Shape.SCALAR) && !type.accepts(Shape.LIST)) {
      return key(site, range);
    }
    return new InValue(ImmutableList.copyOf(path), parent, type, range, site, inFlow);
  }

  private InKey key(MappingSite site, TextRange word) {
    return new InKey(ImmutableList.copyOf(path), site, word);
  }

  /**
   * Whether the offset lies before or after a flow collection, which may lack its brackets (a pair
   * in a list) or its end.
   *
   * @param lastEnd the end of its last element, -1 for none
   */
  private boolean isBeside(TextRange range, char open, int lastEnd) {
    if (tree.text().charAt(range.start()) != open) {
      return false;
    }
    int close = range.end() - 1;
    boolean closed =
        close > range.start() && lastEnd <= close && "]}".indexOf(tree.text().charAt(close)) >= 0;
    return offset <= range.start() || (closed && offset > close);
  }

  /** Whether a comma stands between an element of a flow collection and the offset. */
  private boolean isSeparated(int end) {
    for (int i = end; i < offset; i++) {
      char c = tree.text().charAt(i);
      if (c == ',') {
        return true;
      }
      if (c == '#') {
        i = Math.max(i, CursorLine.end(tree.text(), i) - 1);
      }
    }
    return false;
  }
}
