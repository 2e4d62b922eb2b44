package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Iterables;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.Suggestions;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.workspace.FileId;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Commands that call tasks which do not exist. */
public final class ScriptTaskMissingRule implements WorkspaceRule {
  /** Of a file with more roots than that nothing is said. */
  private static final int MOST_ROOTS = 8;

  @Override
  public String id() {
    return "script-task-missing";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A command that calls Task itself with the name of a task that does not exist. Only "
            + "where the command stays in its directory and no flag names another Taskfile.",
        "Fails when it comes to the command (`does not exist`).",
        """
        version: '3'
        tasks:
          all:
            cmds:
              - task biuld
        #            ^^^^^
          build: make
        """,
        """
        version: '3'
        tasks:
          all:
            cmds:
              - task build
          build: make
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableListMultimap<String, String> calls = context.facts().files().scriptCalls();
    Set<String> missing = new HashSet<>();
    for (String name : calls.values()) {
      if (!name.isEmpty() && isMissing(context, name)) {
        missing.add(name);
      }
    }
    if (missing.isEmpty()) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    FileContext alone = context.alone();
    for (Task task : context.taskfile().tasks()) {
      FileUses.scriptCalls(
          alone,
          task,
          (name, range) -> {
            if (missing.contains(name)) {
              findings.add(Finding.of(this, context.file(), range, message(context, name)));
            }
          });
    }
    return findings.build();
  }

  /** Whether no root above the file, nor the file itself, has such a task. */
  private static boolean isMissing(RuleContext context, String name) {
    Programs programs = Programs.ofNames(context.snapshot(), context.file());
    Set<FileId> places = new LinkedHashSet<>(programs.rootsOf(context.file()));
    places.add(context.file());
    for (FileId place : Iterables.limit(places, MOST_ROOTS)) {
      if (!programs.meaning(place, name).wrong()) {
        return false;
      }
    }
    return places.size() <= MOST_ROOTS
        && !KnownVariables.around(context.snapshot(), context.file()).open();
  }

  private static String message(RuleContext context, String name) {
    Programs programs = Programs.ofNames(context.snapshot(), context.file());
    IncludePath way = programs.chainTo(context.file());
    String meant =
        new Suggestions(programs.of(way.root())).reference(IncludePath.of(way.root()), name);
    return "no task '" + name + "'" + (meant == null ? "" : "; did you mean '" + meant + "'?");
  }
}
