package io.github.taskfilels.program.values;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one call, evaluated in order. Where dynamic variables are not run, they are
 * declared but have no value.
 */
public final class Scope {
  private final Set<String> names;
  private final Map<String, @Nullable Object> values;
  private final Map<String, String> declared;
  private final Set<String> secrets;

  Scope() {
    this(new LinkedHashSet<>(), new LinkedHashMap<>(), new HashMap<>(), new HashSet<>());
  }

  private Scope(
      Set<String> names,
      Map<String, @Nullable Object> values,
      Map<String, String> declared,
      Set<String> secrets) {
    this.names = names;
    this.values = values;
    this.declared = declared;
    this.secrets = secrets;
  }

  /** All names in the order in which they were first set. */
  public Set<String> names() {
    return Collections.unmodifiableSet(names);
  }

  /** The rendered command of a dynamic variable that was not run; null for others. */
  public @Nullable String command(String name) {
    return declared.get(name);
  }

  /** Whether the value of a variable must not be shown. */
  public boolean isSecret(String name) {
    return secrets.contains(name);
  }

  /** The values by name, for templates. A name with the value null exists; others do not. */
  public Map<String, @Nullable Object> values() {
    return Collections.unmodifiableMap(values);
  }

  /** Whether a variable is set, be it to nothing. */
  public boolean has(String name) {
    return values.containsKey(name) || declared.containsKey(name);
  }

  /** The values with those of secret variables replaced, for what is shown. */
  Map<String, @Nullable Object> masked() {
    if (secrets.isEmpty()) {
      return values;
    }
    Map<String, @Nullable Object> masked = new LinkedHashMap<>(values);
    secrets.forEach(name -> masked.put(name, "*****"));
    return masked;
  }

  boolean hasSecrets() {
    return !secrets.isEmpty();
  }

  void put(String name, @Nullable Object value, boolean secret) {
    names.add(name);
    values.put(name, value);
    declared.remove(name);
    if (secret) {
      secrets.add(name);
    } else {
      secrets.remove(name);
    }
  }

  void declare(String name, String command, boolean secret) {
    put(name, null, secret);
    values.remove(name);
    declared.put(name, command);
  }

  /** This scope with some more variables on top. */
  Scope with(Map<String, ? extends @Nullable Object> more) {
    if (more.isEmpty()) {
      return this;
    }
    Scope scope =
        new Scope(
            new LinkedHashSet<>(names),
            new LinkedHashMap<>(values),
            new HashMap<>(declared),
            new HashSet<>(secrets));
    more.forEach((name, value) -> scope.put(name, value, false));
    return scope;
  }
}
