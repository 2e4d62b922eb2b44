package io.github.taskfilels.cli.check;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimaps;
import io.github.taskfilels.cli.edit.EncodedFile;
import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.root.SourcePlaces;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.Linter;
import io.github.taskfilels.run.report.Colors;
import io.github.taskfilels.text.Printable;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileProblem;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One check of some files, with what follows from it. */
final class CheckRun {
  private final Console console;
  private final CheckFlags asked;
  private final Snapshot start;
  private final ImmutableList<FileId> files;
  private final Predicate<FileId> mayChange;
  private final @Nullable EncodedFile input;
  private final @Nullable ScriptFindings scripts;
  private final List<RuntimeException> defects = new ArrayList<>();
  private final Linter linter = new Linter((rule, file, failure) -> defects.add(failure));

  /**
   * @param start the files as they are
   * @param files finds those of which is told, in this order; asked when the files have been read
   * @param mayChange those that {@code --fix} may change
   * @param input what standard input holds; null where it is not asked
   * @throws ExitException where shellcheck is asked for and not there
   */
  CheckRun(
      Console console,
      CheckFlags asked,
      Snapshot start,
      Function<Snapshot, ImmutableList<FileId>> files,
      Predicate<FileId> mayChange,
      @Nullable EncodedFile input)
      throws ExitException {
    this.console = console;
    this.scripts = asked.shellCheck() ? ScriptFindings.start(console) : null;
    this.asked = asked;
    this.start = start;
    linter.ownAhead(start, start.seeds());
    this.files = files.apply(start);
    this.mayChange = mayChange;
    this.input = input;
  }

  @FunctionalInterface
  private interface Search {
    ImmutableList<Finding> find(Snapshot snapshot, Predicate<Finding> wanted);
  }

  /** Does it all and gives the exit code. */
  int run(Colors colors) throws ExitException {
    Baseline baseline = asked.writeBaseline() ? null : baseline();
    int exit =
        asked.writeBaseline()
            ? writeBaseline()
            : asked.fix() ? fix(colors, baseline) : tell(console.out(), colors, start, baseline);
    if (scripts != null) {
      scripts.tellFailures(console.err());
    }
    if (!defects.isEmpty()) {
      throw new IllegalStateException("a rule failed", defects.getFirst());
    }
    return exit;
  }

  private @Nullable Baseline baseline() throws ExitException {
    return asked.baseline().isEmpty()
        ? null
        : Baseline.read(console.resolve(asked.baseline()), asked.baseline());
  }

  private ImmutableList<Finding> find(Snapshot snapshot, Predicate<Finding> wanted) {
    snapshot.ahead(files, linter::of);
    return files.stream()
        .flatMap(file -> linter.of(snapshot, file).stream())
        .filter(wanted)
        .collect(ImmutableList.toImmutableList());
  }

  /** The same with what shellcheck says. */
  private ImmutableList<Finding> findAll(Snapshot snapshot, Predicate<Finding> wanted) {
    ImmutableList<Finding> found = find(snapshot, wanted);
    if (scripts == null) {
      return found;
    }
    ListMultimap<FileId, Finding> byFile = Multimaps.index(found, Finding::file);
    ImmutableListMultimap<FileId, Finding> more = scripts.in(snapshot, files);
    return files.stream()
        .flatMap(
            file ->
                Linter.merged(
                    ImmutableList.copyOf(byFile.get(file)),
                    more.get(file).stream().filter(wanted).collect(ImmutableList.toImmutableList()))
                    .stream())
        .collect(ImmutableList.toImmutableList());
  }

  /** What is told. */
  private Baseline.Left left(Snapshot snapshot, @Nullable Baseline baseline) {
    return left(snapshot, baseline, this::findAll);
  }

  private Baseline.Left left(Snapshot snapshot, @Nullable Baseline baseline, Search search) {
    return baseline == null
        ? new Baseline.Left(search.find(snapshot, asked::tells), 0, 0)
        : baseline.without(
            snapshot, files, search.find(snapshot, any -> true), asked::tells, asked::looksFor);
  }

