package io.github.taskfilels.program.values;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one call. A value is evaluated when somebody asks for it, and once. Where
 * commands are not run, dynamic variables are declared but have no value.
 */
public final class Scope {
  private static final String MASK = "*****";

  private final Bindings bindings;
  private final Map<String, @Nullable Object> more;

  Scope(Bindings bindings) {
    this(bindings, Map.of());
  }

  private Scope(Bindings bindings, Map<String, @Nullable Object> more) {
    this.bindings = bindings;
    this.more = more;
  }

  Bindings bindings() {
    return bindings;
  }

  /** All names in the order in which they were first set. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(bindings.names());
    names.addAll(more.keySet());
    return Collections.unmodifiableSet(names);
  }

  /** The rendered command of a dynamic variable that was not run; null for others. */
  public @Nullable String command(String name) {
    Binding binding = last(name);
    return binding == null || !Bindings.hasCommand(binding.variable())
        ? null
        : binding.resultOrFail().command();
  }

  /** The binding that counts; null for what only the process or a round sets. */
  private @Nullable Binding last(String name) {
    return more.containsKey(name) ? null : bindings.before(name, Integer.MAX_VALUE);
  }

  /** Whether the value of a variable must not be shown. */
  public boolean isSecret(String name) {
    Binding binding = last(name);
    return binding != null && binding.variable().secret();
  }

  /**
   * The values by name, for templates; to ask for one may run a command. A name with the value null
   * exists; others do not.
   */
  public Map<String, @Nullable Object> values() {
    Map<String, @Nullable Object> values = bindings.view(Integer.MAX_VALUE);
    return more.isEmpty() ? values : new Layered(values, more);
  }

  /** One of {@link #values}; null where there is none. */
  public @Nullable Object value(String name) throws ValueException {
    try {
      return values().get(name);
    } catch (Binding.Failed e) {
      throw e.failure();
    }
  }

  /** Whether a variable is set, be it to nothing. */
  public boolean has(String name) {
    return more.containsKey(name) || bindings.has(name);
  }

  /** The values with those of secret variables replaced, for what is shown. */
  Map<String, @Nullable Object> masked() {
    Map<String, @Nullable Object> masks = new LinkedHashMap<>();
    bindings.names().stream().filter(this::isSecret).forEach(name -> masks.put(name, MASK));
    return masks.isEmpty() ? values() : new Layered(values(), masks);
  }

  boolean hasSecrets() {
    for (Binding binding : bindings.all()) {
      if (binding.variable().secret() && isSecret(binding.variable().name())) {
        return true;
      }
    }
    return false;
  }

  /** This scope with some more variables on top. */
  Scope with(Map<String, ? extends @Nullable Object> on) {
    if (on.isEmpty()) {
      return this;
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>(more);
    all.putAll(on);
    return new Scope(bindings, all);
  }
}
