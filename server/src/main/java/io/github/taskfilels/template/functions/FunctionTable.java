package io.github.taskfilels.template.functions;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** All functions by name: those of Task, of slim-sprig and of Go. Nothing else exists. */
public final class FunctionTable {
  private FunctionTable() {}

  /** Read on first use, once. */
  private static final class Holder {
    static final ImmutableMap<String, FunctionDoc> BY_NAME = load();

    private static ImmutableMap<String, FunctionDoc> load() {
      try {
        String text =
            Resources.toString(
                Resources.getResource(FunctionTable.class, "functions.txt"),
                StandardCharsets.UTF_8);
        return TableReader.read(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public static boolean isFunction(String name) {
    return Holder.BY_NAME.containsKey(name);
  }

  /** The function of that name; null if there is none. */
  public static @Nullable FunctionDoc find(String name) {
    return Holder.BY_NAME.get(name);
  }

  public static ImmutableSet<String> names() {
    return Holder.BY_NAME.keySet();
  }

  /** All functions in the order of the table, by groups. */
  public static ImmutableList<FunctionDoc> all() {
    return Holder.BY_NAME.values().asList();
  }
}
