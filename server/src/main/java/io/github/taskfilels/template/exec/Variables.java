package io.github.taskfilels.template.exec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stack of template variables. */
final class Variables {
  /**
   * A variable with its value.
   *
   * @param boxed whether Go would see an {@code interface {}} here, not the type of the value
   */
  record Slot(String name, @Nullable Object value, boolean boxed) {}

  private final List<Slot> slots = new ArrayList<>();

  Variables(@Nullable Object dollar) {
    slots.add(new Slot("$", dollar, false));
  }

  int mark() {
    return slots.size();
  }

  void pop(int mark) {
    slots.subList(mark, slots.size()).clear();
  }

  void push(String name, @Nullable Object value) {
    slots.add(new Slot(name, value, false));
  }

  Slot get(String name) {
    return slots.get(find(name));
  }

  /** Sets the innermost variable of that name. */
  void set(String name, @Nullable Object value, boolean boxed) {
    slots.set(find(name), new Slot(name, value, boxed));
  }

  /** Sets the n-th variable from the top; 1 is the last that was pushed. */
  void setTop(int n, @Nullable Object value, boolean boxed) {
    int index = slots.size() - n;
    slots.set(index, new Slot(slots.get(index).name, value, boxed));
  }

  private int find(String name) {
    for (int i = slots.size() - 1; i >= 0; i--) {
      if (slots.get(i).name.equals(name)) {
        return i;
      }
    }
    throw new ExecutionError("undefined variable: " + name);
  }
}
