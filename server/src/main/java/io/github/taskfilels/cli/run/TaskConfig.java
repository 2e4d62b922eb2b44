package io.github.taskfilels.cli.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.cli.root.RootTaskfile;
import io.github.taskfilels.workspace.FileProblem;
import io.github.taskfilels.workspace.RegularFile;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlParser;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Task's configuration files say ({@code .taskrc.yml} and its relatives; {@code taskrc.go}).
 *
 * @param flags values of keys; a nearer file wins; those of {@code remote} as {@code remote.KEY}
 * @param experiments the values of experiments by name
 * @param problems what is wrong with files that were left out, which Task does without a word
 */
record TaskConfig(
    ImmutableMap<String, String> flags,
    ImmutableMap<String, String> experiments,
    ImmutableList<String> problems) {
  /**
   * Reads the user's files, then those from the outermost folder down to {@code start}, as far as
   * the folders have one owner.
   */
  static TaskConfig read(Map<String, String> environment, Path start) {
    List<Path> files = new ArrayList<>();
    String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    if (!config.isEmpty()) {
      files.addAll(named(Path.of(config, "task"), "taskrc"));
    }
    String home = environment.getOrDefault("HOME", "");
    if (!home.isEmpty()) {
      files.addAll(named(Path.of(home), ".taskrc"));
    }
    List<Path> folders = new ArrayList<>();
    Integer owner = RootTaskfile.owner(start);
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (owner != null && !owner.equals(RootTaskfile.owner(folder))) {
        break;
      }
      folders.addFirst(folder);
    }
    folders.forEach(folder -> files.addAll(named(folder, ".taskrc")));
    return merged(files);
  }

  /** The file of a folder: at most one, of two spellings. */
  private static List<Path> named(Path folder, String name) {
    for (String extension : List.of(".yml", ".yaml")) {
      Path file = folder.resolve(name + extension);
      if (Files.isRegularFile(file)) {
        return List.of(file);
      }
    }
    return List.of();
  }

  private static TaskConfig merged(List<Path> files) {
    Map<String, String> flags = new LinkedHashMap<>();
    Map<String, String> experiments = new LinkedHashMap<>();
    ImmutableList.Builder<String> problems = ImmutableList.builder();
    for (Path file : files) {
      try {
        YamlTree tree = YamlParser.parse(RegularFile.text(file));
        if (!tree.errors().isEmpty()) {
          problems.add(file + " is ignored: " + tree.errors().getFirst().message());
        } else if (tree.root() instanceof YamlMapping root) {
          add(root, flags, experiments);
        }
      } catch (IOException e) {
        problems.add(file + " is ignored: " + FileProblem.of(e));
      }
    }
    return new TaskConfig(
        ImmutableMap.copyOf(flags), ImmutableMap.copyOf(experiments), problems.build());
  }

  private static void add(
      YamlMapping root, Map<String, String> flags, Map<String, String> experiments) {
    for (YamlEntry entry : root.entries()) {
      if (entry.keyText().equals("experiments")) {
        texts(entry.value()).forEach(experiments::put);
      } else if (entry.keyText().equals("remote")) {
        texts(entry.value()).forEach((key, value) -> flags.put("remote." + key, value));
      } else {
        String value = text(entry);
        if (value != null) {
          // Task cannot take a true back: it joins these with "or".
          boolean stays =
              entry.keyText().equals("failfast") && "true".equals(flags.get("failfast"));
          flags.put(entry.keyText(), stays ? "true" : value);
        }
      }
    }
  }

  /** The entries of a mapping that are texts. */
  private static Map<String, String> texts(YamlNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (node instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        String value = text(entry);
        if (value != null) {
          texts.put(entry.keyText(), value);
        }
      }
    }
    return texts;
  }

  private static @Nullable String text(YamlEntry entry) {
    return entry.value() instanceof YamlScalar scalar ? scalar.value() : null;
  }
}
