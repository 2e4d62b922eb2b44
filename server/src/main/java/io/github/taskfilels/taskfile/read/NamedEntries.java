package io.github.taskfilels.taskfile.read;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Problem.Kind;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlTemplate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Mappings whose keys are free names: the last of equal names counts, at the place of the first.
 */
final class NamedEntries {
  private NamedEntries() {}

  /**
   * Reads each entry that counts.
   *
   * @param what what a name stands for, for messages
   * @param element reads one entry; null leaves it out
   */
  static <T extends Object> ImmutableList<T> read(
      ReadContext context,
      YamlMapping mapping,
      String what,
      Function<YamlEntry, @Nullable T> element) {
    Map<String, YamlEntry> last = new LinkedHashMap<>();
    for (YamlEntry entry : mapping.entries()) {
      if (entry.key() instanceof YamlTemplate) {
        context.warn(
            Kind.TPL_YAML_FLOW,
            entry.key().range(),
            "Task reads the name of this "
                + what
                + " as empty, for YAML reads the brace as a mapping");
      }
      YamlEntry earlier = last.put(entry.keyText(), entry);
      if (earlier != null) {
        Duplicates.reportName(context, what, earlier, entry);
      }
    }
    ImmutableList.Builder<T> read = ImmutableList.builderWithExpectedSize(last.size());
    for (YamlEntry entry : last.values()) {
      T value = element.apply(entry);
      if (value != null) {
        read.add(value);
      }
    }
    return read.build();
  }

  static String mergeMessage(String key) {
    return "'<<' does not merge anything directly inside '" + key + "'; it is read as a name there";
  }
}
