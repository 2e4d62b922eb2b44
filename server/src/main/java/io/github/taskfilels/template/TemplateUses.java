package io.github.taskfilels.template;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.text.TextRange;

/**
 * What a template refers to.
 *
 * @param fields the fields of the root dot: {@code .NAME}, {@code $.NAME}, {@code index . "NAME"};
 *     each use once, in order of position
 * @param functions each use of a function, defined or not
 * @param calls each {@code template} or {@code block}, by name
 * @param definitions each {@code define} or {@code block}, by name
 * @param needsAll whether the whole root map is used as a value (printed, passed on, kept in a
 *     variable), so that {@code fields} is not the complete list
 */
public record TemplateUses(
    ImmutableList<FieldUse> fields,
    ImmutableList<NameUse> functions,
    ImmutableList<NameUse> calls,
    ImmutableList<NameUse> definitions,
    boolean needsAll) {

  /**
   * A field of the root dot.
   *
   * @param name its name, without the dot
   * @param range where the name stands; for {@code index . "NAME"} the string with its quotes
   * @param path the fields below it that are read in the same chain: {@code b, c} for {@code
   *     .NAME.b.c}
   */
  public record FieldUse(String name, TextRange range, ImmutableList<String> path) {}

  /**
   * A function or definition that is named at a place; that of a definition includes the quotes.
   */
  public record NameUse(String name, TextRange range) {}

  /** The names of the fields that rendering can ask for, unless it {@link #needsAll}. */
  public ImmutableSet<String> fieldNames() {
    return fields.stream().map(FieldUse::name).collect(ImmutableSet.toImmutableSet());
  }
}
