package io.github.taskfilels.cli.check;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.budget.HeapKeeper;
import io.github.taskfilels.cli.command.FlagCommand;
import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.cli.flags.Flags.Flag;
import io.github.taskfilels.cli.flags.UsageException;
import io.github.taskfilels.cli.root.SourcePlaces;
import io.github.taskfilels.cli.root.WorkspaceLoader;
import io.github.taskfilels.cli.terminal.ColorChoice;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.Linter;
import io.github.taskfilels.ide.rules.Severity;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Settings;
import io.github.taskfilels.workspace.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** {@code check}: what is wrong with Taskfiles. */
public final class CheckCommand extends FlagCommand {
  private static final Flags FLAGS =
      Flags.of(
          Flag.text("format", "", "FORMAT", "text (default), json or sarif")
              .oneOf("text", "json", "sarif"),
          Flag.COLOR,
          Flag.text(
                  "level",
                  "",
                  "SEVERITY",
                  "the least severity that is told: error, warning, information (default) or hint")
              .oneOf("error", "warning", "information", "hint"),
          Flag.text(
              "known-keys",
              "",
              "KEYS",
              "keys that Task does not know and you do, such as owner,tier"),
          Flag.bool("help", "h", "show this help"));

  public CheckCommand() {
    super(
        FLAGS,
        "report mistakes in Taskfiles; exit code 1 if there are errors",
        "Usage: taskfile-ls check [FLAGS] [PATH...]\n\n"
            + "Checks all Taskfiles below the paths (default: the working directory) and all that they\n"
            + "include. Runs nothing and changes nothing. Exit code 1 if there are errors.\n");
  }

  private static Settings settings(String knownKeys) {
    return new Settings(
        ImmutableMap.of(),
        ImmutableSet.copyOf(
            Splitter.on(',').trimResults().omitEmptyStrings().splitToList(knownKeys)),
        ImmutableSet.of());
  }

  @Override
  protected int run(Console console, Flags.Parsed flags, List<String> arguments)
      throws UsageException, ExitException {
    String format = flags.get("format", "text");
    Severity level = Severity.of(flags.get("level", "information"));
    if (level == null) {
      throw new UsageException("--level is error, warning, information or hint");
    }
    HeapKeeper.start();
    List<String> paths = new ArrayList<>(flags.words());
    paths.addAll(flags.rest());
    Snapshot snapshot =
        WorkspaceLoader.paths(
            console, paths.isEmpty() ? List.of(".") : paths, settings(flags.get("known-keys", "")));
    List<RuntimeException> defects = new ArrayList<>();
    Linter linter = new Linter((rule, file, failure) -> defects.add(failure));
    linter.ownAhead(snapshot, snapshot.seeds());
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    ImmutableList<FileId> files = WorkspaceLoader.files(snapshot);
    snapshot.ahead(files, linter::of);
    for (FileId file : files) {
      linter.of(snapshot, file).stream()
          .filter(finding -> finding.severity().compareTo(level) <= 0)
          .forEach(findings::add);
    }
    Findings report =
        new Findings(
            new SourcePlaces(console, snapshot),
            findings.build(),
            files.size(),
            ColorChoice.of(console, flags));
    switch (format) {
      case "text" -> console.out().print(report.text());
      case "json" -> console.out().println(report.json());
      case "sarif" -> console.out().println(report.sarif());
      default -> throw new UsageException("--format is text, json or sarif, not '" + format + "'");
    }
    if (format.equals("text")) {
      console.err().println(report.summary());
    }
    if (!defects.isEmpty()) {
      throw new IllegalStateException("a rule failed", defects.getFirst());
    }
    return report.count(Severity.ERROR) > 0 ? 1 : 0;
  }
}
