package io.github.taskfilels.taskfile.schema;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The mappings of the format whose keys are fixed, each with its keys. Source: the decoders of Task
 * 3.53.1 (package {@code taskfile/ast}), which know more and fewer keys than the published JSON
 * schema.
 */
public enum MappingType {
  ROOT("a Taskfile", RootKeys::root),
  OUTPUT("'output'", RootKeys::output),
  GROUP("'group'", RootKeys::group),
  INCLUDE("an include", RootKeys::include),
  VARIABLE("a variable", RootKeys::variable),
  TASK("a task", TaskKeys::task),
  PRECONDITION("a precondition", TaskKeys::precondition),
  GLOB("a file pattern", TaskKeys::glob),
  REQUIRES("'requires'", TaskKeys::requires),
  REQUIREMENT("a required variable", TaskKeys::requirement),
  ENUM("'enum'", TaskKeys::reference),
  COMMAND("a command", CommandKeys::command),
  DEFER("'defer'", CommandKeys::defer),
  DEP("a dependency", CommandKeys::dep),
  LOOP("'for'", CommandKeys::loop),
  ROW("a matrix row", TaskKeys::reference);

  private final String title;
  private final ImmutableMap<String, Key> keys;

  MappingType(String title, Supplier<ImmutableList<Key>> keys) {
    this.title = title;
    ImmutableMap.Builder<String, Key> byName = ImmutableMap.builder();
    keys.get().forEach(key -> byName.put(key.name(), key));
    this.keys = byName.buildOrThrow();
  }

  /** What the mapping describes, with its article: "a task". */
  public String title() {
    return title;
  }

  /** All keys, in the order in which people usually write them. */
  public ImmutableList<Key> keys() {
    return keys.values().asList();
  }

  /** The key of this name. */
  public @Nullable Key key(String name) {
    return keys.get(name);
  }

  /**
   * The first version of Task that knows a key, such as {@code 3.39}; null for one that every
   * version 3 knows.
   */
  public @Nullable String since(String key) {
    return KeyVersions.since(this, key);
  }

  /** The names of all keys. */
  public Iterable<String> names() {
    return keys.keySet();
  }
}
