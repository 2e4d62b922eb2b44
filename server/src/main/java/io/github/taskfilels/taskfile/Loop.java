package io.github.taskfilels.taskfile;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value of {@code for}. */
public sealed interface Loop {

  TextRange range();

  /** Over written values: scalars, lists or maps as in {@link Variable#value}. */
  record Values(TextRange range, List<@Nullable Object> values) implements Loop {}

  /** Over the files of {@code sources} or {@code generates}, named by {@code keyword}. */
  record Files(TextRange range, String keyword) implements Loop {}

  /**
   * Over a variable.
   *
   * @param split the separator; null splits a string at white space
   * @param as the name of the loop variable; null means {@code ITEM}
   */
  record Var(TextRange range, Text var, @Nullable Text split, @Nullable Text as) implements Loop {}

  /** Over the product of rows; the first row varies slowest. */
  record Matrix(TextRange range, ImmutableList<Row> rows, @Nullable Text as) implements Loop {}

  /**
   * One row of a matrix.
   *
   * @param values the written values; empty where {@code ref} is given
   * @param ref an expression that gives the values
   */
  record Row(String name, TextRange nameRange, List<@Nullable Object> values, @Nullable Text ref) {}
}
