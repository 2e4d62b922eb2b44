package io.github.taskfilels.program.load;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.load.LoadRefusal.Kind;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Refusal;
import io.github.taskfilels.taskfile.Refusal.Stage;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileContent;
import io.github.taskfilels.workspace.FileFailure;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Refusals;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlError;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Task refuses of one file, whatever other files say. */
public final class FileRefusals {
  private static final Set<Stage> READING =
      EnumSet.of(Stage.PARSE, Stage.DECODE, Stage.NO_VERSION, Stage.CYCLE);

  private FileRefusals() {}

  /** The first reason of a file; null where there is none, or no file. */
  static @Nullable LoadRefusal of(Snapshot snapshot, FileId file) {
    LoadRefusal unreadable = unreadable(snapshot.content(file));
    if (unreadable != null) {
      return unreadable;
    }
    Refusals refusals = snapshot.refusals(file);
    YamlError error = refusals == null ? null : refusals.syntax();
    return error == null
        ? first(file, refusals, READING)
        : LoadRefusal.of(
            Kind.YAML_SYNTAX, ExitCode.TASKFILE_INVALID, file, error.range(), error.message(), "");
  }

  /** The version of a root, which Task looks at last. */
  static @Nullable LoadRefusal version(Snapshot snapshot, FileId root) {
    return first(root, snapshot.refusals(root), EnumSet.of(Stage.VERSION));
  }

  /**
   * A content that is no text, or a text with bytes that are none. A file that is not there is
   * nobody's mistake and gives nothing.
   */
  public static @Nullable LoadRefusal unreadable(FileContent content) {
    return switch (content) {
      case FileFailure failure when failure.reason() == FileFailure.Reason.MISSING -> null;
      case FileFailure failure when failure.reason() == FileFailure.Reason.NO_PATH -> null;
      case FileFailure failure ->
          unreadable(failure, TextRange.at(0), "this file " + failure.message());
      case FileText text when text.damaged() -> {
        int place = Math.max(0, text.text().indexOf('\uFFFD'));
        TextRange range = new TextRange(place, Math.min(place + 1, text.text().length()));
        yield unreadable(text, range, "this file is not UTF-8; Task cannot read it");
      }
      case FileText text -> null;
    };
  }

  private static LoadRefusal unreadable(FileContent content, TextRange range, String message) {
    return LoadRefusal.of(Kind.UNREADABLE_FILE, ExitCode.UNKNOWN, content.id(), range, message, "");
  }

  /** The first problem of the earliest of these stages. */
  private static @Nullable LoadRefusal first(
      FileId file, @Nullable Refusals refusals, Set<Stage> stages) {
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
    return first == null || why == null ? null : refusal(file, first, why);
  }

  private static LoadRefusal refusal(FileId file, Problem problem, Refusal refusal) {
    ExitCode code =
        switch (refusal.stage()) {
          case PARSE -> ExitCode.TASKFILE_INVALID;
          case DECODE -> ExitCode.TASKFILE_DECODE;
          case NO_VERSION, VERSION -> ExitCode.TASKFILE_VERSION_CHECK_ERROR;
          case CYCLE -> ExitCode.TASKFILE_CYCLE;
          case OUTPUT -> ExitCode.UNKNOWN;
        };
    String words =
        switch (refusal.stage()) {
          case NO_VERSION -> "task: Missing schema version in Taskfile \"" + file + "\"";
          case VERSION ->
              "task: Invalid schema version in Taskfile \"" + file + "\":\n" + refusal.words();
          case CYCLE -> IncludeCycles.words(file, file);
          case PARSE, DECODE, OUTPUT -> refusal.words();
        };
    boolean twice = problem.kind() == Problem.Kind.DUPLICATE_KEY;
    return new LoadRefusal(
        twice ? Kind.DUPLICATE_KEY : Kind.SCHEMA,
        problem.kind().id(),
        code,
        file,
        problem.range(),
        problem.message(),
        words,
        ImmutableList.of());
  }
}
