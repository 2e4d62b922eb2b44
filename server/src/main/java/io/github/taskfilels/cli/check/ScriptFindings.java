package io.github.taskfilels.cli.check;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.Linter;
import io.github.taskfilels.ide.rules.ShellCheckRule;
import io.github.taskfilels.ide.rules.ShellCheckScript;
import io.github.taskfilels.ide.rules.ShellRemark;
import io.github.taskfilels.shellcheck.ShellCheck;
import io.github.taskfilels.shellcheck.ShellCheckException;
import io.github.taskfilels.text.Printable;
import io.github.taskfilels.workspace.Cancel;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What shellcheck says of the scripts of many files. */
final class ScriptFindings {
  private final ShellCheck program;

  /** Of how many scripts it said nothing, by the reason. */
  private final Map<String, Integer> failures = new TreeMap<>();

  private ScriptFindings(ShellCheck program) {
    this.program = program;
  }

  /**
   * @throws ExitException where the program is not there
   */
  static ScriptFindings start(Console console) throws ExitException {
    try {
      return new ScriptFindings(ShellCheck.find("", console.environment()));
    } catch (ShellCheckException e) {
      throw new ExitException(2, "taskfile-ls: --shellcheck: " + e.getMessage());
    }
  }

  /** The findings of each file, in order, with the settings and without what comments silence. */
  ImmutableListMultimap<FileId, Finding> in(Snapshot snapshot, List<FileId> files) {
    ImmutableSet.Builder<String> scripts = ImmutableSet.builder();
    for (FileId file : files) {
      ShellCheckRule.scripts(snapshot, file).forEach(script -> scripts.add(script.script()));
    }
    Map<String, ImmutableList<ShellRemark>> remarks = ask(scripts.build());
    ImmutableListMultimap.Builder<FileId, Finding> findings = ImmutableListMultimap.builder();
    for (FileId file : files) {
      ImmutableList.Builder<Finding> found = ImmutableList.builder();
      for (ShellCheckScript script : ShellCheckRule.scripts(snapshot, file)) {
        found.addAll(
            ShellCheckRule.findings(
                file, script, remarks.getOrDefault(script.script(), ImmutableList.of())));
      }
      findings.putAll(file, Linter.shown(snapshot, file, found.build()));
    }
    return findings.build();
  }

  private Map<String, ImmutableList<ShellRemark>> ask(ImmutableSet<String> scripts) {
    Map<String, ImmutableList<ShellRemark>> remarks = new HashMap<>();
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            task -> Thread.ofPlatform().name("shellcheck").daemon().unstarted(task));
    try {
      List<Future<ImmutableList<ShellRemark>>> answers = new ArrayList<>();
      for (String script : scripts) {
        answers.add(threads.submit(() -> program.check(script, Cancel.never())));
      }
      int next = 0;
      for (String script : scripts) {
        remarks.put(script, answer(answers.get(next++)));
      }
    } finally {
      threads.shutdownNow();
    }
    return remarks;
  }

  private ImmutableList<ShellRemark> answer(Future<ImmutableList<ShellRemark>> asked) {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ShellCheckException failure) {
        failures.merge(failure.getMessage(), 1, Integer::sum);
        return ImmutableList.of();
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** So that nobody takes silence for praise. */
  void tellFailures(PrintStream err) {
    failures.forEach(
        (why, count) ->
            err.println(
                "taskfile-ls: "
                    + Printable.line(why)
                    + " ("
                    + Findings.counted(count, "script")
                    + ")"));
  }
}
