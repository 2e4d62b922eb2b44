package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import io.github.taskfilels.ide.settings.ProjectFile;
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
  private final UnusedIgnoreRule unusedIgnore = new UnusedIgnoreRule();
  private final ProjectSettingsRule projectSettings = new ProjectSettingsRule();
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

  private record FactsOf(Linter by, FileId file) {}

  private record WorkspaceFindingsOf(Linter by, FileId file) {}

  private record OtherFindingsOf(Linter by, FileId file) {}

  /**
   * What some rules find in a file.
   *
   * @param all before settings and comments
   * @param shown with the settings, without what comments silence
   * @param comments what the comments of the file silence; of rules for one file only
   * @param facts for the rules that look at other files too; of rules for one file only
   */
  private record Found(
      ImmutableList<Finding> all,
      ImmutableList<Finding> shown,
      Suppressions.Written comments,
      FileFacts facts) {}

  /**
   * What is found in a file, in order of position, with the settings of the snapshot and without
   * what comments silence. Empty for a file that is not there. The same list object as long as
   * nothing that the rules read has changed, so asking again for every file after every change is
   * cheap. Of the settings of a project, what is wrong in them.
   */
  public ImmutableList<Finding> of(Snapshot snapshot, FileId file) {
    return snapshot.memo(
        new FindingsOf(this, file),
        reader -> merged(ownOf(reader, file), workspaceOf(reader, file)));
  }

  /**
   * As {@link #of}, but only what needs no other file: the quick answer for the file that is being
   * typed. Reads nothing but the file and the settings of its project.
   */
  public ImmutableList<Finding> ownOf(Snapshot snapshot, FileId file) {
    return foundOwn(snapshot, file).shown();
  }

  private Found foundOwn(Snapshot snapshot, FileId file) {
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
    return snapshot.memo(new OtherFindingsOf(this, file), reader -> others(reader, file));
  }

  private Found foundInWorkspace(Snapshot snapshot, FileId file) {
    return snapshot.memo(new WorkspaceFindingsOf(this, file), reader -> workspace(reader, file));
  }

  private ImmutableList<Finding> others(Snapshot snapshot, FileId file) {
    ImmutableList<Finding> shown = foundInWorkspace(snapshot, file).shown();
    if (foundOwn(snapshot, file).comments().equals(Suppressions.Written.NOTHING)
        || RuleSettings.of(snapshot, file).isOff(unusedIgnore)) {
      return shown;
    }
    return merged(shown, finish(snapshot, file, unused(snapshot, file)));
  }

  private ImmutableList<Finding> unused(Snapshot snapshot, FileId file) {
    Found own = foundOwn(snapshot, file);
    ImmutableList<Finding> all = merged(own.all(), foundInWorkspace(snapshot, file).all());
    RuleSettings settings = RuleSettings.of(snapshot, file);
    return guarded(unusedIgnore, file, () -> unusedIgnore.check(snapshot, file, settings, all));
  }

  /**
   * What is shown of findings that others have made for rules of ours: with the settings, without
   * what comments silence, in order.
   */
  public static ImmutableList<Finding> shown(
      Snapshot snapshot, FileId file, ImmutableList<Finding> found) {
    return finish(snapshot, file, found);
  }

  /** Findings of one file in the order in which they are shown. */
  public static ImmutableList<Finding> merged(
      ImmutableList<Finding> some, ImmutableList<Finding> more) {
    return ImmutableList.sortedCopyOf(ORDER, Iterables.concat(some, more));
  }

  private Found own(Snapshot snapshot, FileId file) {
    if (ProjectFile.isNamed(file)) {
      return found(
          snapshot,
          file,
          projectSettings.check(snapshot, file),
          Suppressions.Written.NOTHING,
          FileFacts.NONE);
    }
    ImmutableList.Builder<Finding> found = ImmutableList.builder();
    FileContent content = snapshot.content(file);
    found.addAll(unreadable.check(content));
    Taskfile taskfile = content instanceof FileText ? snapshot.taskfile(file) : null;
    if (taskfile == null) {
      return found(snapshot, file, found.build(), Suppressions.Written.NOTHING, FileFacts.NONE);
    }
    RuleSettings settings = RuleSettings.of(snapshot, file);
    FileContext context = new FileContext(file, taskfile, settings);
    for (FileRule rule : fileRules) {
      if (!settings.isOff(rule)) {
        found.addAll(guarded(rule, file, () -> rule.check(context)));
      }
    }
    YamlTree tree = taskfile.tree();
    Suppressions.Written comments =
        Suppressions.mayBeIn(tree.text())
            ? Suppressions.of(tree).written()
            : Suppressions.Written.NOTHING;
    return found(snapshot, file, found.build(), comments, FileFacts.of(context));
  }

  private Found workspace(Snapshot snapshot, FileId file) {
    ImmutableList.Builder<Finding> found = ImmutableList.builder();
    if (!ProjectFile.isNamed(file) && snapshot.summary(file) != null) {
      FileFacts facts =
          snapshot.memo(new FactsOf(this, file), reader -> foundOwn(reader, file).facts());
      RuleContext context =
          new RuleContext(snapshot, file, IncludeGraph.ofWorkspace(snapshot), facts);
      RuleSettings settings = RuleSettings.of(snapshot, file);
      for (WorkspaceRule rule : workspaceRules) {
        snapshot.checkCancelled();
        if (!settings.isOff(rule)) {
          found.addAll(guarded(rule, file, () -> rule.check(context)));
        }
      }
    }
    return found(snapshot, file, found.build(), Suppressions.Written.NOTHING, FileFacts.NONE);
  }

  private static Found found(
      Snapshot snapshot,
      FileId file,
      ImmutableList<Finding> all,
      Suppressions.Written comments,
      FileFacts facts) {
    return new Found(all, finish(snapshot, file, all), comments, facts);
  }

  private static ImmutableList<Finding> finish(
      Snapshot snapshot, FileId file, ImmutableList<Finding> found) {
    if (found.isEmpty()) {
      return found;
    }
    ImmutableList<Finding> set = RuleSettings.of(snapshot, file).apply(found);
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
