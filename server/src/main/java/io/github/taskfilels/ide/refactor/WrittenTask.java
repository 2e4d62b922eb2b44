package io.github.taskfilels.ide.refactor;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.yaml.YamlAlias;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlNodes;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task with how it is written.
 *
 * @param entry its key and value among the tasks of the file
 */
record WrittenTask(Task task, YamlEntry entry) {
  private static final String MERGE = "<<";

  /** Null where the task is not written among the tasks of the file, but behind an alias. */
  static @Nullable WrittenTask of(YamlTree tree, Task task) {
    if (tree.root() instanceof YamlMapping root && root.get("tasks") instanceof YamlMapping tasks) {
      for (YamlEntry entry : tasks.entries()) {
        if (entry.key().range().equals(task.nameRange())) {
          return new WrittenTask(task, entry);
        }
      }
    }
    return null;
  }

  /** The entry of a key; null where it is not written in the task itself. */
  @Nullable YamlEntry key(String name) {
    return entry.value() instanceof YamlMapping mapping ? mapping.entry(name) : null;
  }

  /** Whether something of it stands behind an alias. */
  boolean isBorrowed() {
    return entry.value() instanceof YamlAlias
        || (entry.value() instanceof YamlMapping mapping && mapping.entry(MERGE) != null);
  }

  /** The list of its commands; null where there is none. */
  @Nullable YamlSequence commands() {
    YamlEntry cmds = key("cmds");
    YamlNode list = cmds == null ? entry.value() : cmds.value();
    return list instanceof YamlSequence sequence ? sequence : null;
  }

  /** Whether anchors or aliases are among some values. */
  static boolean hasAnchors(List<YamlItem> items) {
    return items.stream().anyMatch(item -> hasAnchors(item.value()));
  }

  static boolean hasAnchors(YamlNode value) {
    for (YamlNode node : YamlNodes.from(value)) {
      boolean anchored = node.properties() != null && node.properties().anchor() != null;
      if (node instanceof YamlAlias || anchored) {
        return true;
      }
    }
    return false;
  }

  /** What makes the commands run as they do, beside variables. */
  static final ImmutableList<String> SURROUNDINGS =
      ImmutableList.of(
          "dir",
          "env",
          "dotenv",
          "set",
          "shopt",
          "silent",
          "interactive",
          "ignore_error",
          "prefix");
}
