package io.github.taskfilels.program.values;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the values of secret variables as soon as they are known, before anybody can make a text of
 * them. A name that one place declares secret is so wherever else it is set: what overrides a
 * secret is one, and so is what it is made of under the same name.
 */
final class SecretValues {
  private final Consumer<String> told;
  private final Set<String> names = new HashSet<>();

  /**
   * @param told gets each text
   */
  SecretValues(Consumer<String> told) {
    this.told = told;
  }

  /** A variable is set here; its value comes later. */
  void declare(Var variable, @Nullable String inherited) {
    boolean secret = false;
    for (Var at = variable; at != null; at = at.replaced()) {
      secret |= at.secret();
    }
    if (secret) {
      names.add(variable.name());
    }
    if (names.contains(variable.name())) {
      tell(inherited);
      for (Var at = variable.replaced(); at != null; at = at.replaced()) {
        tell(at.value());
      }
    }
  }

  /** Whether a place that is known so far declares it secret. */
  boolean has(String name) {
    return names.contains(name);
  }

  /** A value is known. */
  void known(String name, @Nullable Object value) {
    if (names.contains(name)) {
      tell(value);
    }
  }

  private void tell(@Nullable Object value) {
    for (Object leaf : Leaves.of(value)) {
      // There are only two booleans, and both are everywhere.
      if (!(leaf instanceof Boolean) && !leaf.toString().isEmpty()) {
        told.accept(leaf.toString());
      }
    }
  }
}
