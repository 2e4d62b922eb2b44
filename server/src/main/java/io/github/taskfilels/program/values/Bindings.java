package io.github.taskfilels.program.values;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.taskfile.Variable;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one call in the order of Task's layers, on top of the environment of the
 * process. The last one of a name counts; each sees what stands before it. To be filled by one
 * thread before others look.
 */
final class Bindings {
  private final ImmutableMap<String, String> environment;
  private final boolean running;
  private final boolean replacesProcess;
  private final SecretValues secrets;
  private final List<Binding> all = new ArrayList<>();
  private final Map<String, List<Binding>> byName = new LinkedHashMap<>();

  /**
   * @param environment of the process
   * @param running whether commands are run; where they are not, their variables have no value
   * @param replacesProcess whether a variable takes the place of one that the process has when it
   *     is passed to a command
   * @param secrets gets the values of secret variables as they become known
   */
  Bindings(
      ImmutableMap<String, String> environment,
      boolean running,
      boolean replacesProcess,
      Consumer<String> secrets) {
    this.environment = environment;
    this.running = running;
    this.replacesProcess = replacesProcess;
    this.secrets = new SecretValues(secrets);
  }

  /** Whether any place declares a variable secret. */
  boolean isSecret(String name) {
    return secrets.has(name);
  }

  /** Whether commands are run. */
  boolean areRun() {
    return running;
  }

  void add(Var variable, Binding.Evaluation how) {
    add(
        new Binding(
            all.size(),
            variable,
            binding -> {
              Binding.Result result = how.of(binding);
              secrets.known(variable.name(), result.value());
              return result;
            }));
  }

  private void add(Binding binding) {
    secrets.declare(binding.variable(), inherited(binding.variable().name()));
    all.add(binding);
    byName.computeIfAbsent(binding.variable().name(), _ -> new ArrayList<>(1)).add(binding);
  }

  /** A value that is there already. */
  void constant(String name, @Nullable Object value, Origin.Kind origin) {
    Var variable = Var.literal(name, value, Origin.of(origin));
    add(new Binding(all.size(), variable, new Binding.Result(value, null)));
  }

  /** A variable of the process; null where it has none of that name. */
  @Nullable String inherited(String name) {
    return environment.get(name);
  }

  /** All bindings in order. */
  List<Binding> all() {
    return Collections.unmodifiableList(all);
  }

  /** All bindings of a name in order. */
  List<Binding> of(String name) {
    return Collections.unmodifiableList(byName.getOrDefault(name, List.of()));
  }

  /** The binding of a name that counts before a place; null where there is none. */
  @Nullable Binding before(String name, int end) {
    List<Binding> bindings = byName.getOrDefault(name, List.of());
    for (int i = bindings.size() - 1; i >= 0; i--) {
      if (bindings.get(i).index() < end) {
        return bindings.get(i);
      }
    }
    return null;
  }

  /** The bindings before a place that a command gets as environment and may read. */
  List<Binding> read(EnvironmentReads reads, int end) {
    List<Binding> found = new ArrayList<>();
    for (String name : byName.keySet()) {
      if ((replacesProcess || !environment.containsKey(name)) && reads.reads(name)) {
        Binding binding = before(name, end);
        if (binding != null) {
          found.add(binding);
        }
      }
    }
    return found;
  }

  /** The values of all bindings by name, without the environment of the process. */
  Map<String, @Nullable Object> set() throws ValueException, InterruptedException {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Binding binding : all) {
      values.put(binding.variable().name(), binding.result().value());
    }
    return values;
  }

  /** All names in the order in which they are first set. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>(environment.keySet());
    names.addAll(byName.keySet());
    return names;
  }

  boolean has(String name) {
    return byName.containsKey(name) || environment.containsKey(name);
  }

  static boolean hasCommand(Var variable) {
    return variable.kind() == Variable.Kind.SH && !variable.text().isEmpty();
  }

  /** The values as they are before a place, evaluated when they are asked for. */
  Map<String, @Nullable Object> view(int end) {
    return new View(end);
  }

  /**
   * Names are known without evaluating anything, except where a command is not run: such a variable
   * has no value and is not there.
   */
  private final class View extends AbstractMap<String, @Nullable Object> {
    private final int end;

    View(int end) {
      this.end = end;
    }

    @Override
    public @Nullable Object get(Object key) {
      if (!(key instanceof String name)) {
        return null;
      }
      Binding binding = before(name, end);
      return binding == null ? environment.get(name) : binding.resultOrFail().value();
    }

    @Override
    public boolean containsKey(Object key) {
      if (!(key instanceof String name)) {
        return false;
      }
      Binding binding = before(name, end);
      if (binding == null) {
        return environment.containsKey(name);
      }
      return running || !hasCommand(binding.variable()) || binding.resultOrFail().command() == null;
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
      Set<Map.Entry<String, @Nullable Object>> entries = new LinkedHashSet<>();
      for (String name : names()) {
        if (containsKey(name)) {
          entries.add(new LazyEntry(this, name));
        }
      }
      return Collections.unmodifiableSet(entries);
    }
  }

  /** An entry whose value is evaluated when it is asked for. */
  private static final class LazyEntry implements Map.Entry<String, @Nullable Object> {
    private final View view;
    private final String name;

    LazyEntry(View view, String name) {
      this.view = view;
      this.name = name;
    }

    @Override
    public String getKey() {
      return name;
    }

    @Override
    public @Nullable Object getValue() {
      return view.get(name);
    }

    @Override
    public @Nullable Object setValue(@Nullable Object value) {
      throw new UnsupportedOperationException();
    }
  }
}
