package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import io.github.taskfilels.ide.rules.NameUses.Use;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.Reference;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import io.github.taskfilels.workspace.Summary.VariableEntry;
import org.jspecify.annotations.Nullable;

/**
 * The names of variables that connected files set for all of their tasks or pass to some.
 *
 * @param global those of the files and of their includes
 * @param vars the same, and those of calls
 * @param env those of the environment of all commands
 * @param required the names that tasks require, which somebody gives
 * @param open whether there may be others: an include cannot be read, or a file of the environment
 *     is
 */
record KnownVariables(
    ImmutableSet<String> global,
    ImmutableSet<String> vars,
    ImmutableSet<String> env,
    ImmutableSet<String> required,
    boolean open) {

  /** That of all files that includes connect with one. */
  static KnownVariables around(Snapshot snapshot, FileId file) {
    FileId first = IncludeGraph.ofWorkspace(snapshot).firstConnected(file);
    return snapshot.memo(
        new FileKey(KnownVariables.class, first),
        reader -> read(reader, IncludeGraph.around(reader, first)));
  }

  private static KnownVariables read(Snapshot snapshot, IncludeGraph graph) {
    ImmutableSet.Builder<String> global = ImmutableSet.builder();
    ImmutableSet.Builder<String> vars = ImmutableSet.builder();
    ImmutableSet.Builder<String> env = ImmutableSet.builder();
    ImmutableSet.Builder<String> required = ImmutableSet.builder();
    boolean open = false;
    for (FileId file : graph.files()) {
      Summary summary = snapshot.summary(file);
      if (summary == null) {
        open = true;
        continue;
      }
      open |= summary.uncertain() || !summary.dotenv().isEmpty();
      open |= graph.includes(file).stream().anyMatch(edge -> edge.to() == null);
      add(global, summary.vars());
      add(env, summary.env());
      summary.includes().forEach(include -> add(global, include.vars()));
      for (TaskEntry task : summary.tasks()) {
        required.addAll(task.requires());
        for (Reference reference : task.references()) {
          add(vars, reference.vars());
        }
      }
    }
    ImmutableSet<String> globals = global.build();
    return new KnownVariables(
        globals, vars.addAll(globals).build(), env.build(), required.build(), open);
  }

  private static void add(ImmutableSet.Builder<String> into, Iterable<VariableEntry> variables) {
    variables.forEach(variable -> into.add(variable.name()));
  }

  /**
   * The name that was probably meant by one that nothing sets; null where something may set it or
   * none is near.
   */
  @Nullable String nearest(RuleContext context, Use use) {
    if (mayBeSet(context, use.name())) {
      return null;
    }
    TaskEntry task = context.summary().task(use.task());
    Iterable<String> names = Iterables.concat(vars, env);
    if (task != null) {
      names = Iterables.concat(Iterables.transform(task.vars(), VariableEntry::name), names);
    }
    return Misspelling.of(use.name(), names);
  }

  /** Whether a template of some task may find the name, as far as can be known here. */
  boolean mayBeSet(RuleContext context, String name) {
    return open || isSet(name) || context.snapshot().environment().containsKey(name);
  }

  /** Whether a template of any task may find the name. */
  boolean isSet(String name) {
    return vars.contains(name) || env.contains(name) || required.contains(name);
  }
}
