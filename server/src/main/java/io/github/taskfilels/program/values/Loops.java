package io.github.taskfilels.program.values;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.taskfile.Loop;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.workspace.FileId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rounds of a {@code for} ({@code variables.go}, {@code itemsFromFor}). */
final class Loops {
  private final VariableEvaluator evaluator;
  private final FileId file;
  private final Files files;

  /** The files that a loop over a keyword goes through, relative to the task's directory. */
  @FunctionalInterface
  interface Files {
    ImmutableList<String> of(String keyword);
  }

  Loops(VariableEvaluator evaluator, FileId file, Files files) {
    this.evaluator = evaluator;
    this.file = file;
    this.files = files;
  }

  /** The loop variables of each round; one round without any where there is no loop. */
  List<Map<String, @Nullable Object>> rounds(@Nullable Loop loop, Scope scope)
      throws ValueException {
    return switch (loop) {
      case null -> List.of(ImmutableMap.of());
      case Loop.Values values -> each("ITEM", values.values());
      case Loop.Var variable -> over(variable, scope.value(variable.var().value()));
      case Loop.Matrix matrix -> product(matrix, scope);
      case Loop.Files loopFiles -> each("ITEM", files.of(loopFiles.keyword()));
    };
  }

  private static List<Map<String, @Nullable Object>> each(
      String name, List<? extends @Nullable Object> values) {
    List<Map<String, @Nullable Object>> rounds = new ArrayList<>();
    for (Object value : values) {
      Budget.step();
      Map<String, @Nullable Object> round = new HashMap<>();
      round.put(name, value);
      rounds.add(round);
    }
    return rounds;
  }

  private List<Map<String, @Nullable Object>> over(Loop.Var loop, @Nullable Object value)
      throws ValueException {
    String name = name(loop.as());
    String split = loop.split() == null ? "" : loop.split().value();
    return switch (value) {
      case null -> List.of();
      case String text ->
          each(
              name,
              split.isEmpty()
                  ? Splitter.on(CharMatcher.whitespace()).omitEmptyStrings().splitToList(text)
                  : Splitter.on(split).splitToList(text));
      case List<?> list -> each(name, list);
      case Map<?, ?> map when map.keySet().stream().allMatch(String.class::isInstance) -> {
        List<Map<String, @Nullable Object>> rounds = new ArrayList<>();
        map.forEach(
            (key, item) -> {
              Map<String, @Nullable Object> round = new HashMap<>();
              round.put(name, item);
              round.put("KEY", key);
              rounds.add(round);
            });
        yield rounds;
      }
      default -> throw invalid("loop var must be a delimiter-separated string, list or a map");
    };
  }

  private List<Map<String, @Nullable Object>> product(Loop.Matrix matrix, Scope scope)
      throws ValueException {
    List<Map<String, @Nullable Object>> items = new ArrayList<>();
    items.add(new LinkedHashMap<>());
    for (Loop.Row row : matrix.rows()) {
      List<? extends @Nullable Object> values = values(row, scope);
      List<Map<String, @Nullable Object>> longer = new ArrayList<>();
      for (Map<String, @Nullable Object> item : items) {
        for (Object value : values) {
          Budget.step();
          Map<String, @Nullable Object> next = new LinkedHashMap<>(item);
          next.put(row.name(), value);
          longer.add(next);
        }
      }
      items = longer;
    }
    return each(name(matrix.as()), items);
  }

  private List<? extends @Nullable Object> values(Loop.Row row, Scope scope) throws ValueException {
    Text ref = row.ref();
    if (ref == null) {
      return row.values();
    }
    Object value;
    try {
      value = evaluator.evaluate(ref.value(), scope.values());
    } catch (ValueException e) {
      throw e.worded(refused(), ExitCode.TASKFILE_INVALID);
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw invalid("matrix reference \"" + ref.value() + "\" must resolve to a list");
  }

  private static String name(@Nullable Text as) {
    return as == null || as.value().isEmpty() ? "ITEM" : as.value();
  }

  private ValueException invalid(String message) {
    return new ValueException(refused() + message, ExitCode.TASKFILE_INVALID);
  }

  private String refused() {
    return "task: Failed to parse " + file + ":\n";
  }
}
