package io.github.taskfilels.ide.rules;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.IncludeEntry;
import io.github.taskfilels.workspace.Summary.Reference;
import io.github.taskfilels.workspace.Summary.TaskEntry;

/** Internal includes of which no task is called. */
public final class IncludeUnusedRule implements WorkspaceRule {
  private static final Splitter COLONS = Splitter.on(':').omitEmptyStrings();

  @Override
  public String id() {
    return "include-unused";
  }

  @Override
  public Severity severity() {
    return Severity.HINT;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "An include with `internal: true` whose name no dependency and no call holds. Its tasks"
            + " cannot be called from outside. Silent where its files set variables, which all"
            + " tasks see, and where a name is made by a template or a file is not known.",
        "Reads the files, and nobody can call what they bring.",
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          tools: {taskfile: ./tools.yml, internal: true}
        # ^^^^^
        tasks: {build: make}
        //- /tools.yml
        version: '3'
        tasks: {install: make tools}
        """,
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          tools: {taskfile: ./tools.yml, internal: true}
        tasks: {build: {deps: ['tools:install'], cmds: [make]}}
        //- /tools.yml
        version: '3'
        tasks: {install: make tools}
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (IncludeEdge edge : context.graph().includes(context.file())) {
      FileId target = edge.to();
      if (target != null
          && edge.entry().internal()
          && !edge.entry().flatten()
          && !isUsed(context, edge.entry(), target)) {
        Include written = edge.written(context.snapshot());
        if (written != null) {
          String message =
              "no task is called by the name of include '"
                  + edge.entry().namespace()
                  + "', and nobody else can call its tasks; remove it, or 'internal'";
          findings.add(Finding.of(this, context.file(), written.namespaceRange(), message));
        }
      }
    }
    return findings.build();
  }

  private static boolean isUsed(RuleContext context, IncludeEntry entry, FileId target) {
    Called called = called(context.snapshot(), context.file());
    return !called.known()
        || setsVariables(context.snapshot(), target)
        || called.isNamed(entry.namespace())
        || entry.aliases().stream().anyMatch(called::isNamed);
  }

  /**
   * The names by which tasks of connected files call others.
   *
   * @param known whether all of them are
   */
  private record Called(ImmutableSet<String> parts, boolean known) {
    boolean isNamed(String name) {
      // The parts of a name with a colon are enough: to say nothing is always right.
      return parts.contains(
          name.indexOf(':') < 0 ? name : name.substring(name.lastIndexOf(':') + 1));
    }
  }

  private record CalledOf(FileId first) {}

  private static Called called(Snapshot snapshot, FileId file) {
    FileId first = IncludeGraph.ofWorkspace(snapshot).firstConnected(file);
    return snapshot.memo(new CalledOf(first), reader -> read(reader, first));
  }

  private static Called read(Snapshot snapshot, FileId first) {
    ImmutableSet.Builder<String> parts = ImmutableSet.builder();
    boolean known = true;
    IncludeGraph graph = IncludeGraph.around(snapshot, first);
    for (FileId file : graph.files()) {
      Summary summary = snapshot.summary(file);
      known &= summary != null && !summary.uncertain();
      known &= graph.includes(file).stream().allMatch(edge -> edge.to() != null);
      for (TaskEntry task : summary == null ? ImmutableList.<TaskEntry>of() : summary.tasks()) {
        for (Reference reference : task.references()) {
          known &= !reference.task().contains("{{");
          parts.addAll(COLONS.split(reference.task()));
        }
      }
    }
    return new Called(parts.build(), known);
  }

  private record SetsVariables(FileId target) {}

  /** Whether a file or one that it includes sets variables, which all tasks see. */
  private static boolean setsVariables(Snapshot snapshot, FileId target) {
    return snapshot.memo(
        new SetsVariables(target),
        reader -> {
          for (FileId file : IncludeGraph.of(reader, target).files()) {
            Summary summary = reader.summary(file);
            if (summary == null || !summary.vars().isEmpty() || !summary.env().isEmpty()) {
              return true;
            }
          }
          return false;
        });
  }
}
