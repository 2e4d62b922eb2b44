package io.github.taskfilels.program.values;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one call, evaluated in order. Where dynamic variables are not run, they are
 * declared but have no value.
 */
public final class Scope {
  private final Map<String, @Nullable Object> values;
  private final Set<String> declared;
  private final Set<String> secrets;

  Scope() {
    this(new LinkedHashMap<>(), new HashSet<>(), new HashSet<>());
  }

  private Scope(Map<String, @Nullable Object> values, Set<String> declared, Set<String> secrets) {
    this.values = values;
    this.declared = declared;
    this.secrets = secrets;
  }

  /** The values by name, for templates. A name with the value null exists; others do not. */
  public Map<String, @Nullable Object> values() {
    return Collections.unmodifiableMap(values);
  }

  /** Whether a variable is set, be it to nothing. */
  public boolean has(String name) {
    return values.containsKey(name) || declared.contains(name);
  }

  /** The values with those of secret variables replaced, for what is shown. */
  Map<String, @Nullable Object> masked() {
    if (secrets.isEmpty()) {
      return values;
    }
    Map<String, @Nullable Object> masked = new LinkedHashMap<>(values);
    secrets.forEach(name -> masked.computeIfPresent(name, (_, _) -> "*****"));
    return masked;
  }

  boolean hasSecrets() {
    return !secrets.isEmpty();
  }

  void put(String name, @Nullable Object value, boolean secret) {
    values.put(name, value);
    declared.remove(name);
    if (secret) {
      secrets.add(name);
    } else {
      secrets.remove(name);
    }
  }

  void declare(String name) {
    values.remove(name);
    declared.add(name);
  }

  /** This scope with some more variables on top. */
  Scope with(Map<String, ? extends @Nullable Object> more) {
    if (more.isEmpty()) {
      return this;
    }
    Scope scope =
        new Scope(new LinkedHashMap<>(values), new HashSet<>(declared), new HashSet<>(secrets));
    more.forEach((name, value) -> scope.put(name, value, false));
    return scope;
  }
}
