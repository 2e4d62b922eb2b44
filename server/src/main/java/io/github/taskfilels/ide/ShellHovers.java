package io.github.taskfilels.ide;

import io.github.taskfilels.shell.ShellUses;
import io.github.taskfilels.shell.VariableUse;
import io.github.taskfilels.template.ScriptTemplate;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlScalar;
import org.jspecify.annotations.Nullable;

/** What is known of a variable that a script names as {@code $X}. */
final class ShellHovers {
  private ShellHovers() {}

  /**
   * The hover of the variable at an offset; null where the script has none there.
   *
   * @param task the key of the task around; null outside of tasks
   */
  static @Nullable Hover at(
      Snapshot snapshot, FileId file, @Nullable String task, YamlScalar script, int offset) {
    if (script.value().indexOf('$') < 0 && script.value().indexOf('=') < 0) {
      return null;
    }
    int decoded = script.sourceMap().toDecoded(offset);
    ShellUses uses = ScriptTemplate.parse(script.value()).script().uses();
    for (VariableUse use : uses.variables()) {
      if (use.range().touches(decoded) && use.isNamed()) {
        return Hover.of(
            script.sourceMap().wordToSource(use.range()),
            text(snapshot, file, task, use.name(), uses));
      }
    }
    return null;
  }

  private static String text(
      Snapshot snapshot, FileId file, @Nullable String task, String name, ShellUses uses) {
    StringBuilder text = new StringBuilder("**shell variable** ").append(Markdown.code(name));
    if (uses.variables().stream().anyMatch(use -> use.sets() && use.name().equals(name))) {
      text.append("\n\nset in this script");
    }
    String outside = VariableHovers.ofEnvironment(snapshot, file, task, name);
    return outside == null ? text.toString() : text.append("\n\n").append(outside).toString();
  }
}
