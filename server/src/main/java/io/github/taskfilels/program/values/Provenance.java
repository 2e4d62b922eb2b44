package io.github.taskfilels.program.values;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.template.exec.ParsedTemplates;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the variables of a call get their values from, and what else sets them. Made from a scope
 * without dynamic values; runs nothing.
 */
public final class Provenance {
  private final Scope scope;
  private final Dependencies dependencies;
  private final BitSet confidential = new BitSet();

  /** Of secret variables, as far as they are known without running anything. */
  private final Set<String> secrets = new HashSet<>();

  Provenance(Scope scope, ParsedTemplates parsed) {
    this.scope = scope;
    this.dependencies = new Dependencies(scope.bindings(), parsed);
    Bindings bindings = scope.bindings();
    SecretValues values = new SecretValues(secrets::add);
    for (Binding binding : bindings.all()) {
      values.declare(binding.variable(), bindings.inherited(binding.variable().name()));
    }
    for (Binding binding : bindings.all()) {
      String name = binding.variable().name();
      if (values.has(name)) {
        values.known(name, binding.resultOrFail().value());
      }
      confidential.set(
          binding.index(),
          values.has(name)
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
      settings.add(masked(name, new Setting(origin, inherited, inherited, null, true, false)));
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
    return masked(
        variable.name(),
        new Setting(
            variable.origin(),
            text(variable),
            known ? result.value() : null,
            commandKnown
                ? result.command()
                : Bindings.hasCommand(variable) ? variable.text() : null,
            known,
            false));
  }

  /** What lost its place inside a layer was never evaluated. */
  private Setting replaced(Var variable) {
    boolean known = Dependencies.constant(variable);
    return masked(
        variable.name(),
        new Setting(
            variable.origin(),
            text(variable),
            known ? variable.value() : null,
            Bindings.hasCommand(variable) ? variable.text() : null,
            known,
            false));
  }

  /**
   * A secret stays one wherever else it is set, and where the same text is the value of another
   * variable: a secret is often made of what a file of variables says.
   */
  private Setting masked(String name, Setting setting) {
    boolean secret =
        scope.bindings().isSecret(name)
            || holdsSecret(setting.written())
            || holdsSecret(setting.value())
            || holdsSecret(setting.command());
    return new Setting(
        setting.origin(),
        setting.written(),
        setting.value(),
        setting.command(),
        setting.known(),
        secret);
  }

  private boolean holdsSecret(@Nullable Object value) {
    return Leaves.of(value).stream()
        .map(Object::toString)
        .anyMatch(text -> secrets.stream().anyMatch(text::contains));
  }

  private static String text(Var variable) {
    @Nullable Object value = variable.value();
    return value == null ? variable.text() : value.toString();
  }
}
