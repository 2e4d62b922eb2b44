package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.workspace.FileContent;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlTree;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Runs all rules over files. Safe for any thread. */
public final class Linter {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::range)
          .thenComparing(Finding::severity)
          .thenComparing(Finding::ruleId)
          .thenComparing(Finding::message);

  private final ImmutableList<FileRule> fileRules;
  private final ImmutableList<WorkspaceRule> workspaceRules;
  private final UnreadableFileRule unreadable = new UnreadableFileRule();
  private final Failures failures;
  private final Set<String> reported = ConcurrentHashMap.newKeySet();

  /** Is told when a rule fails, which is a mistake in the rule. */
  @FunctionalInterface
  public interface Failures {
    void report(String ruleId, FileId file, RuntimeException failure);
  }

  /** With all rules. */
  public Linter(Failures failures) {
    this(FileRules.ALL, Rules.WORKSPACE, failures);
  }

  /**
   * @param failures is told once of each rule and place of failure; the other rules go on
   */
  public Linter(
      ImmutableList<FileRule> fileRules,
      ImmutableList<WorkspaceRule> workspaceRules,
      Failures failures) {
    this.fileRules = fileRules;
    this.workspaceRules = workspaceRules;
    this.failures = failures;
  }

  private record FindingsOf(Linter by, FileId file) {}

  private record OwnFindingsOf(Linter by, FileId file) {}

  private record WorkspaceFindingsOf(Linter by, FileId file) {}

  /**
   * What is found in a file, in order of position, with the settings of the snapshot and without
   * what comments silence. Empty for a file that is not there. The same list object as long as
   * nothing that the rules read has changed, so asking again for every file after every change is
   * cheap.
   */
  public ImmutableList<Finding> of(Snapshot snapshot, FileId file) {
    return snapshot.memo(new FindingsOf(this, file), reader -> find(reader, file));
  }

  /**
   * As {@link #of}, but only what needs no other file: the quick answer for the file that is being
   * typed. Reads nothing but the file.
   */
  public ImmutableList<Finding> ownOf(Snapshot snapshot, FileId file) {
    return snapshot.memo(new OwnFindingsOf(this, file), reader -> own(reader, file));
  }

  /**
   * Finds what {@link #ownOf} says of many files on several threads, with what others see of them
   * while their trees are there, so that each is parsed once.
   */
  public void ownAhead(Snapshot snapshot, Collection<FileId> files) {
    snapshot.ahead(
        files,
        (reader, file) -> {
          ownOf(reader, file);
          reader.summary(file);
        });
  }

  /** As {@link #of}, but only what {@link #ownOf} leaves out. */
  public ImmutableList<Finding> workspaceOf(Snapshot snapshot, FileId file) {
    return snapshot.memo(new WorkspaceFindingsOf(this, file), reader -> workspace(reader, file));
  }

  private ImmutableList<Finding> find(Snapshot snapshot, FileId file) {
    return merged(ownOf(snapshot, file), workspaceOf(snapshot, file));
  }

  /** Findings of one file in the order in which they are shown. */
  public static ImmutableList<Finding> merged(
      ImmutableList<Finding> some, ImmutableList<Finding> more) {
    return ImmutableList.sortedCopyOf(ORDER, Iterables.concat(some, more));
  }

  private ImmutableList<Finding> own(Snapshot snapshot, FileId file) {
    ImmutableList.Builder<Finding> found = ImmutableList.builder();
    FileContent content = snapshot.content(file);
    found.addAll(unreadable.check(content));
    Taskfile taskfile = content instanceof FileText ? snapshot.taskfile(file) : null;
    if (taskfile != null) {
      RuleSettings settings = RuleSettings.of(snapshot.settings());
      for (FileRule rule : fileRules) {
        if (!settings.isOff(rule)) {
          found.addAll(guarded(rule, file, () -> rule.check(file, taskfile, settings)));
        }
      }
    }
    return finish(snapshot, file, found.build());
  }

  private ImmutableList<Finding> workspace(Snapshot snapshot, FileId file) {
    if (snapshot.summary(file) == null) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Finding> found = ImmutableList.builder();
    RuleContext context = new RuleContext(snapshot, file, IncludeGraph.ofWorkspace(snapshot));
    RuleSettings settings = RuleSettings.of(snapshot.settings());
    for (WorkspaceRule rule : workspaceRules) {
      snapshot.checkCancelled();
      if (!settings.isOff(rule)) {
        found.addAll(guarded(rule, file, () -> rule.check(context)));
      }
    }
    return finish(snapshot, file, found.build());
  }

  private static ImmutableList<Finding> finish(
      Snapshot snapshot, FileId file, ImmutableList<Finding> found) {
    if (found.isEmpty()) {
      return found;
    }
    ImmutableList<Finding> set = RuleSettings.of(snapshot.settings()).apply(found);
    FileText text = snapshot.text(file);
    YamlTree tree = text != null && Suppressions.mayBeIn(text.text()) ? snapshot.tree(file) : null;
    ImmutableList<Finding> kept = tree == null ? set : Suppressions.of(tree).apply(set);
    // What stands behind an anchor is found for each task that takes it.
    return ImmutableList.sortedCopyOf(ORDER, ImmutableSet.copyOf(kept));
  }

  private ImmutableList<Finding> guarded(
      Rule rule, FileId file, Supplier<ImmutableList<Finding>> check) {
    try {
      return check.get();
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      StackTraceElement[] trace = e.getStackTrace();
      String place =
          rule.id() + " " + e.getClass().getName() + (trace.length == 0 ? "" : " " + trace[0]);
      if (reported.add(place)) {
        failures.report(rule.id(), file, e);
      }
      return ImmutableList.of();
    }
  }
}