  private int writeBaseline() throws ExitException {
    Path path = console.resolve(asked.baseline());
    Map<Boolean, List<Finding>> all =
        findAll(start, any -> true).stream().collect(Collectors.partitioningBy(asked::tells));
    List<Finding> found = all.getOrDefault(true, List.of());
    Baseline made =
        Baseline.of(path, start, found)
            .keeping(
                Baseline.before(path),
                start,
                files,
                all.getOrDefault(false, List.of()),
                asked::looksFor);
    int kept = made.known().size() - found.size();
    try {
      made.write();
    } catch (IOException e) {
      throw new ExitException(
          1,
          "taskfile-ls: the baseline "
              + asked.baseline()
              + " cannot be written: "
              + FileProblem.of(e));
    }
    console
        .err()
        .println(
            Printable.line(asked.baseline())
                + " accepts "
                + Findings.counted(found.size(), "problem")
                + " in "
                + Findings.counted(files.size(), "file")
                + (kept == 0 ? "" : ", and " + kept + " as before"));
    return 0;
  }

  private int fix(Colors colors, @Nullable Baseline baseline) {
    FixRounds.Result fixed =
        FixRounds.of(
            start,
            linter,
            // What shellcheck says has no fixes.
            snapshot -> left(snapshot, baseline, this::find).findings(),
            mayChange);
    FixedFiles changes = new FixedFiles(console, colors, start);
    if (asked.diff()) {
      changes.show(fixed.texts());
      tellFixes("would be mended", fixed, fixed.texts());
      Snapshot after = start.supposing(fixed.texts());
      Baseline.Left left = left(after, baseline);
      console.err().println("left: " + report(after, left).summary() + accepted(left));
      return fixed.texts().isEmpty() && left.findings().isEmpty() ? 0 : 1;
    }
    if (input != null) {
      Snapshot after = start.supposing(fixed.texts());
      FileText text = after.text(files.getFirst());
      byte[] bytes = text == null ? new byte[0] : input.encode(text.text());
      console.out().write(bytes, 0, bytes.length);
      return tell(console.err(), colors, after, baseline);
    }
    ImmutableMap<FileId, String> written = changes.write(fixed.texts());
    tellFixes("mended", fixed, written);
    int exit = tell(console.out(), colors, start.supposing(written), baseline);
    return written.size() == fixed.texts().size() ? exit : 1;
  }

  private void tellFixes(String what, FixRounds.Result fixed, Map<FileId, String> texts) {
    if (!texts.isEmpty()) {
      int count = texts.keySet().stream().mapToInt(fixed.made()::count).sum();
      console
          .err()
          .println(
              Findings.counted(count, "problem")
                  + " "
                  + what
                  + " in "
                  + Findings.counted(texts.size(), "file"));
    }
  }

  /** Tells what is found, and gives the exit code. */
  private int tell(PrintStream out, Colors colors, Snapshot snapshot, @Nullable Baseline baseline) {
    Baseline.Left left = left(snapshot, baseline);
    Findings report = report(snapshot, left);
    switch (asked.format()) {
      case "json" -> out.println(JsonReport.text(report));
      case "sarif" -> out.println(SarifReport.text(report));
      case "github" -> out.print(GitHubReport.text(report));
      case "gitlab" -> out.println(GitLabReport.text(report));
      default -> out.print(new TextReport(report, colors).text());
    }
    if (asked.format().equals("text") || asked.format().equals("github")) {
      console.err().println(report.summary() + accepted(left));
    }
    return left.findings().isEmpty() ? 0 : 1;
  }

  private Findings report(Snapshot snapshot, Baseline.Left left) {
    return new Findings(
        new SourcePlaces(console, snapshot), left.findings(), files.size(), asked.fix());
  }

  private String accepted(Baseline.Left left) {
    String known =
        left.accepted() == 0
            ? ""
            : "; " + Findings.counted(left.accepted(), "more problem") + " in the baseline";
    return left.stale() == 0
        ? known
        : known
            + "; "
            + Findings.counted(left.stale(), "accepted problem")
            + (left.stale() == 1 ? " is" : " are")
            + " not there any more, --write-baseline forgets "
            + (left.stale() == 1 ? "it" : "them");
  }
}
