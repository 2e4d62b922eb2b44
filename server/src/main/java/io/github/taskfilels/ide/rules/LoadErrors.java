package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.include.IncludeTarget;
import io.github.taskfilels.program.Conflicts;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Refusal;
import io.github.taskfilels.taskfile.Refusal.Stage;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.read.Versions;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileContent;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Refusals;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.yaml.YamlError;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a root from being loaded, so that nothing of it can be run. Settings and comments that
 * silence diagnostics change nothing here: Task refuses the files all the same.
 */
public final class LoadErrors {
  private static final int OTHER = 1;
  private static final int NOT_FOUND = 100;
  private static final int DECODE = 102;
  private static final int VERSION = 107;
  private static final int PARSE = 109;
  private static final int CYCLE = 110;
  private static final int CHECKSUM = 111;
  private static final int CONFLICT = 203;
  private static final Set<Stage> OF_A_FILE =
      EnumSet.of(Stage.PARSE, Stage.DECODE, Stage.NO_VERSION, Stage.CYCLE);

  private final Snapshot snapshot;
  private final IncludeGraph graph;

  private LoadErrors(Snapshot snapshot, FileId root) {
    this.snapshot = snapshot;
    this.graph = IncludeGraph.of(snapshot, root);
    // The strict check takes longer than everything else.
    snapshot.refusalsAhead(graph.files());
  }

  /**
   * A reason.
   *
   * @param exitCode with which Task ends
   * @param words what Task says, as far as tools may match on it; may be empty
   * @param message what is wrong, in our words
   */
  public record LoadError(
      int exitCode, String words, String message, FileId file, TextRange range, String ruleId) {

    /** The same as a finding, to show the place. */
    public Finding finding() {
      return new Finding(ruleId, Severity.ERROR, message, file, range, ImmutableList.of());
    }
  }

  /** The first reason in the files of a root, nearest file first; null where it can be loaded. */
  public static @Nullable LoadError first(Snapshot snapshot, FileId root) {
    return new LoadErrors(snapshot, root).first(root);
  }

  private @Nullable LoadError first(FileId root) {
    for (FileId file : graph.files()) {
      LoadError error = inFile(file);
      for (IncludeEdge edge : graph.includes(file)) {
        error = error == null ? ofInclude(edge) : error;
      }
      if (error != null) {
        return error;
      }
    }
    LoadError cycle = cycle();
    if (cycle != null) {
      return cycle;
    }
    LoadError merging = merging(root);
    return merging == null ? refused(root, EnumSet.of(Stage.VERSION)) : merging;
  }

  private @Nullable LoadError inFile(FileId file) {
    FileContent content = snapshot.content(file);
    if (!(content instanceof FileText text) || text.damaged()) {
      for (Finding finding : new UnreadableFileRule().check(content)) {
        return error(OTHER, "", finding);
      }
    }
    Refusals refusals = snapshot.refusals(file);
    YamlError error = refusals == null ? null : refusals.syntax();
    return error == null
        ? refused(file, OF_A_FILE)
        : new LoadError(PARSE, "", error.message(), file, error.range(), "yaml-syntax");
  }

  private static LoadError error(int code, String words, Finding finding) {
    return new LoadError(
        code, words, finding.message(), finding.file(), finding.range(), finding.ruleId());
  }

  /** The first problem of the earliest of these stages. */
  private @Nullable LoadError refused(FileId file, Set<Stage> stages) {
    Refusals refusals = snapshot.refusals(file);
    Problem first = null;
    Refusal why = null;
    for (Problem problem : refusals == null ? ImmutableList.<Problem>of() : refusals.problems()) {
      Refusal refusal = problem.refusal();
      if (refusal != null
          && stages.contains(refusal.stage())
          && (why == null || refusal.stage().compareTo(why.stage()) < 0)) {
        first = problem;
        why = refusal;
      }
    }
    return first == null || why == null ? null : error(file, first, why);
  }

  private static LoadError error(FileId file, Problem problem, Refusal refusal) {
    int code =
        switch (refusal.stage()) {
          case PARSE -> PARSE;
          case DECODE -> DECODE;
          case NO_VERSION, VERSION -> VERSION;
          case CYCLE -> CYCLE;
          case OUTPUT -> OTHER;
        };
    String words =
        switch (refusal.stage()) {
          case NO_VERSION -> "task: Missing schema version in Taskfile \"" + file + "\"";
          case VERSION ->
              "task: Invalid schema version in Taskfile \"" + file + "\":\n" + refusal.words();
          case CYCLE -> cycle(file, file);
          case PARSE, DECODE, OUTPUT -> refusal.words();
        };
    boolean twice = problem.kind() == Problem.Kind.DUPLICATE_KEY;
    return new LoadError(
        code, words, problem.message(), file, problem.range(), twice ? "duplicate-key" : "schema");
  }

