package io.github.taskfilels.ide.refactor;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.schema.MappingSite;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlProperties;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTree;
import org.jspecify.annotations.Nullable;

/**
 * A value with what the format wants it to be.
 *
 * @param entry whose value it is; null for an element of a list
 * @param item whose value it is; null for the value of a key
 * @param inFlow whether it stands between brackets or braces
 */
record TypedNode(
    YamlNode node,
    ValueType type,
    @Nullable YamlEntry entry,
    @Nullable YamlItem item,
    boolean inFlow) {

  /** Those around an offset, the outermost first; as far as the format knows them. */
  static ImmutableList<TypedNode> path(YamlTree tree, int offset) {
    ImmutableList.Builder<TypedNode> path = ImmutableList.builder();
    ValueType type = ValueType.TASKFILE;
    YamlNode around = tree.root();
    boolean inFlow = false;
    for (Object part : tree.pathTo(offset)) {
      TypedNode next = null;
      if (part instanceof YamlEntry entry && around instanceof YamlMapping mapping) {
        inFlow |= mapping.flow();
        ValueType value = new MappingSite(type, mapping, 0).valueOf(entry.keyText());
        next = value == null ? null : new TypedNode(entry.value(), value, entry, null, inFlow);
      } else if (part instanceof YamlItem item && around instanceof YamlSequence list) {
        inFlow |= list.flow();
        ValueType value = type.element();
        next = value == null ? null : new TypedNode(item.value(), value, null, item, inFlow);
      } else {
        continue;
      }
      if (next == null) {
        break;
      }
      path.add(next);
      type = next.type();
      around = next.node();
    }
    return path.build();
  }

  /** The value with its anchor and tag. */
  TextRange whole() {
    YamlProperties properties = node.properties();
    return properties == null ? node.range() : TextRange.covering(properties.range(), node.range());
  }

  /** Where the key or the dash stands. */
  int start() {
    return entry != null ? entry.range().start() : item != null ? item.range().start() : 0;
  }
}
