package io.github.taskfilels.cli.format;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.cli.command.FlagCommand;
import io.github.taskfilels.cli.edit.EncodedFile;
import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.cli.flags.Flags.Flag;
import io.github.taskfilels.cli.flags.UsageException;
import io.github.taskfilels.cli.root.WorkspaceLoader;
import io.github.taskfilels.cli.terminal.ColorChoice;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.ide.format.EditorConfigs;
import io.github.taskfilels.ide.format.FormatOptions;
import io.github.taskfilels.ide.format.FormatSettings;
import io.github.taskfilels.ide.format.Formatting;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileProblem;
import io.github.taskfilels.workspace.Retention;
import io.github.taskfilels.workspace.Settings;
import io.github.taskfilels.workspace.Snapshot;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** {@code format}: Taskfiles in one form. */
public final class FormatCommand extends FlagCommand {
  private static final Flags FLAGS =
      Flags.of(
          Flag.bool("check", "", "change nothing, list the files that are not formatted"),
          Flag.bool("diff", "", "change nothing, show what would change"),
          Flag.text(
              "stdin-filename",
              "",
              "NAME",
              "format standard input, as the file of this name, to standard output"),
          Flag.text("lists", "", "PLACE", "where dashes stand: auto (default), indented, compact")
              .oneOf("auto", "indented", "compact"),
          Flag.number(
              "blank-lines", "", "COUNT", "blank lines between tasks (default 1); 0 keeps them"),
          Flag.bool("root-order", "", "bring the sections in the order of Task's style guide"),
          Flag.COLOR,
          Flag.bool("help", "h", "show this help"));

  public FormatCommand() {
    super(
        FLAGS,
        "format Taskfiles",
        "Usage: taskfile-ls format [FLAGS] [PATH...]\n\n"
            + "Formats all Taskfiles below the paths (default: the working directory), and files that\n"
            + "are named, by Task's style guide, .taskfile-ls.yml and .editorconfig. Only white space\n"
            + "changes. Exit code 1 if with --check or --diff something is not formatted, or a part has\n"
            + "a syntax error and was left as it is.\n");
  }

  @Override
  protected int run(Console console, Flags.Parsed flags, List<String> arguments)
      throws UsageException, ExitException {
    UnaryOperator<FormatOptions> options = options(flags);
    FormatReport report =
        new FormatReport(console, ColorChoice.of(console, flags), flags.is("diff"));
    boolean write = !flags.is("check") && !flags.is("diff");
    List<String> paths = new ArrayList<>(flags.words());
    paths.addAll(flags.rest());
    String name = flags.get("stdin-filename", "");
    if (!name.isEmpty()) {
      if (!paths.isEmpty()) {
        throw new UsageException("--stdin-filename and paths exclude each other");
      }
      return standardInput(console, report, name, options, write);
    }
    int changed = 0;
    boolean failed = false;
    List<String> places = paths.isEmpty() ? List.of(".") : paths;
    Snapshot snapshot = WorkspaceLoader.paths(console, places, Settings.defaults());
    ImmutableList<FileId> files = files(console, snapshot, places);
    for (FileId file : files) {
      Path path = file.path();
      Outcome outcome =
          path == null
              ? Outcome.SAME
              : format(console, report, path, options(snapshot, file, options), write);
      changed += outcome == Outcome.SAME || outcome == Outcome.FAILED ? 0 : 1;
      failed |= outcome == Outcome.FAILED || outcome == Outcome.CHANGED_IN_PART;
    }
    if (changed > 0 || !failed) {
      report.summary(changed, files.size(), write);
    }
    return failed || (changed > 0 && !write) ? 1 : 0;
  }

  /** What flags say of the options of any file. */
  private static UnaryOperator<FormatOptions> options(Flags.Parsed flags) throws UsageException {
    String lists = flags.get("lists");
    if (lists != null && !ImmutableSet.of("auto", "indented", "compact").contains(lists)) {
      throw new UsageException("--lists is auto, indented or compact, not '" + lists + "'");
    }
    String blankLines = flags.get("blank-lines");
    return said -> {
      FormatOptions options = said;
      options = lists == null ? options : options.withLists(FormatOptions.Lists.named(lists));
      options = blankLines == null ? options : options.withBlankLines(Integer.parseInt(blankLines));
      return flags.has("root-order") ? options.withRootOrder(flags.is("root-order")) : options;
    };
  }

  /** The Taskfiles below folders, also those that only includes name, and named files. */
  private static ImmutableList<FileId> files(
      Console console, Snapshot snapshot, List<String> paths) {
    List<FileId> named = paths.stream().map(path -> FileId.of(console.resolve(path))).toList();
    return WorkspaceLoader.files(snapshot).stream()
        .filter(file -> named.stream().anyMatch(file::isWithin))
        .filter(file -> snapshot.text(file) != null || named.contains(file))
        .collect(ImmutableList.toImmutableList());
  }

  /** What became of a file. */
  private enum Outcome {
    SAME,
    CHANGED,
    /** What is whole in it was formatted. */
    CHANGED_IN_PART,
    FAILED
  }

  private static Outcome format(
      Console console, FormatReport report, Path path, FormatOptions options, boolean write) {
    String name = console.show(path);
    try {
      EncodedFile file = EncodedFile.read(path);
      Formatting.Result result = Formatting.of(file.text(), options);
      boolean left = report.left(name, file.text(), result);
      if (result.edits().isEmpty()) {
        return left ? Outcome.FAILED : Outcome.SAME;
      }
      report.changed(name, file.text(), result);
      if (write) {
        file.write(path, TextEdit.apply(file.text(), result.edits()));
      }
      return left ? Outcome.CHANGED_IN_PART : Outcome.CHANGED;
    } catch (CharacterCodingException e) {
      report.failed(name, EncodedFile.NO_TEXT);
    } catch (IOException e) {
      report.failed(name, "cannot be read or written: " + FileProblem.of(e));
    }
    return Outcome.FAILED;
  }

  /** What the project, the flags and {@code .editorconfig} say, the last word last. */
  private static FormatOptions options(
      Snapshot snapshot, FileId file, UnaryOperator<FormatOptions> flags) {
    FormatOptions project = FormatSettings.over(FormatOptions.STANDARD, snapshot, file);
    return EditorConfigs.over(flags.apply(project), file, snapshot::onDisk);
  }

  private static int standardInput(
      Console console,
      FormatReport report,
      String name,
      UnaryOperator<FormatOptions> options,
      boolean write)
      throws ExitException {
    EncodedFile file;
    try {
      file = EncodedFile.of(console.in().readAllBytes());
    } catch (CharacterCodingException e) {
      throw new ExitException(1, "taskfile-ls: standard input " + EncodedFile.NO_TEXT);
    } catch (IOException e) {
      throw new ExitException(
          1, "taskfile-ls: standard input cannot be read: " + FileProblem.of(e));
    }
    Path path = console.resolve(name);
    Snapshot snapshot = WorkspaceLoader.root(console, path, Retention.CHECKING);
    Formatting.Result result =
        Formatting.of(file.text(), options(snapshot, FileId.of(path), options));
    boolean left = report.left(name, file.text(), result);
    if (write) {
      byte[] text = file.encode(TextEdit.apply(file.text(), result.edits()));
      console.out().write(text, 0, text.length);
    } else if (!result.edits().isEmpty()) {
      report.changed(name, file.text(), result);
    }
    return left || (!write && !result.edits().isEmpty()) ? 1 : 0;
  }
}
