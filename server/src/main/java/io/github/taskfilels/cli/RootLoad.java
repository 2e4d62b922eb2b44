package io.github.taskfilels.cli;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.graph.IncludeEdge;
import io.github.taskfilels.graph.IncludeGraph;
import io.github.taskfilels.graph.Target;
import io.github.taskfilels.ide.rules.Diagnostics;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.Severity;
import io.github.taskfilels.program.Conflicts;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlMissing;
import io.github.taskfilels.yaml.YamlScalar;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refuses a root that Task would not load, with Task's exit code and our words. */
final class RootLoad {
  private static final int UNTYPED = 1;
  private static final int NOT_FOUND = 100;
  private static final int DECODE = 102;
  private static final int VERSION = 107;
  private static final int SYNTAX = 109;
  private static final int CYCLE = 110;
  private static final int CONFLICT = 203;
  private static final String NEWEST = "3.53.1";
  private static final Pattern NUMBER = Pattern.compile("v?\\d+(\\.\\d+){0,2}");

  private RootLoad() {}

  /** Returns if the root and everything that it includes can be loaded. */
  static void check(Console console, Snapshot snapshot, FileId root) throws ExitException {
    IncludeGraph graph = IncludeGraph.of(snapshot, root);
    Diagnostics diagnostics =
        new Diagnostics(
            (rule, file, failure) -> {
              throw failure;
            });
    for (FileId file : graph.files()) {
      for (Finding finding : diagnostics.of(snapshot, file)) {
        if (finding.severity() == Severity.ERROR) {
          check(finding, snapshot, console);
        }
      }
      Taskfile model = snapshot.taskfile(file);
      if (model != null && !file.equals(root) && !model.dotenv().isEmpty()) {
        throw new ExitException(
            UNTYPED,
            "task: Included Taskfiles can't have dotenv declarations."
                + " Please, move the dotenv declaration to the main Taskfile");
      }
      for (IncludeEdge edge : graph.includes(file)) {
        refuse(file, edge);
      }
    }
    Conflicts.Conflict conflict = Conflicts.find(Programs.of(snapshot, root), graph.files());
    if (conflict != null) {
      throw new ExitException(
          CONFLICT,
          "task: Found multiple tasks ("
              + conflict.task()
              + ") included by \""
              + conflict.namespace()
              + "\"\"");
    }
  }

  private static void check(Finding finding, Snapshot snapshot, Console console)
      throws ExitException {
    FileId file = finding.file();
    Findings findings = new Findings(console, snapshot, ImmutableList.of(finding), 1);
    String text = findings.text().stripTrailing();
    String name = findings.name(file);
    switch (finding.ruleId()) {
      case "yaml-syntax" ->
          throw new ExitException(SYNTAX, "task: Failed to parse " + name + ":\n" + text);
      case "duplicate-key" -> throw new ExitException(DECODE, text);
      case "include-missing" ->
          throw new ExitException(
              NOT_FOUND,
              "task: No Taskfile found at \"" + missing(finding, snapshot) + "\"\n" + text);
      case "include-cycle", "include-self" ->
          throw new ExitException(CYCLE, "task: include cycle detected:\n" + text);
      case "unreadable-file" -> throw new ExitException(UNTYPED, "task: " + text);
      case "schema" -> schema(finding, snapshot.taskfile(file), name, text);
      default -> {}
    }
  }

  /** The path that an include names, be it of a file or of a folder without a Taskfile. */
  private static String missing(Finding finding, Snapshot snapshot) {
    for (IncludeEdge edge : IncludeGraph.ofWorkspace(snapshot).includes(finding.file())) {
      Include written = edge.written(snapshot);
      boolean here = written != null && written.targetRange().equals(finding.range());
      if (here && edge.target() instanceof Target.Missing(ImmutableList<FileId> tried)) {
        FileId first = tried.getFirst();
        FileId folder = first.directory();
        return (tried.size() > 1 && folder != null ? folder : first).toString();
      }
    }
    return finding.file().toString();
  }

  private static void schema(Finding finding, @Nullable Taskfile model, String name, String text)
      throws ExitException {
    YamlEntry output =
        model != null && model.tree().root() instanceof YamlMapping root
            ? root.entry("output")
            : null;
    if (output != null
        && output.value() instanceof YamlScalar
        && output.range().covers(finding.range())) {
      // Task notices an unknown style only when it sets up the run, and so do we.
      return;
    }
    Text version = model == null ? null : model.version();
    boolean mapping =
        model != null
            && (model.tree().root() instanceof YamlMapping
                || model.tree().root() instanceof YamlMissing);
    if (version == null && mapping && finding.range().start() == 0) {
      throw new ExitException(
          VERSION, "task: Missing schema version in Taskfile \"" + finding.file() + "\"");
    }
    boolean number = version != null && NUMBER.matcher(version.value()).matches();
    if (version != null && number && version.range().equals(finding.range())) {
      throw new ExitException(
          VERSION,
          "task: Invalid schema version in Taskfile \""
              + finding.file()
              + "\":\nSchema version ("
              + threeParts(version.value())
              + (!newer(version.value())
                  ? ") no longer supported. Please use v3 or above"
                  : ") is greater than the current version of Task (" + NEWEST + ")"));
    }
    boolean alias = model != null && model.tree().text().startsWith("*", finding.range().start());
    throw new ExitException(
        alias ? SYNTAX : DECODE, alias ? "task: Failed to parse " + name + ":\n" + text : text);
  }

  private static String threeParts(String version) {
    String bare = version.replaceFirst("^v", "");
    long dots = bare.chars().filter(c -> c == '.').count();
    return bare + ".0".repeat((int) Math.max(0, 2 - dots));
  }

  private static boolean newer(String version) {
    return Integer.parseInt(version.replaceFirst("^v?(\\d{1,9}).*", "$1")) > 3;
  }

  private static void refuse(FileId file, IncludeEdge edge) throws ExitException {
    String where = "include '" + edge.entry().namespace() + "' in " + file;
    switch (edge.target()) {
      case Target.Remote(String url) ->
          throw new ExitException(UNTYPED, "not supported yet: remote " + where + ": " + url);
      case Target.Dynamic(String reason) ->
          throw new ExitException(UNTYPED, "not supported yet: " + where + ": " + reason);
      case Target.Refused(String reason) ->
          throw new ExitException(UNTYPED, "task: " + where + ": " + reason);
      case Target.Failed failed ->
          throw new ExitException(UNTYPED, "task: " + where + ": " + failed.failure().message());
      case Target.Resolved _, Target.Missing _, Target.OptionalAbsent _, Target.Unwritten _ -> {}
    }
  }
}
