package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlError;
import io.github.taskfilels.yaml.YamlMapping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names that one file itself brings.
 *
 * @param aliases the tasks that have an alias
 * @param wildcards the names and aliases that hold a wildcard, in Task's order
 * @param odd names and aliases with a colon: they can look like a name from an include
 * @param leadingColon whether a name or alias begins with a colon and so leaves its namespace
 * @param uncertain whether a syntax error may hide tasks or includes
 */
record FileNames(
    ImmutableMap<String, Task> tasks,
    ImmutableListMultimap<String, Task> aliases,
    ImmutableList<Wildcard> wildcards,
    ImmutableList<String> odd,
    boolean leadingColon,
    boolean uncertain) {

  private static final Set<String> NAMING_KEYS = Set.of("tasks", "includes");

  /**
   * A name or alias with wildcards, each of which stands for any text without a line break, as long
   * as possible.
   */
  record Wildcard(Task task, String text, Pattern pattern) {

    static Wildcard of(Task task, String text) {
      StringBuilder regex = new StringBuilder();
      int from = 0;
      for (int star = text.indexOf('*'); star >= 0; star = text.indexOf('*', from)) {
        regex.append(Pattern.quote(text.substring(from, star))).append("(.*)");
        from = star + 1;
      }
      regex.append(Pattern.quote(text.substring(from)));
      return new Wildcard(task, text, Pattern.compile(regex.toString(), Pattern.UNIX_LINES));
    }

    /** What the wildcards stand for in {@code name}, or null where it does not match. */
    @Nullable ImmutableList<String> match(String name) {
      Matcher matcher = pattern.matcher(name);
      if (!matcher.matches()) {
        return null;
      }
      ImmutableList.Builder<String> captures = ImmutableList.builder();
      for (int i = 1; i <= matcher.groupCount(); i++) {
        captures.add(matcher.group(i));
      }
      return captures.build();
    }
  }

  static final FileNames UNREADABLE =
      new FileNames(
          ImmutableMap.of(),
          ImmutableListMultimap.of(),
          ImmutableList.of(),
          ImmutableList.of(),
          false,
          true);

  static FileNames of(@Nullable Taskfile taskfile) {
    if (taskfile == null) {
      return UNREADABLE;
    }
    Map<String, Task> tasks = new LinkedHashMap<>();
    ImmutableListMultimap.Builder<String, Task> aliases = ImmutableListMultimap.builder();
    ImmutableList.Builder<Wildcard> wildcards = ImmutableList.builder();
    ImmutableList.Builder<String> odd = ImmutableList.builder();
    boolean leadingColon = false;
    for (Task task : taskfile.tasks()) {
      tasks.put(task.name(), task);
      for (String name : names(task)) {
        if (name.indexOf('*') >= 0) {
          wildcards.add(Wildcard.of(task, name));
        }
        if (name.indexOf(':') >= 0) {
          odd.add(name);
        }
        leadingColon |= name.startsWith(":");
      }
      Set<String> seen = new java.util.HashSet<>();
      for (Text alias : task.aliases()) {
        if (seen.add(alias.value())) {
          aliases.put(alias.value(), task);
        }
      }
    }
    return new FileNames(
        ImmutableMap.copyOf(tasks),
        aliases.build(),
        wildcards.build(),
        odd.build(),
        leadingColon,
        uncertain(taskfile));
  }

  private static ImmutableList<String> names(Task task) {
    ImmutableList.Builder<String> names = ImmutableList.builder();
    names.add(task.name());
    task.aliases().forEach(alias -> names.add(alias.value()));
    return names.build();
  }

  /** An error inside one task, or inside a root key that brings no names, hides no name. */
  private static boolean uncertain(Taskfile taskfile) {
    for (YamlError error : taskfile.tree().errors()) {
      TextRange range = error.range();
      boolean insideTask = taskfile.tasks().stream().anyMatch(task -> task.range().covers(range));
      if (!insideTask && !insideOtherKey(taskfile, range)) {
        return true;
      }
    }
    return false;
  }

  private static boolean insideOtherKey(Taskfile taskfile, TextRange range) {
    if (!(taskfile.tree().root() instanceof YamlMapping root)) {
      return false;
    }
    for (YamlEntry entry : root.entries()) {
      if (entry.range().covers(range)) {
        return !NAMING_KEYS.contains(entry.keyText())
            && taskfile.keys().containsKey(entry.keyText());
      }
    }
    return false;
  }
}
