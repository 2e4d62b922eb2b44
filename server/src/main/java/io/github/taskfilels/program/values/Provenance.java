package io.github.taskfilels.program.values;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.template.exec.ParsedTemplates;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the variables of a call get their values from, and what else sets them. Made from a scope
 * without dynamic values; runs nothing.
 */
public final class Provenance {
  private final Scope scope;
  private final Dependencies dependencies;
  private final BitSet confidential = new BitSet();

  Provenance(Scope scope, ParsedTemplates parsed) {
    this.scope = scope;
    this.dependencies = new Dependencies(scope.bindings(), parsed);
    for (Binding binding : scope.bindings().all()) {
      confidential.set(
          binding.index(),
          binding.variable().secret()
              || dependencies.named(binding).stream()
                  .anyMatch(other -> confidential.get(other.index())));
    }
  }

  /** The names that something else than the environment of the process or Task itself sets. */
  public ImmutableList<String> written() {
    return scope.names().stream().filter(this::isWritten).collect(ImmutableList.toImmutableList());
  }

  private boolean isWritten(String name) {
    Binding last = scope.bindings().before(name, Integer.MAX_VALUE);
    return last != null && last.variable().origin().kind() != Origin.Kind.SPECIAL;
  }

  /** Whether anything sets a variable. */
  public boolean sets(String name) {
    return !scope.bindings().of(name).isEmpty() || scope.bindings().inherited(name) != null;
  }

  /**
   * All places that set a variable, the one that counts first, then what it overrides, the nearest
   * first; empty where nothing sets it.
   */
  public ImmutableList<Setting> settings(String name) {
    List<Setting> settings = new ArrayList<>();
    for (Binding binding : scope.bindings().of(name).reversed()) {
      settings.add(evaluated(binding));
      for (Var other = binding.variable().replaced(); other != null; other = other.replaced()) {
        settings.add(replaced(other));
      }
    }
    String inherited = scope.bindings().inherited(name);
    if (inherited != null) {
      Origin origin = Origin.of(Origin.Kind.ENVIRONMENT);
      settings.add(new Setting(origin, inherited, inherited, null, true, false));
    }
    return ImmutableList.copyOf(settings);
  }

  /** A value that holds a secret one is not shown, but the text that says so is. */
  private Setting evaluated(Binding binding) {
    Var variable = binding.variable();
    Binding.Result result = binding.resultOrFail();
    boolean known = !dependencies.dynamic(binding) && !confidential.get(binding.index());
    boolean commandKnown =
        result.command() != null
            && dependencies.named(binding).stream()
                .noneMatch(other -> dependencies.dynamic(other) || confidential.get(other.index()));
    return new Setting(
        variable.origin(),
        text(variable),
        known ? result.value() : null,
        commandKnown ? result.command() : Bindings.hasCommand(variable) ? variable.text() : null,
        known,
        variable.secret());
  }

  /** What lost its place inside a layer was never evaluated. */
  private static Setting replaced(Var variable) {
    boolean known = Dependencies.constant(variable);
    return new Setting(
        variable.origin(),
        text(variable),
        known ? variable.value() : null,
        Bindings.hasCommand(variable) ? variable.text() : null,
        known,
        variable.secret());
  }

  private static String text(Var variable) {
    @Nullable Object value = variable.value();
    return value == null ? variable.text() : value.toString();
  }
}
