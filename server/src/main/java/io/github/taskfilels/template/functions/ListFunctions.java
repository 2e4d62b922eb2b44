package io.github.taskfilels.template.functions;

import io.github.taskfilels.go.value.FunctionException;
import io.github.taskfilels.go.value.GoSlice;
import io.github.taskfilels.go.value.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists. No function changes a list; each gives a new one. */
final class ListFunctions {
  private ListFunctions() {}

  static @Nullable Object call(Arguments a) {
    return switch (a.function()) {
      case "list", "tuple" -> a.from(0);
      case "first", "mustFirst" -> element(list(a.any(0), "find first on"), true);
      case "last", "mustLast" -> element(list(a.any(0), "find last on"), false);
      case "rest", "mustRest" -> part(list(a.any(0), "find rest on"), 1, 0);
      case "initial", "mustInitial" -> part(list(a.any(0), "find initial on"), 0, 1);
      case "append", "push", "mustAppend", "mustPush" -> {
        List<@Nullable Object> copy = copy(list(a.any(0), "push on"));
        copy.add(a.any(1));
        yield copy;
      }
      case "prepend", "mustPrepend" -> {
        List<@Nullable Object> copy = copy(list(a.any(0), "prepend on"));
        copy.addFirst(a.any(1));
        yield copy;
      }
      case "concat" -> concat(a);
      case "reverse", "mustReverse" -> copy(list(a.any(0), "find reverse on")).reversed();
      case "uniq", "mustUniq" -> unique(list(a.any(0), "find uniq on"));
      case "compact", "mustCompact" -> {
        List<@Nullable Object> copy = copy(list(a.any(0), "compact on"));
        copy.removeIf(Values::isEmpty);
        yield copy;
      }
      case "without", "mustWithout" -> {
        List<@Nullable Object> copy = copy(list(a.any(0), "find without on"));
        List<@Nullable Object> omitted = a.from(1);
        copy.removeIf(item -> contains(omitted, item));
        yield copy;
      }
      case "has", "mustHas" ->
          a.any(1) != null && contains(list(a.any(1), "find has on"), a.any(0));
      case "slice", "mustSlice" -> slice(a);
      case "chunk", "mustChunk" -> chunk(a.integer(0), list(a.any(1), "chunk"));
      default -> throw a.unknown();
    };
  }

  /**
   * The argument as a list.
   *
   * @param doing what cannot be done with anything else, as sprig says it
   */
  private static List<?> list(@Nullable Object value, String doing) {
    if (Values.isMissing(value)) {
      throw Arguments.nilPointer();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw new FunctionException("Cannot " + doing + " type " + Values.kind(value).goName());
  }

  private static List<@Nullable Object> copy(List<?> list) {
    return new ArrayList<>(list);
  }

  private static @Nullable Object element(List<?> list, boolean first) {
    return list.isEmpty() ? null : first ? list.getFirst() : list.getLast();
  }

  private static List<?> part(List<?> list, int dropFirst, int dropLast) {
    return list.isEmpty()
        ? GoSlice.nil("interface {}")
        : copy(list.subList(dropFirst, list.size() - dropLast));
  }

  private static List<?> concat(Arguments a) {
    List<@Nullable Object> all = new ArrayList<>();
    for (Object part : a.from(0)) {
      if (part == null) {
        throw Arguments.nilPointer();
      }
      if (!(part instanceof List<?> list)) {
        throw new FunctionException(
            "Cannot concat type " + Values.kind(part).goName() + " as list");
      }
      all.addAll(list);
    }
    return all.isEmpty() ? GoSlice.nil("interface {}") : all;
  }

  private static List<@Nullable Object> unique(List<?> list) {
    List<@Nullable Object> kept = new ArrayList<>();
    for (Object item : list) {
      if (!contains(kept, item)) {
        kept.add(item);
      }
    }
    return kept;
  }

  private static boolean contains(List<?> list, @Nullable Object wanted) {
    return list.stream().anyMatch(item -> Values.deepEqual(wanted, item));
  }

  private static @Nullable Object slice(Arguments a) {
    Object value = a.any(0);
    if (value != null && !(value instanceof List<?>)) {
      throw new FunctionException(
          "list should be type of slice or array but " + Values.kind(value).goName());
    }
    List<?> list = list(value, "slice");
    if (list.isEmpty()) {
      return null;
    }
    long from = a.size() > 1 ? NumberFunctions.toLong(a.any(1)) : 0;
    long to = a.size() > 2 ? NumberFunctions.toLong(a.any(2)) : list.size();
    if (from < 0 || to < from || to > list.size()) {
      throw new FunctionException("reflect.Value.Slice: slice index out of bounds");
    }
    return list.subList((int) from, (int) to);
  }

  private static GoSlice chunk(int size, List<?> list) {
    if (size <= 0) {
      throw new FunctionException("runtime error: makeslice: len out of range");
    }
    List<List<?>> chunks = new ArrayList<>();
    for (int i = 0; i < list.size(); i += size) {
      chunks.add(copy(list.subList(i, Math.min(i + size, list.size()))));
    }
    return GoSlice.of("[]interface {}", chunks);
  }
}
