package io.github.taskfilels.template.functions;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All functions by name: those of Task, of slim-sprig and of Go. Nothing else exists. */
public final class FunctionTable {
  private FunctionTable() {}

  /** Read on first use, once. */
  private static final class Holder {
    static final ImmutableMap<String, FunctionDoc> BY_NAME = load();

    private static ImmutableMap<String, FunctionDoc> load() {
      try (InputStream in = FunctionTable.class.getResourceAsStream("functions.txt")) {
        byte[] bytes =
            Objects.requireNonNull(in, "the function table is not in the program").readAllBytes();
        return TableReader.read(new String(bytes, StandardCharsets.UTF_8));
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
