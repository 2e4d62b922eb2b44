package io.github.taskfilels.run.fingerprint;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.run.cache.ActionInput;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is different between what a task was made of and what it is made of now. */
final class ActionDiff {
  private ActionDiff() {}

  /**
   * The differences. Commands that are written as before are told of only where nothing else
   * explains that they are others now.
   *
   * @param explained whether something else has changed already
   */
  static ImmutableList<Cause> between(
      List<ActionInput> before, List<ActionInput> now, boolean explained) {
    ImmutableList.Builder<Cause> causes = ImmutableList.builder();
    Map<String, ActionInput> then = named(before);
    Map<String, ActionInput> today = named(now);
    Set<String> names = new LinkedHashSet<>(today.keySet());
    names.addAll(then.keySet());
    for (String name : names) {
      ActionInput old = then.get(name);
      ActionInput fresh = today.get(name);
      ActionInput what = fresh == null ? old : fresh;
      boolean same = old != null && fresh != null && old.isSame(fresh);
      if (what != null && !same) {
        causes.add(changed(what, old, fresh));
      }
    }
    boolean others = explained || !causes.build().isEmpty();
    ImmutableList<ActionInput> oldCommands = commands(before);
    ImmutableList<ActionInput> newCommands = commands(now);
    if (!written(oldCommands).equals(written(newCommands)) || !others) {
      causes.addAll(commands(oldCommands, newCommands));
    }
    return causes.build();
  }

  private static Map<String, ActionInput> named(List<ActionInput> recipe) {
    Map<String, ActionInput> named = new LinkedHashMap<>();
    for (ActionInput actionInput : recipe) {
      if (actionInput.kind() != ActionInput.Kind.COMMAND) {
        named.put(actionInput.kind() + " " + actionInput.subject(), actionInput);
      }
    }
    return named;
  }

  private static Cause changed(
      ActionInput what, @Nullable ActionInput old, @Nullable ActionInput fresh) {
    return switch (what.kind()) {
      case METHOD -> Cause.of(Cause.Kind.METHOD_CHANGED, "its method changed" + values(old, fresh));
      case DIRECTORY ->
          Cause.of(Cause.Kind.DIRECTORY_CHANGED, "its directory changed" + values(old, fresh));
      case VARIABLE -> Cause.about(Cause.Kind.VARIABLE_CHANGED, what.subject(), "variable changed");
      case ENVIRONMENT ->
          Cause.about(Cause.Kind.ENVIRONMENT_CHANGED, what.subject(), "environment changed");
      case COMMAND -> throw new IllegalArgumentException("commands have no name: " + what);
    };
  }

  private static String values(@Nullable ActionInput old, @Nullable ActionInput fresh) {
    return old == null || fresh == null ? "" : " from " + old.shown() + " to " + fresh.shown();
  }

  private static ImmutableList<ActionInput> commands(List<ActionInput> recipe) {
    return recipe.stream()
        .filter(actionInput -> actionInput.kind() == ActionInput.Kind.COMMAND)
        .collect(toImmutableList());
  }

  private static ImmutableList<String> written(List<ActionInput> commands) {
    return ImmutableSet.copyOf(commands.stream().map(ActionInput::subject).toList()).asList();
  }

  /** What is between the commands that are the same at the begin and at the end. */
  private static ImmutableList<Cause> commands(
      ImmutableList<ActionInput> before, ImmutableList<ActionInput> now) {
    int shorter = Math.min(before.size(), now.size());
    int start = 0;
    while (start < shorter && same(before.get(start), now.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && same(before.get(before.size() - 1 - end), now.get(now.size() - 1 - end))) {
      end++;
    }
    List<ActionInput> gone = before.subList(start, before.size() - end);
    List<ActionInput> come = now.subList(start, now.size() - end);
    ImmutableList.Builder<Cause> causes = ImmutableList.builder();
    for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
      if (i >= come.size()) {
        causes.add(Cause.about(Cause.Kind.COMMAND_REMOVED, gone.get(i).shown(), "command removed"));
      } else if (i >= gone.size()) {
        causes.add(Cause.about(Cause.Kind.COMMAND_ADDED, come.get(i).shown(), "command added"));
      } else {
        causes.add(Cause.about(Cause.Kind.COMMAND_CHANGED, come.get(i).shown(), "command changed"));
      }
    }
    return causes.build();
  }

  private static boolean same(ActionInput a, ActionInput b) {
    return a.subject().equals(b.subject()) && a.isSame(b);
  }
}