  private static String cycle(FileId from, FileId to) {
    return "task: include cycle detected between " + from + " <--> " + to;
  }

  private @Nullable LoadError ofInclude(IncludeEdge edge) {
    String where = "include '" + edge.entry().namespace() + "'";
    return switch (edge.target()) {
      case IncludeTarget.Resolved(FileId file) -> checksum(edge, file);
      case IncludeTarget.Missing(ImmutableList<FileId> tried) -> missing(edge, where, tried);
      case IncludeTarget.Remote(String url) ->
          refused(
              edge,
              where
                  + " is a remote Taskfile, which is not supported and never downloaded: "
                  + url
                  + "; copy it beside this file and include the copy");
      case IncludeTarget.Dynamic(String reason) -> refused(edge, where + ": " + reason);
      case IncludeTarget.Refused(String reason) -> refused(edge, where + ": " + reason);
      case IncludeTarget.Failed failed ->
          refused(edge, where + ": " + failed.file() + " " + failed.failure().message());
      case IncludeTarget.OptionalAbsent _, IncludeTarget.Unwritten _ -> null;
    };
  }

  private LoadError refused(IncludeEdge edge, String message) {
    return new LoadError(OTHER, "", message, edge.from(), range(edge), "include-unresolved");
  }

  private TextRange range(IncludeEdge edge) {
    Include written = edge.written(snapshot);
    return written == null ? TextRange.at(0) : written.targetRange();
  }

  private LoadError missing(IncludeEdge edge, String where, ImmutableList<FileId> tried) {
    FileId first = tried.getFirst();
    FileId folder = first.directory();
    FileId named = tried.size() > 1 && folder != null ? folder : first;
    return new LoadError(
        NOT_FOUND,
        "task: No Taskfile found at \"" + named + "\"",
        where + ": there is no Taskfile at " + named,
        edge.from(),
        range(edge),
        "include-missing");
  }

  private @Nullable LoadError checksum(IncludeEdge edge, FileId to) {
    IncludeChecksums.Mismatch mismatch = IncludeChecksums.of(snapshot, edge, to);
    return mismatch == null
        ? null
        : new LoadError(
            CHECKSUM,
            mismatch.words(),
            mismatch.message(),
            edge.from(),
            mismatch.range(),
            "include-checksum");
  }

  private @Nullable LoadError cycle() {
    if (graph.cycles().isEmpty()) {
      return null;
    }
    for (FileId file : graph.files()) {
      for (IncludeEdge edge : graph.includes(file)) {
        FileId to = edge.to();
        Taskfile model = snapshot.taskfile(file);
        if (to != null && model != null && graph.onCycle(edge)) {
          RuleContext context = new RuleContext(snapshot, file, model, graph);
          WorkspaceRule rule = file.equals(to) ? new IncludeSelfRule() : new IncludeCycleRule();
          return error(CYCLE, cycle(file, to), rule.check(context).getFirst());
        }
      }
    }
    return null;
  }

  /** What cannot be joined to one program. */
  private @Nullable LoadError merging(FileId root) {
    for (FileId file : graph.files()) {
      Summary summary = snapshot.summary(file);
      Taskfile model =
          summary == null || summary.dotenv().isEmpty() ? null : snapshot.taskfile(file);
      if (model != null && !file.equals(root)) {
        String words =
            "task: Included Taskfiles can't have dotenv declarations."
                + " Please, move the dotenv declaration to the main Taskfile";
        TextRange range = model.dotenv().getFirst().range();
        return new LoadError(OTHER, words, words, file, range, "schema");
      }
      for (IncludeEdge edge : graph.includes(file)) {
        LoadError error = versions(edge);
        if (error != null) {
          return error;
        }
      }
    }
    Conflicts.Conflict conflict = Conflicts.find(Programs.of(snapshot, root), graph.files());
    if (conflict == null) {
      return null;
    }
    String words =
        "task: Found multiple tasks ("
            + conflict.task()
            + ") included by \""
            + conflict.namespace()
            + "\"\"";
    return new LoadError(CONFLICT, words, words, conflict.file(), TextRange.at(0), "schema");
  }

  private @Nullable LoadError versions(IncludeEdge edge) {
    String own = version(edge.from());
    FileId to = edge.to();
    String other = to == null ? null : version(to);
    if (own == null || other == null || own.equals(other)) {
      return null;
    }
    String words =
        "task: Taskfiles versions should match. First is \""
            + own
            + "\" but second is \""
            + other
            + "\"";
    return new LoadError(OTHER, words, words, edge.from(), range(edge), "include-version");
  }

  private @Nullable String version(FileId file) {
    Summary summary = snapshot.summary(file);
    return summary == null ? null : Versions.canonical(summary.version());
  }
}
