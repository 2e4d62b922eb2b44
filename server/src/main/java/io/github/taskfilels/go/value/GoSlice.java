package io.github.taskfilels.go.value;

import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list whose element type is not {@code interface {}}, or a nil list. Any other list is {@code
 * []interface {}}.
 */
public final class GoSlice extends AbstractList<@Nullable Object> {
  private final String elementType;
  private final List<?> items;
  private final boolean nil;

  private GoSlice(String elementType, List<?> items, boolean nil) {
    this.elementType = elementType;
    this.items = items;
    this.nil = nil;
  }

  /** A list of Go's {@code string}. */
  public static GoSlice strings(List<String> items) {
    return new GoSlice("string", items, false);
  }

  /** A list of Go's {@code int}. */
  public static GoSlice ints(List<Long> items) {
    return new GoSlice("int", items, false);
  }

  /** A list with elements of the given Go type. */
  public static GoSlice of(String elementType, List<?> items) {
    return new GoSlice(elementType, items, false);
  }

  /** The nil list of an element type. */
  public static GoSlice nil(String elementType) {
    return new GoSlice(elementType, Collections.emptyList(), true);
  }

  public String elementType() {
    return elementType;
  }

  public boolean isNil() {
    return nil;
  }

  @Override
  public @Nullable Object get(int index) {
    return items.get(index);
  }

  @Override
  public int size() {
    return items.size();
  }

  @Override
  public List<@Nullable Object> subList(int from, int to) {
    return new GoSlice(elementType, items.subList(from, to), false);
  }
}
