package io.github.taskfilels.program.values;

import java.util.HashSet;
import java.util.Map;
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
      tell(inherited, told);
      for (Var at = variable.replaced(); at != null; at = at.replaced()) {
        tell(at.value(), told);
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
      tell(value, told);
    }
  }

  /** The texts in a value; of a list or a mapping those in it. */
  private static void tell(@Nullable Object value, Consumer<String> told) {
    switch (value) {
      case null -> {}
      case Map<?, ?> map -> map.values().forEach(each -> tell(each, told));
      case Iterable<?> list -> list.forEach(each -> tell(each, told));
      case Boolean _ -> {} // There are only two, and both are everywhere.
      default -> {
        String text = value.toString();
        if (!text.isEmpty()) {
          told.accept(text);
        }
      }
    }
  }
}
